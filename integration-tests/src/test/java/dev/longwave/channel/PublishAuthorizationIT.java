package dev.longwave.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may publish by HTTP. */
@Tag("quick")
final class PublishAuthorizationIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
        HTTP.close();
    }

    @Test
    void foreignOriginGets403AndOwnOriginGets202() throws Exception {
        assertThat(post(server, "a", new byte[1], "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(server, "a", new byte[1], "Origin", "http://127.0.0.1:" + server.port())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void missingOrWrongTokenGets401() throws Exception {
        try (ServerProcess guarded = ServerProcess.start("longwave.publish.token=s3cret")) {
            HttpResponse<String> none = post(guarded, "a", new byte[1]);
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(post(guarded, "a", new byte[1], "Authorization", "Bearer other")
                            .statusCode())
                    .isEqualTo(401);

            assertThat(post(guarded, "a", new byte[1], "Authorization", "Bearer s3cret")
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    /** With longwave.publish.allow-anonymous it may publish. The trusted proxy reports its address. */
    @Test
    void remotePublisherWithoutTokenGets403() throws Exception {
        String[] behindProxy = {
            "quarkus.http.proxy.proxy-address-forwarding=true", "quarkus.http.proxy.trusted-proxies=127.0.0.1"
        };
        try (ServerProcess closed = ServerProcess.start(behindProxy);
                ServerProcess open =
                        ServerProcess.start(behindProxy[0], behindProxy[1], "longwave.publish.allow-anonymous=true")) {
            assertThat(post(closed, "a", new byte[1], "X-Forwarded-For", "127.0.0.1, 192.0.2.1")
                            .statusCode())
                    .isEqualTo(403);
            // The proxy hides the client, which therefore counts as remote.
            for (String hidden : List.of("unknown", "unix:", "_hidden", "127.0.0.1, unknown", "203.0.113.999")) {
                assertThat(post(closed, "a", new byte[1], "X-Forwarded-For", hidden)
                                .statusCode())
                        .isEqualTo(403);
            }
            assertThat(post(open, "a", new byte[1], "X-Forwarded-For", "192.0.2.1")
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    /** The server does not read proxies' headers, so it cannot tell the proxy's clients from this machine's. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"})
    void publisherBehindAProxyThatIsNotConfiguredGets403(String header) throws Exception {
        assertThat(post(server, "a", new byte[1], header, "127.0.0.1").statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> post(ServerProcess server, String channel, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.http("/broadcast/" + channel)).POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
    }
}
