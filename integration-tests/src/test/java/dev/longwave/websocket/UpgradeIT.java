package dev.longwave.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawHttpClient.Response;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.UpgradeRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@Tag("quick")
final class UpgradeIT {

    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String KEY = "Sec-WebSocket-Key";

    @TestHTTPResource("/ws")
    URI endpoint;

    /** The key and its Sec-WebSocket-Accept are those of RFC 6455 §1.3. */
    @Test
    void completeHandshakeIsAccepted() throws IOException {
        Response response = send(UpgradeRequest.to(endpoint));

        assertThat(response.status()).isEqualTo(101);
        assertThat(response.headers()).containsEntry("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    /** RFC 6455 §4.1 forbids it. The message has an empty line, which would end the head of a request. */
    @Test
    void dataAfterAPipelinedHandshakeIsRejected() throws IOException {
        String first = "GET /client/index.js HTTP/1.1\r\nHost: a\r\n\r\n";
        String handshake = new String(UpgradeRequest.to(endpoint).bytes(), ISO_8859_1);
        String message = "\u0081\u0084\0\0\0\0\r\n\r\n";
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write(first + handshake + message);

            assertThat(client.response().status()).isEqualTo(200);
            assertThat(client.response().status()).isEqualTo(101);
            assertThat(client.rest()).endsWith("sent before the handshake was answered");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "8", "12", "14", "255", "013", "+13", "13.0", "13, 8", "13, 13", "thirteen", ""})
    void otherVersionGets426WithVersion13(String version) throws IOException {
        assertUpgradeRequiredTo13(send(UpgradeRequest.to(endpoint).with(VERSION, version)));
    }

    @Test
    void missingVersionGets426WithVersion13() throws IOException {
        assertUpgradeRequiredTo13(send(UpgradeRequest.to(endpoint).with(VERSION)));
    }

    @Test
    void twoVersionsGet426WithVersion13() throws IOException {
        assertUpgradeRequiredTo13(send(UpgradeRequest.to(endpoint).with(VERSION, "13", "13")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AQID", // 3 bytes
                "dGhlIHNhbXBsZSBub25j", // 15 bytes
                "dGhlIHNhbXBsZSBub25jZSE=", // 17 bytes
                "dGhlIHNhbXBsZSBub25jZQ", // unpadded
                "dGhlIHNhbXBsZSBub25jZR==", // unused bits set
                "dGhlIHNhbXBs*SBub25jZQ==",
            })
    void keyThatIsNot16BytesInBase64Gets400(String key) throws IOException {
        assertThat(send(UpgradeRequest.to(endpoint).with(KEY, key)).status()).isEqualTo(400);
    }

    @Test
    void twoKeysGet400() throws IOException {
        UpgradeRequest request = UpgradeRequest.to(endpoint).with(KEY, UpgradeRequest.KEY, UpgradeRequest.KEY);

        assertThat(send(request).status()).isEqualTo(400);
    }

    @Test
    void missingKeyGets400WithOneLineOfHelp() throws IOException {
        Response response = send(UpgradeRequest.to(endpoint).with(KEY));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().lines()).singleElement().asString().contains("WebSocket client");
    }

    /** A bar separates lines of the same name. */
    @ParameterizedTest
    @CsvSource({
        "Upgrade, WEBSOCKET, 101",
        "Upgrade, 'irc, websocket', 101",
        "Upgrade, irc|websocket, 101",
        "Upgrade, websockets, 400",
        "Upgrade, irc, 400",
        "Upgrade, '', 400",
        "Connection, upgrade, 101",
        "Connection, 'keep-alive, Upgrade', 101",
        "Connection, keep-alive|Upgrade, 101",
        "Connection, keep-alive, 400",
        "Connection, no-upgrade, 400",
        "Connection, '', 400",
        "Host, one.example|other.example, 400",
        "Content-Length, 0, 101",
        "Transfer-Encoding, chunked, 400",
    })
    void onlyWebSocketRequestIsUpgraded(String header, String values, int status) throws IOException {
        UpgradeRequest request = UpgradeRequest.to(endpoint).with(header, values.split("\\|"));

        assertThat(send(request).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade", "Connection", "Host"})
    void missingHeaderGets400(String header) throws IOException {
        assertThat(send(UpgradeRequest.to(endpoint).with(header)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void methodOtherThanGetGets400(String method) throws IOException {
        assertThat(send(UpgradeRequest.to(endpoint).withMethod(method)).status())
                .isEqualTo(400);
    }

    @Test
    void handshakeOverHttp10Gets400() throws IOException {
        assertThat(send(UpgradeRequest.to(endpoint).withVersion("HTTP/1.0")).status())
                .isEqualTo(400);
    }

    @Test
    void clientThatAlsoOffersHttp2GetsItsWebSocket() throws IOException {
        UpgradeRequest request = UpgradeRequest.to(endpoint)
                .with("Upgrade", "h2c", "websocket")
                .with("Connection", "Upgrade, HTTP2-Settings")
                .with("HTTP2-Settings", "AAMAAABkAARAAAAAAAIAAAAA");

        Response response = send(request);

        assertThat(response.status()).isEqualTo(101);
        assertThat(response.headers()).containsEntry("Upgrade", "websocket").containsKey("Sec-WebSocket-Accept");
    }

    @Test
    void offerOfHttp2IsIgnored() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + endpoint.getAuthority() + endpoint.getPath()))
                .build();
        try (HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());

            assertThat(response.version()).isEqualTo(Version.HTTP_1_1);
            assertThat(response.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void http2WithPriorKnowledgeGets505() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

            assertThat(client.rest()).startsWith("HTTP/1.1 505 ");
        }
    }

    @ParameterizedTest
    @CsvSource({VERSION + ", 8, 426", KEY + ", short, 400", "Upgrade, irc, 400", "Origin, https://evil.example, 403"})
    void rejectedHandshakeClosesItsConnection(String header, String value, int status) throws IOException {
        assertClosed(UpgradeRequest.to(endpoint).with(header, value), status);
    }

    /** RFC 9110 §7.8. */
    @Test
    void clientThatExpectsA100GetsItBeforeThe101() throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(endpoint)) {
            assertThat(client.send(UpgradeRequest.to(endpoint).with("Expect", "100-continue"))
                            .status())
                    .isEqualTo(100);
            assertThat(client.response().status()).isEqualTo(101);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ws | Origin | https://evil.example | Pages of this Origin may not connect",
                "/ws | Sec-WebSocket-Version | 8 | Sec-WebSocket-Version must be 13",
                "/ws | Sec-WebSocket-Key | short | Sec-WebSocket-Key must be 16 bytes in base64",
                "/ws | Upgrade | irc | A WebSocket needs a GET over HTTP/1.1",
                "/ws | Sec-WebSocket-Extensions | a;; | Sec-WebSocket-Extensions must have the syntax",
                "/broadcast/%20 | X | y | The name of a channel must be 1 to 64 of",
                "/broadcast/a?self=maybe | X | y | self must be true or false",
                "/background/nobody | X | y | No writer has this name",
                "/background/clock?messages=0 | X | y | messages must be 1 to 999999999",
            })
    void rejectionHasALineOfHelp(String path, String header, String value, String help) throws IOException {
        Response response = send(UpgradeRequest.to(endpoint.resolve(path)).with(header, value));

        assertThat(response.body()).contains(help).endsWith("\n").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"/nowhere, 404", "/background/nobody, 404", "/broadcast/%20, 400"})
    void upgradeOfNoEndpointClosesItsConnection(String path, int status) throws IOException {
        assertClosed(UpgradeRequest.to(endpoint.resolve(path)), status);
    }

    /** Behind a proxy that has connected both sides at the request, the next bytes would be an unchecked request. */
    private void assertClosed(UpgradeRequest request, int status) throws IOException {
        try (RawWebSocketClient member = RawWebSocketClient.upgrade(endpoint.resolve("/broadcast/a"));
                RawHttpClient client = RawHttpClient.connect(endpoint)) {
            client.write(request.bytes());
            client.write("POST /broadcast/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx");
            Response response = client.response();

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.headers().get("Connection")).endsWith("close");
            assertThat(client.rest()).isEmpty();
            member.send(new FrameBuilder().text("own"));
            assertThat(member.next()).isEqualTo("text own");
        }
    }

    private static void assertUpgradeRequiredTo13(Response response) {
        assertThat(response.status()).isEqualTo(426);
        assertThat(response.headers())
                .containsEntry("Sec-WebSocket-Version", "13")
                .containsEntry("Upgrade", "websocket")
                .containsEntry("Connection", "Upgrade, close");
    }

    private Response send(UpgradeRequest request) throws IOException {
        return RawHttpClient.send(endpoint, request);
    }
}
