package dev.longwave.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawHttpClient.Response;
import dev.longwave.harness.ServerProcess;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has a place, and that it is given back. */
final class ConnectionLimitsIT {

    private static final String ALL = "longwave.connections.limit=";
    private static final String PER_ADDRESS = "longwave.connections.limit-per-address=";
    private static final String RATE = "longwave.connections.rate-per-address=";

    @Test
    void oneConnectionTooManyGets503UntilAnotherHasGone() throws IOException {
        try (ServerProcess server = ServerProcess.start(ALL + 2);
                RawHttpClient third = RawHttpClient.connect(server.http("/ws"))) {
            List<RawHttpClient> others = List.of(upgraded(server, "127.0.0.1"), upgraded(server, "127.0.0.2"));
            Response refused = third.send(request(server));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsEntry("Retry-After", "5");

            others.getFirst().close();

            await().until(() -> third.send(request(server)).status() == 101);
            others.getLast().close();
        }
    }

    @Test
    void oneConnectionTooManyFromAnAddressGets429AndOthersDoNot() throws IOException {
        try (ServerProcess server = ServerProcess.start(PER_ADDRESS + 1);
                RawHttpClient second = RawHttpClient.connect(server.http("/ws"))) {
            RawHttpClient first = upgraded(server, "127.0.0.1");
            Response refused = second.send(request(server));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.headers()).containsEntry("Retry-After", "5");
            assertThat(status(server, "127.0.0.2", request(server))).isEqualTo(101);

            first.close();

            await().until(() -> second.send(request(server)).status() == 101);
        }
    }

    @Test
    void aClientThatConnectsTooOftenGets429() throws IOException {
        try (ServerProcess server = ServerProcess.start(RATE + 1)) {
            IntStream.range(0, 5)
                    .forEach(connection -> assertThat(status(server, "127.0.0.1", request(server)))
                            .isEqualTo(101));

            assertThat(status(server, "127.0.0.1", request(server))).isEqualTo(429);
            assertThat(status(server, "127.0.0.2", request(server))).isEqualTo(101);
            await().until(() -> status(server, "127.0.0.1", request(server)) == 101);
        }
    }

    /** 550 descriptors leave room for 300: what is beyond that is refused, and not left waiting for a descriptor. */
    @Test
    void whoFindsNoDescriptorLeftGets503AndTheServerGoesOn() throws Exception {
        List<RawHttpClient> peers = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithDescriptors(550)) {
            for (int peer = 0; peer < 300; peer++) {
                peers.add(upgraded(server, "127.0.0.1"));
            }
            for (int more = 0; more < 100; more++) {
                assertThat(status(server, "127.0.0.1", request(server))).isEqualTo(503);
            }
            peers.removeLast().close();

            await().until(() -> status(server, "127.0.0.1", request(server)) == 101);
            for (RawHttpClient peer : peers) {
                peer.close();
            }
            server.endWithoutComplaint();
        }
    }

    /** Refused ones, and one that is given up before it is answered. */
    @Test
    void handshakesThatComeToNothingTakeNoPlace() throws IOException {
        try (ServerProcess server = ServerProcess.start(ALL + 1)) {
            for (int attempt = 0; attempt < 100; attempt++) {
                assertThat(status(server, "127.0.0.1", request(server).with("Origin", "https://evil.example")))
                        .isEqualTo(403);
                try (RawHttpClient peer = RawHttpClient.connect(server.http("/ws"))) {
                    peer.write(request(server).bytes());
                }
            }
            await().until(() -> status(server, "127.0.0.1", request(server)) == 101);
        }
    }

    @Test
    void whoAsksForAChannelThatCannotBeTakesNoPlace() throws IOException {
        try (ServerProcess server = ServerProcess.start(ALL + 1)) {
            UpgradeRequest impossible = UpgradeRequest.to(server.http("/broadcast/a:b"));
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(status(server, "127.0.0.1", impossible)).isEqualTo(400);
            }

            assertThat(status(server, "127.0.0.1", request(server))).isEqualTo(101);
        }
    }

    /** The last address that is none of the proxies': what comes before it the client may have made up. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "192.0.2.1; 192.0.2.2; 101",
                "192.0.2.1; 192.0.2.1; 429",
                "192.0.2.1; 203.0.113.9, 192.0.2.1; 429",
                "192.0.2.1; 203.0.113.9, 192.0.2.1, 127.0.0.9; 429",
                "127.0.0.1, 192.0.2.1; 127.0.0.1, 192.0.2.2; 101",
                "2001:db8::1; 2001:db8::2; 429",
                "2001:db8::1; 2001:db8:0:1::1; 101",
            })
    void behindATrustedProxyTheAddressIsTheClients(String first, String second, int status) throws IOException {
        try (ServerProcess server = ServerProcess.start(
                        PER_ADDRESS + 1,
                        "quarkus.http.proxy.proxy-address-forwarding=true",
                        "quarkus.http.proxy.trusted-proxies=127.0.0.0/8");
                RawHttpClient peer = RawHttpClient.connect(server.http("/ws"))) {
            assertThat(peer.send(request(server).with("X-Forwarded-For", first)).status())
                    .isEqualTo(101);

            assertThat(status(server, "127.0.0.2", request(server).with("X-Forwarded-For", second)))
                    .isEqualTo(status);
        }
    }

    @Test
    void whoIsNoTrustedProxyCountsByItsOwnAddress() throws IOException {
        try (ServerProcess server = ServerProcess.start(
                        PER_ADDRESS + 1,
                        "quarkus.http.proxy.proxy-address-forwarding=true",
                        "quarkus.http.proxy.trusted-proxies=192.0.2.1");
                RawHttpClient peer = RawHttpClient.connect(server.http("/ws"))) {
            assertThat(peer.send(request(server).with("X-Forwarded-For", "203.0.113.1"))
                            .status())
                    .isEqualTo(101);

            assertThat(status(server, "127.0.0.1", request(server).with("X-Forwarded-For", "203.0.113.2")))
                    .isEqualTo(429);
        }
    }

    private static RawHttpClient upgraded(ServerProcess server, String from) throws IOException {
        RawHttpClient peer = RawHttpClient.connect(server.http("/ws"), from);
        assertThat(peer.send(request(server)).status()).isEqualTo(101);
        return peer;
    }

    private static UpgradeRequest request(ServerProcess server) {
        URI endpoint = server.http("/ws");
        return UpgradeRequest.to(endpoint);
    }

    private static int status(ServerProcess server, String from, UpgradeRequest request) {
        try (RawHttpClient peer = RawHttpClient.connect(server.http("/ws"), from)) {
            return peer.send(request).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
