package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.connection.DisconnectCause;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server that sends over real TCP to a client that does not read. */
final class SlowClientTest {

    private static final int FRAME = 10_000;

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final CompletableFuture<Channel> accepted = new CompletableFuture<>();
    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(true);
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final ConnectionRegistry connections = TestConnections.connections(metrics);
    private Socket peer;

    @BeforeEach
    void connect() throws Exception {
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.ALLOCATOR, memory)
                .childHandler(new Accepting())
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        peer = new Socket(InetAddress.getLoopbackAddress(), ((InetSocketAddress) server.localAddress()).getPort());
        peer.setSoTimeout(10_000);
    }

    @AfterEach
    void end() throws IOException {
        peer.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void lateReaderGetsDataOfNettyThen1013() throws Exception {
        int sent = sendUntilRejected();

        List<Integer> received = readToTheClose();

        assertEquals(1013, received.removeLast());
        assertTrue(received.stream().allMatch(size -> size == FRAME), "whole frames only");
        assertTrue(received.size() < sent, "the rest was dropped");
    }

    @Test
    void queueOfANonReaderIsFreedAndItIsAborted() throws Exception {
        sendUntilRejected();

        long heldBack = memory.metric().usedDirectMemory();
        assertTrue(heldBack < TestConnections.OUTBOUND / 8, "held at once: " + heldBack);

        assertTrue(accepted.get().closeFuture().await(5, TimeUnit.SECONDS), "cut");
        assertEquals(1, behindWhatTheLoopDoes(() -> TestConnections.ended(metrics, DisconnectCause.SLOW_CONSUMER)));
        assertEquals(0, memory.metric().usedDirectMemory());
    }

    @Test
    void burstAloneDoesNotMakeAClientSlow() throws Exception {
        int moreThanMayWait = TestConnections.OUTBOUND * 3 / 2 / FRAME;
        int sent = sendUntilRejected(moreThanMayWait);

        List<Integer> received = readToTheClose();

        assertEquals(moreThanMayWait, sent);
        assertEquals(1011, received.removeLast());
        assertEquals(sent, received.size());
    }

    @Test
    void shedClientLosesItsQueueAndGets1013() throws Exception {
        FramedConnection wire = letWait(TestConnections.OUTBOUND / 2);
        wire.shed();
        behindWhatTheLoopDoes(() -> 0L);
        assertTrue(wire.queuedBytes() < TestConnections.OUTBOUND / 4, "dropped");

        List<Integer> received = readToTheClose();

        assertEquals(1013, received.removeLast());
        assertTrue(received.stream().allMatch(size -> size == FRAME), "whole frames only");
    }

    @Test
    void clientShedTwiceIsAborted() throws Exception {
        FramedConnection wire = letWait(TestConnections.OUTBOUND / 2);
        wire.shed();
        behindWhatTheLoopDoes(() -> 0L);
        wire.shed();

        assertTrue(accepted.get().closeFuture().await(1, TimeUnit.SECONDS), "sooner than who may still read");
        assertEquals(1, behindWhatTheLoopDoes(() -> TestConnections.ended(metrics, DisconnectCause.SLOW_CONSUMER)));
        assertEquals(0, memory.metric().usedDirectMemory());
    }

    /** Sends until this many bytes are queued for the client. */
    private FramedConnection letWait(int bytes) throws Exception {
        Channel channel = accepted.get(10, TimeUnit.SECONDS);
        FramedConnection wire = channel.pipeline().get(WebSocketHandler.class).connection();
        while (wire.queuedBytes() < bytes) {
            ByteBuf payload = Unpooled.buffer(FRAME).writeZero(FRAME);
            behindWhatTheLoopDoes(() -> wire.send(new BinaryWebSocketFrame(payload)) ? 1L : 0L);
        }
        return wire;
    }

    /** Waits for the task that reports the end of a channel, which the closing task queues. */
    private long behindWhatTheLoopDoes(Callable<Long> question) throws Exception {
        EventLoop loop = accepted.get().eventLoop();
        loop.submit(() -> {}).get();
        return loop.submit(question).get();
    }

    private int sendUntilRejected() throws Exception {
        return sendUntilRejected(Integer.MAX_VALUE);
    }

    /**
     * Sends up to this many frames, until the connection accepts no more. Closes it, and waits until the Close is handled.
     * Returns the number of accepted frames.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the client sees the result
    private int sendUntilRejected(int max) throws Exception {
        Channel channel = accepted.get(10, TimeUnit.SECONDS);
        return channel.eventLoop()
                .submit(() -> {
                    int frames = 0;
                    for (boolean taken = true; taken && frames < max; frames += taken ? 1 : 0) {
                        ByteBuf payload = Unpooled.buffer(FRAME).writeZero(FRAME);
                        taken = channel.writeAndFlush(new BinaryWebSocketFrame(payload))
                                        .cause()
                                == null;
                    }
                    // WebSockets Next closes like this after a failed send of an endpoint.
                    channel.writeAndFlush(new CloseWebSocketFrame(1011, ""));
                    return frames;
                })
                .get(10, TimeUnit.SECONDS);
    }

    /** Returns the sizes of the received messages, and last the code of the Close. */
    private List<Integer> readToTheClose() throws IOException {
        List<Integer> received = new ArrayList<>();
        DataInputStream in = new DataInputStream(peer.getInputStream());
        for (int first = in.read(); first >= 0; first = in.read()) {
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length;
            if (first == 0x88) {
                received.add(in.readUnsignedShort());
                return received;
            }
            received.add(in.readNBytes(length).length);
        }
        return received;
    }

    private final class Accepting extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            WebSocketHandler wire = TestConnections.handler(connections);
            channel.pipeline().addLast(new WebSocket13FrameEncoder(false), wire, new AnsweringCloses());
            wire.connection().upgraded(false);
            accepted.complete(channel);
        }
    }

    /** Responds to a Close as Vert.x does. */
    private static final class AnsweringCloses extends ChannelInboundHandlerAdapter {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the client sees the result
        public void channelRead(ChannelHandlerContext ctx, Object frame) {
            CloseWebSocketFrame close = (CloseWebSocketFrame) frame;
            ctx.writeAndFlush(new CloseWebSocketFrame(close.statusCode(), close.reasonText()))
                    .addListener(sent -> ctx.close());
            close.release();
        }
    }
}
