package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.longwave.connection.ConnectionRegistry;
import dev.longwave.connection.DisconnectCause;
import dev.longwave.limits.Limits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cause that each disconnect is counted with. */
final class DisconnectCauseTest {

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final ConnectionRegistry connections = TestConnections.connections(metrics);
    private final WebSocketHandler handler =
            TestConnections.handler(new Limits(1_000, 1_000, 1 << 20, new Limits.Rates(1, 0)), connections);
    private final EmbeddedChannel channel = new EmbeddedChannel(handler);

    DisconnectCauseTest() {
        handler.connection().upgraded(false);
        handler.startReading();
    }

    @ParameterizedTest
    @CsvSource({
        "the client closes, 888000000000, CLIENT",
        "it goes in the middle of a frame, 81, CLIENT",
        "it breaks the protocol, 8101, PROTOCOL",
        "it sends what is no text, 818100000000ff, PROTOCOL",
        "its message is too big, 82fe03e900000000, LIMIT",
        "it sends too fast, 8a80000000008a80000000008a80000000008a80000000008a80000000008a8000000000, LIMIT",
    })
    void inputOfTheClientDecidesTheCause(String what, String hex, DisconnectCause ending) {
        channel.writeInbound(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
        channel.close().syncUninterruptibly();

        assertEndedFor(ending);
    }

    @Test
    void closeByTheEndpointHasItsCause() {
        channel.writeOutbound(new CloseWebSocketFrame(1000, "done"));
        channel.close().syncUninterruptibly();

        assertEndedFor(DisconnectCause.ENDPOINT);
    }

    @Test
    void drainHasItsCause() {
        handler.connection().drain(Duration.ZERO);
        for (int pause = 0; pause < 3; pause++) {
            channel.runPendingTasks();
            channel.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        }
        channel.close().syncUninterruptibly();

        assertEndedFor(DisconnectCause.DRAIN);
    }

    @Test
    void timeoutHasItsCause() {
        handler.connection().abort(DisconnectCause.TIMEOUT);
        channel.runPendingTasks();

        assertEndedFor(DisconnectCause.TIMEOUT);
    }

    /** Other threads may abort a connection, so also one that has just been closed. */
    @Test
    void abortAfterTheEndChangesNothing() {
        channel.close().syncUninterruptibly();
        handler.connection().abort(DisconnectCause.TIMEOUT);
        channel.runPendingTasks();

        assertEndedFor(DisconnectCause.CLIENT);
    }

    private void assertEndedFor(DisconnectCause expected) {
        assertEquals(
                expected.name() + "=1",
                String.join(
                        " ",
                        Stream.of(DisconnectCause.values())
                                .filter(cause -> TestConnections.ended(metrics, cause) > 0)
                                .map(cause -> cause + "=" + TestConnections.ended(metrics, cause))
                                .toList()));
        channel.finishAndReleaseAll();
    }
}
