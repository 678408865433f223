package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.longwave.connection.CloseCode;
import dev.longwave.limits.InboundBudget;
import dev.longwave.limits.Limits;
import dev.longwave.websocket.codec.Inbound;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class FrameReaderTest {

    private static final int BYTES_A_SECOND = 10;

    private final ChannelHandlerContext ctx =
            new EmbeddedChannel(new ChannelInboundHandlerAdapter()).pipeline().firstContext();
    private final FrameReader reception = new FrameReader(
            new Limits(100, 100, 100, new Limits.Rates(0, BYTES_A_SECOND)), null, new InboundBudget(100), () -> {});

    @Test
    void messagesBeforeARateViolationAreRead() {
        reception.add(ctx, Unpooled.wrappedBuffer(HexFormat.of().parseHex("818000000000")));
        reception.add(ctx, Unpooled.buffer().writeZero(10 * BYTES_A_SECOND));

        assertInstanceOf(Inbound.Message.class, reception.next());
        assertEquals(new Inbound.Violation(CloseCode.POLICY_VIOLATION, "too many bytes a second"), reception.next());
    }
}
