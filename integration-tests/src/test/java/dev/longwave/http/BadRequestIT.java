package dev.longwave.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawHttpClient.Response;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses to bad requests, of which {@link #stopWithoutErrors} finds none in the log. */
final class BadRequestIT {

    private static final String DEBUG = "quarkus.log.category.\"dev.longwave\".level=DEBUG";

    private static ServerProcess server;
    private static URI endpoint;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(DEBUG);
        endpoint = server.http("/ws");
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1|X: a', 400",
        "'GET /ws HTTP/1.1|Host: a b', 400",
        "'GET / HTTP/1.1|Host: a:99999', 400",
        "'GET / HTTP/1.1|Host: @/..', 400",
        "'GET / HTTP/1.1|Host: [::1', 400",
        "'GET ?a=b HTTP/1.1|Host: a', 400",
        "'GET /%zz HTTP/1.1|Host: a', 400",
        "'GET /ws?%zz HTTP/1.1|Host: a', 400",
        "'GET a HTTP/1.1|Host: a', 404",
        "'CONNECT a:80 HTTP/1.1|Host: a', 404",
        "'G@T / HTTP/1.1|Host: a', 400",
        "'GET /', 400",
        "'GET / HTTP/9.9|Host: a', 505",
        "'GET / HTTP/1.2|Host: a', 505",
        "'GET / HTTQ/1.1|Host: a', 505",
        "'GET / HTTP/1.1|Host: a|Host: a', 400",
        "'GET / HTTP/01.1|Host: a', 400",
        "'GET / http/1.1|Host: a', 400",
        "'GET\u0001 / HTTP/1.1|Host: a', 400",
        "'GET /\u0001 HTTP/1.1|Host: a', 400",
        "'POST /ws HTTP/1.0|Host: a|Connection: keep-alive|Content-Length: 3|Content-Length: 30', 400",
        "'GET / HTTP/1.1|Host: a|: b', 400",
        "'GET / HTTP/1.1|Host: a|no colon', 400",
        "'GET / HTTP/1.1|Host: a|a b: c', 400",
        "'POST /ws HTTP/1.0|Host: a|Transfer-Encoding: chunked', 400",
        "'POST /ws HTTP/1.1|Host: a|Content-Length: x', 400",
        "'POST /ws HTTP/1.1|Host: a|Content-Length: 99999999999999', 413",
        "'POST /ws HTTP/1.1|Host: a|Content-Length: 1|Transfer-Encoding: chunked', 400",
    })
    void badRequestGetsItsStatus(String lines, int status) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write(lines.replace("|", "\r\n") + "\r\n\r\n");

            Response response = client.response();
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.headers().getOrDefault("Date", "none"))
                    .matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT");
        }
    }

    /** The server's own version, not that of a request which it could not read. */
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n: b", "GET /\r\nHost: a", "GET /LONG HTTP/1.1\r\nHost: a"})
    void responseToAnUnreadableRequestIsHttp11(String head) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write(head.replace("LONG", "x".repeat(5_000)) + "\r\n\r\n");

            assertThat(client.rest()).startsWith("HTTP/1.1 4").contains("connection: close");
        }
    }

    @Test
    void optionsOfTheServerGets204() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(client.response().status()).isEqualTo(204);
        }
    }

    /** RFC 9112 §9.6: the response to the first request has announced the close. */
    @Test
    void requestBehindAnAnnouncedCloseIsDropped() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            String invalid = "CONNECT /ws HTTP/1.1\r\nHost: a b\r\n\r\n";
            client.write(invalid + new String(UpgradeRequest.to(endpoint).bytes(), UTF_8));

            assertThat(client.response().status()).isEqualTo(400);
            assertThat(client.rest()).isEmpty();
        }
    }

    /** Vert.x reads 1,024 parameters, and would drop the others. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/ws", "/broadcast/a"})
    void moreThan1000ParametersGet400(String path) throws IOException {
        String query = "a=b&".repeat(999);
        UpgradeRequest request = UpgradeRequest.to(endpoint.resolve(path + "?" + query + "self=nonsense&c=d"));

        assertThat(RawHttpClient.send(endpoint, request).status()).isEqualTo(400);
    }

    /**
     * A proxy may see the end of the request elsewhere, and the rest as the next request: RFC 9112 §6.3. Both
     * interfaces reject it.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /|Sec-WebSocket-Key1: 1|Sec-WebSocket-Key2: 2",
                "GET /ws|Sec-WebSocket-Key1: 1|Sec-WebSocket-Key2: 2|Connection: Upgrade|Upgrade: websocket"
                        + "|Sec-WebSocket-Version: 13|Sec-WebSocket-Key: " + UpgradeRequest.KEY,
                "GET /{}|Sec-WebSocket-Key1: 1|Sec-WebSocket-Key2: 2",
                "POST /broadcast/a|Transfer-Encoding: gzip",
                "POST /broadcast/a|Transfer-Encoding: gzip, chunked",
                "POST /broadcast/a|Transfer-Encoding: chunked;q=1",
                "GET /|Transfer-Encoding: identity",
            })
    void requestWithAmbiguousEndGets400AndClose(String lines) throws IOException {
        for (URI server : new URI[] {endpoint, BadRequestIT.server.management("/")}) {
            try (RawHttpClient client = RawHttpClient.connect(server)) {
                client.write(
                        lines.replaceFirst("\\|", " HTTP/1.1\r\nHost: a\r\n").replace("|", "\r\n") + "\r\n\r\n");
                client.write("POST /broadcast/a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");

                assertThat(client.rest())
                        .matches(
                                "HTTP/1.1 400 Bad Request\r\n(connection: close\r\n|content-length: 0\r\n|date: [^\r]+ GMT\r\n){3}\r\n");
            }
        }
    }

    /** Responses of static files and of publishing come later than their requests. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /ws", "GET /client/index.js", "POST /broadcast/a"})
    void requestsBeforeABrokenOneGetResponses(String line) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write(request.repeat(3) + line + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

            assertThat(client.rest().split("HTTP/1.1 (200|202|400) ", -1)).hasSizeGreaterThanOrEqualTo(1 + 3);
        }
    }

    @ParameterizedTest
    @CsvSource({"/ws, 400", "/broadcast/a, 400"})
    void requestWithBrokenBodyGets400(String path, int status) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

            assertThat(client.rest()).startsWith("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /ws", "GET /client/index.js", "POST /broadcast/a"})
    void clientThatLeavesMidRequestIsNotLogged(String line) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
        for (int client = 0; client < 20; client++) {
            try (RawHttpClient leaving = RawHttpClient.connect(endpoint)) {
                leaving.write(request.repeat(3) + line + " HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\nok");
            }
        }
        assertThat(RawHttpClient.send(endpoint, UpgradeRequest.to(endpoint)).status())
                .isEqualTo(101);
    }

    @Test
    void pipelinedRequestsGetResponsesInOrder() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            String pair = "GET /client/index.js HTTP/1.1\r\nHost: a\r\n\r\nGET /ws HTTP/1.1\r\nHost: a\r\n\r\n";
            client.write(pair.repeat(500));
            for (int number = 0; number < 500; number++) {
                assertThat(client.response().status()).isEqualTo(200);
                assertThat(client.response().status()).isEqualTo(400);
            }
        }
    }

    @Test
    void headOverTheLimitsGets431() throws IOException {
        UpgradeRequest request = UpgradeRequest.to(endpoint).with("X", "a".repeat(30_000));

        assertThat(RawHttpClient.send(endpoint, request).status()).isEqualTo(431);
    }

    /** A ClientHello, and bytes without a meaning. */
    @ParameterizedTest
    @ValueSource(strings = {"160301000a01000d0a0d0a", "00000000000d0a0d0a", "fffefdfc0d0a0d0a"})
    void bytesThatAreNoRequestGet400(String hex) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write(HexFormat.of().parseHex(hex));

            assertThat(client.rest()).startsWith("HTTP/1.1 400 ");
        }
    }

    /** With forwarding the server parses Host in the same way. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1", "192.0.2.1"})
    void invalidProxyHeadersAreIgnoredAndNotLogged(String trusted) throws Exception {
        try (ServerProcess proxied = ServerProcess.start(
                DEBUG,
                "quarkus.http.proxy.proxy-address-forwarding=true",
                "quarkus.http.proxy.enable-forwarded-host=true",
                "quarkus.http.proxy.trusted-proxies=" + trusted)) {
            UpgradeRequest request = UpgradeRequest.to(proxied.http("/ws"))
                    .with("Host", "a:b")
                    .with("X-Forwarded-Port", "99999")
                    .with("X-Forwarded-For", "a:b")
                    .with("X-Forwarded-Host", "a:b")
                    .with("X-Forwarded-Trusted-Proxy", "true");

            assertThat(RawHttpClient.send(proxied.http("/ws"), request).status())
                    .isEqualTo(101);
            proxied.stopWithoutErrors();
        }
    }
}
