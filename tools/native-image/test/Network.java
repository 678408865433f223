import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

final class Network {

    private static final byte[] MESSAGE = "over loopback".getBytes(UTF_8);

    private static final int TIMEOUT_MILLIS = 10_000;

    private Network() {}

    static void lookup() throws IOException {
        boolean loopback =
                Arrays.stream(InetAddress.getAllByName("localhost")).allMatch(InetAddress::isLoopbackAddress);
        System.out.println(loopback ? "loopback" : "elsewhere");
    }

    static void tcp() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> echoOne(server));
            System.out.println(send(server.getLocalPort()));
        }
    }

    private static void echoOne(ServerSocket server) {
        try (Socket peer = server.accept()) {
            peer.getInputStream().transferTo(peer.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String send(int port) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setSoTimeout(TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            client.getOutputStream().write(MESSAGE);
            client.shutdownOutput();
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** Accepts and reads by selector what a blocking client sends. */
    static void selector() throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
                client.write(ByteBuffer.wrap(MESSAGE));
                System.out.println(readBySelector(selector, server));
            }
        }
    }

    private static String readBySelector(Selector selector, ServerSocketChannel server) throws IOException {
        ByteBuffer received = ByteBuffer.allocate(MESSAGE.length);
        while (received.hasRemaining()) {
            if (selector.select(TIMEOUT_MILLIS) == 0) {
                return "nothing to select";
            }
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    server.accept().configureBlocking(false).register(selector, SelectionKey.OP_READ);
                } else if (((SocketChannel) key.channel()).read(received) < 0) {
                    return "ended early";
                }
            }
            selector.selectedKeys().clear();
        }
        return new String(received.array(), UTF_8);
    }

    static void udp() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramSocket receiver = new DatagramSocket(0, loopback);
                DatagramSocket sender = new DatagramSocket(0, loopback)) {
            receiver.setSoTimeout(TIMEOUT_MILLIS);
            sender.send(new DatagramPacket(MESSAGE, MESSAGE.length, loopback, receiver.getLocalPort()));
            DatagramPacket packet = new DatagramPacket(new byte[64], 64);
            receiver.receive(packet);
            System.out.println(new String(packet.getData(), 0, packet.getLength(), UTF_8));
        }
    }
}
