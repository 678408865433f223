package dev.longwave.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the decoder and the handler that it stands behind in a server. */
final class RequestFramingCheckTest {

    private final EmbeddedChannel channel =
            new EmbeddedChannel(new HttpRequestDecoder(), new PipeliningHandler(), new RequestFramingCheck());

    /** Whether the decoder has found an error, to which Vert.x responds with 400 and a close. */
    private boolean failedDecoder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1|Sec-WebSocket-Key1: 1|Sec-WebSocket-Key2: 2",
                "GET / HTTP/1.1|sec-websocket-key2: 1|SEC-WEBSOCKET-KEY1: 2",
                "POST / HTTP/1.1|Sec-WebSocket-Key1: 1|Sec-WebSocket-Key2: 2|Content-Length: 0",
                "POST / HTTP/1.1|Transfer-Encoding: gzip",
                "POST / HTTP/1.1|Transfer-Encoding: gzip|Content-Length: 4",
                "POST / HTTP/1.1|Transfer-Encoding: xchunked",
                "POST / HTTP/1.1|Transfer-Encoding: identity",
                "POST / HTTP/1.1|Transfer-Encoding: \"chunked\"",
                "POST / HTTP/1.1|Transfer-Encoding: chunked;q=1",
                "POST / HTTP/1.1|Transfer-Encoding: gzip, chunked",
                "POST / HTTP/1.1|Transfer-Encoding: chunked, chunked",
                "POST / HTTP/1.1|Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "POST / HTTP/1.1|Transfer-Encoding: gzip|Transfer-Encoding: chunked",
                "POST / HTTP/1.1|Transfer-Encoding: chunked,| chunked",
                "POST / HTTP/1.1|Transfer-Encoding:",
            })
    void requestWithAmbiguousEndIsRejected(String lines) {
        receive(head(lines));

        assertEquals(List.of(), passed());
        if (!failedDecoder) {
            assertEquals("400 close", response());
            assertFalse(channel.isOpen());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1|Host: a|Host: a, 400 close",
        "GET / HTTP/1.1|Host: a|: b, 400 close",
        "GET / HTTP/1.2|Host: a, 505 close",
        "GET / HTTP/2.0|Host: a, 505 close",
    })
    void requestThatParsersReadDifferentlyIsRejected(String lines, String expected) {
        receive(head(lines));

        assertEquals(List.of(), passed());
        if (!failedDecoder) {
            assertEquals(expected, response());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1|Host: a",
                "GET / HTTP/1.1|Sec-WebSocket-Key1: 1",
                "GET / HTTP/1.1|Sec-WebSocket-Key2: 1|Sec-WebSocket-Key: 1",
                "POST / HTTP/1.1|Content-Length: 0",
                "POST / HTTP/1.1|Transfer-Encoding: Chunked",
            })
    void requestWithOneEndPasses(String lines) {
        receive(head(lines));

        assertEquals(List.of("/"), passed());
        assertNull(response());
        assertTrue(channel.isOpen());
    }

    @Test
    void inputAfterRejectedRequestIsDropped() {
        receive(head("GET /first HTTP/1.1|Sec-WebSocket-Key1: 1|Sec-WebSocket-Key2: 2")
                + head("GET /next HTTP/1.1")
                + head("GET /last HTTP/1.1"));

        assertEquals(List.of(), passed());
    }

    @Test
    void requestBeforeGetsItsResponseFirst() {
        receive(head("GET /before HTTP/1.1") + head("GET /next HTTP/1.1|Sec-WebSocket-Key1: 1|Sec-WebSocket-Key2: 2"));
        assertEquals(List.of("/before"), passed());
        assertNull(response());

        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        assertEquals("200 null", response());
        assertEquals("400 close", response());
    }

    private static String head(String lines) {
        return lines.replace("|", "\r\n") + "\r\n\r\n";
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
    }

    private List<String> passed() {
        List<String> all = new ArrayList<>();
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part instanceof HttpRequest request && request.decoderResult().isFailure()) {
                failedDecoder = true;
            } else if (part instanceof HttpRequest request) {
                all.add(request.uri());
            }
            ReferenceCountUtil.release(part);
        }
        return all;
    }

    private @Nullable String response() {
        channel.runPendingTasks();
        FullHttpResponse response = channel.readOutbound();
        return response == null
                ? null
                : response.status().code() + " " + response.headers().get("Connection");
    }
}
