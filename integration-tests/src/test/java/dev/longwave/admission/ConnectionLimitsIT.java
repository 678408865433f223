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

/** Limits of connections: in total, per address, per second and by file descriptors. */
final class ConnectionLimitsIT {

    private static final String TOTAL = "longwave.connections.limit=";
    private static final String PER_ADDRESS = "longwave.connections.limit-per-address=";
    private static final String RATE = "longwave.connections.rate-per-address=";

    @Test
    void connectionOverLimitGets503UntilAnotherCloses() throws IOException {
        try (ServerProcess server = ServerProcess.start(TOTAL + 2)) {
            List<RawHttpClient> others = List.of(upgraded(server, "127.0.0.1"), upgraded(server, "127.0.0.2"));
            Response rejected = RawHttpClient.send(server.http("/ws"), request(server));
            assertThat(rejected.status()).isEqualTo(503);
            assertThat(rejected.headers()).containsEntry("Retry-After", "5");

            others.getFirst().close();

            await().until(() -> status(server, "127.0.0.3", request(server)) == 101);
            others.getLast().close();
        }
    }

    /** Another address is not affected, and the first one connects again once its connection has closed. */
    @Test
    void connectionOverLimitOfItsAddressGets429() throws IOException {
        try (ServerProcess server = ServerProcess.start(PER_ADDRESS + 1)) {
            RawHttpClient first = upgraded(server, "127.0.0.1");
            Response rejected = RawHttpClient.send(server.http("/ws"), request(server));
            assertThat(rejected.status()).isEqualTo(429);
            assertThat(rejected.headers()).containsEntry("Retry-After", "5");
            assertThat(status(server, "127.0.0.2", request(server))).isEqualTo(101);

            first.close();

            await().until(() -> status(server, "127.0.0.1", request(server)) == 101);
        }
    }

    /** Another address is not affected, and the client connects again later. */
    @Test
    void clientOverTheConnectionRateGets429() throws IOException {
        try (ServerProcess server = ServerProcess.start(RATE + 1)) {
            IntStream.range(0, 5)
                    .forEach(connection -> assertThat(status(server, "127.0.0.1", request(server)))
                            .isEqualTo(101));

            assertThat(status(server, "127.0.0.1", request(server))).isEqualTo(429);
            assertThat(status(server, "127.0.0.2", request(server))).isEqualTo(101);
            await().until(() -> status(server, "127.0.0.1", request(server)) == 101);
        }
    }

    /**
     * A limit of 550 descriptors has room for 300 connections. The server rejects the ones above at once: they do not
     * wait for a descriptor. It accepts a connection again when one has closed.
     */
    @Test
    void connectionWithoutDescriptorGets503() throws Exception {
        List<RawHttpClient> clients = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startWithDescriptors(550)) {
            for (int client = 0; client < 300; client++) {
                clients.add(upgraded(server, "127.0.0.1"));
            }
            for (int more = 0; more < 100; more++) {
                assertThat(status(server, "127.0.0.1", request(server))).isEqualTo(503);
            }
            clients.removeLast().close();

            await().until(() -> status(server, "127.0.0.1", request(server)) == 101);
            for (RawHttpClient client : clients) {
                client.close();
            }
            server.stopWithoutErrors();
        }
    }

    /** One handshake has a foreign origin. The other client closes before the response. */
    @Test
    void rejectedOrAbandonedHandshakeHoldsNoPermit() throws IOException {
        try (ServerProcess server = ServerProcess.start(TOTAL + 1)) {
            for (int attempt = 0; attempt < 100; attempt++) {
                assertThat(status(server, "127.0.0.1", request(server).with("Origin", "https://evil.example")))
                        .isEqualTo(403);
                try (RawHttpClient client = RawHttpClient.connect(server.http("/ws"))) {
                    client.write(request(server).bytes());
                }
            }
            await().until(() -> status(server, "127.0.0.1", request(server)) == 101);
        }
    }

    @Test
    void invalidChannelNameHoldsNoPermit() throws IOException {
        try (ServerProcess server = ServerProcess.start(TOTAL + 1)) {
            UpgradeRequest impossible = UpgradeRequest.to(server.http("/broadcast/a:b"));
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(status(server, "127.0.0.1", impossible)).isEqualTo(400);
            }

            assertThat(status(server, "127.0.0.1", request(server))).isEqualTo(101);
        }
    }

    /** Addresses before the last one that is not a proxy's do not count: the client may have invented them. */
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
    void lastUntrustedForwardedAddressCounts(String first, String second, int status) throws IOException {
        try (ServerProcess server = ServerProcess.start(
                        PER_ADDRESS + 1,
                        "quarkus.http.proxy.proxy-address-forwarding=true",
                        "quarkus.http.proxy.trusted-proxies=127.0.0.0/8");
                RawHttpClient client = RawHttpClient.connect(server.http("/ws"))) {
            assertThat(client.send(request(server).with("X-Forwarded-For", first))
                            .status())
                    .isEqualTo(101);

            assertThat(status(server, "127.0.0.2", request(server).with("X-Forwarded-For", second)))
                    .isEqualTo(status);
        }
    }

    @Test
    void untrustedProxyCountsByItsOwnAddress() throws IOException {
        try (ServerProcess server = ServerProcess.start(
                        PER_ADDRESS + 1,
                        "quarkus.http.proxy.proxy-address-forwarding=true",
                        "quarkus.http.proxy.trusted-proxies=192.0.2.1");
                RawHttpClient client = RawHttpClient.connect(server.http("/ws"))) {
            assertThat(client.send(request(server).with("X-Forwarded-For", "203.0.113.1"))
                            .status())
                    .isEqualTo(101);

            assertThat(status(server, "127.0.0.1", request(server).with("X-Forwarded-For", "203.0.113.2")))
                    .isEqualTo(429);
        }
    }

    private static RawHttpClient upgraded(ServerProcess server, String from) throws IOException {
        RawHttpClient client = RawHttpClient.connect(server.http("/ws"), from);
        assertThat(client.send(request(server)).status()).isEqualTo(101);
        return client;
    }

    private static UpgradeRequest request(ServerProcess server) {
        URI endpoint = server.http("/ws");
        return UpgradeRequest.to(endpoint);
    }

    private static int status(ServerProcess server, String from, UpgradeRequest request) {
        try (RawHttpClient client = RawHttpClient.connect(server.http("/ws"), from)) {
            return client.send(request).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
