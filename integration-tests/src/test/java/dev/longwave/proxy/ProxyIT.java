package dev.longwave.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.Proxy;
import dev.longwave.harness.ProxyProcess;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("once")
final class ProxyIT {

    private static final int IDLE_SECONDS = 60;

    private static final String[] TRUSTING = {
        "quarkus.http.proxy.proxy-address-forwarding=true", "quarkus.http.proxy.trusted-proxies=127.0.0.1"
    };

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void messagesOfAnySizeAndCloseAreEchoed(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start(TRUSTING);
                ProxyProcess proxy = ProxyProcess.start(kind, server, IDLE_SECONDS, directory);
                RawWebSocketClient client = RawWebSocketClient.upgrade(proxy.webSocket("/ws"))) {
            List<String> expected = new ArrayList<>();
            for (int size : new int[] {0, 1, 125, 126, 65_535, 65_536, 256 << 10}) {
                String text = "x".repeat(size);
                client.send(new FrameBuilder().text(text));
                expected.add("text " + text);
            }
            client.send(new FrameBuilder().close(3000, "enough"));
            expected.addAll(List.of("close 3000 enough", "end"));

            assertThat(client.rest()).isEqualTo(expected);
        }
    }

    /** The connection is open for longer than the proxy's idle timeout. The next test shows the close without Pings. */
    @ParameterizedTest
    @EnumSource
    void pingsKeepAQuietConnectionOpen(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.keep-alive.interval=500ms");
                ProxyProcess proxy = ProxyProcess.start(kind, server, 2, directory);
                RawWebSocketClient client = RawWebSocketClient.upgrade(proxy.webSocket("/ws"))) {
            for (int ping = 0; ping < 8; ping++) {
                assertThat(client.next()).isEqualTo("ping");
                client.send(new FrameBuilder().frame(FrameBuilder.PONG, new byte[0]));
            }
            client.send(new FrameBuilder().text("still here"));
            assertThat(client.next()).isEqualTo("text still here");
        }
    }

    @ParameterizedTest
    @EnumSource
    void proxyClosesAConnectionWithoutPings(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.keep-alive.interval=0");
                ProxyProcess proxy = ProxyProcess.start(kind, server, 2, directory);
                RawWebSocketClient client = RawWebSocketClient.upgrade(proxy.webSocket("/ws"))) {
            assertThat(client.rest()).endsWith("end");
        }
    }

    /** A forged X-Forwarded-For has no effect. */
    @ParameterizedTest
    @EnumSource
    void clientsCountByTheirRealAddresses(Proxy kind) throws IOException {
        try (ServerProcess server =
                        ServerProcess.start(TRUSTING[0], TRUSTING[1], "longwave.connections.limit-per-address=1");
                ProxyProcess proxy = ProxyProcess.start(kind, server, IDLE_SECONDS, directory);
                RawHttpClient one = RawHttpClient.connect(proxy.http("/"), "127.0.0.2");
                RawHttpClient same = RawHttpClient.connect(proxy.http("/"), "127.0.0.2");
                RawHttpClient other = RawHttpClient.connect(proxy.http("/"), "127.0.0.3")) {
            UpgradeRequest honest = UpgradeRequest.to(proxy.webSocket("/ws"));
            UpgradeRequest lying = honest.with("X-Forwarded-For", "192.0.2.1");

            assertThat(one.send(lying).status()).isEqualTo(101);
            assertThat(same.send(lying.with("X-Forwarded-For", "192.0.2.2")).status())
                    .isEqualTo(429);
            assertThat(other.send(honest).status()).isEqualTo(101);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyPagesOfTheProxiedSiteMayConnect(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start(TRUSTING);
                ProxyProcess proxy = ProxyProcess.start(kind, server, IDLE_SECONDS, directory)) {
            UpgradeRequest request = UpgradeRequest.to(proxy.webSocket("/ws")).with("Host", "longwave.example");

            assertThat(status(proxy.http("/"), request.with("Origin", "http://longwave.example")))
                    .isEqualTo(101);
            assertThat(status(proxy.http("/"), request.with("Origin", "https://longwave.example")))
                    .isEqualTo(403);
            assertThat(status(proxy.http("/"), request.with("Origin", "http://other.example")))
                    .isEqualTo(403);
            assertThat(status(
                            proxy.http("/"),
                            request.with("Origin", "https://longwave.example").with("X-Forwarded-Proto", "https")))
                    .as("forged scheme")
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void drainReachesClientsThroughTheProxy(Proxy kind) throws Exception {
        try (ServerProcess server = ServerProcess.start("longwave.shutdown.drain=0");
                ProxyProcess proxy = ProxyProcess.start(kind, server, IDLE_SECONDS, directory);
                RawWebSocketClient client = RawWebSocketClient.upgrade(proxy.webSocket("/ws"))) {
            client.send(new FrameBuilder().text("before"));
            assertThat(client.next()).isEqualTo("text before");

            server.terminate();

            assertThat(client.rest()).containsExactly("close 1001 draining", "end");
            assertThat(server.exitCode()).isEqualTo(143);
        }
    }

    private static int status(URI proxy, UpgradeRequest request) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(proxy)) {
            return client.send(request).status();
        }
    }
}
