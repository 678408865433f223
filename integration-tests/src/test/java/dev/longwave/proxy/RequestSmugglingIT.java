package dev.longwave.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.Proxy;
import dev.longwave.harness.ProxyProcess;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that share a proxy's connections to the server. Bytes of one never become part of another's request. */
final class RequestSmugglingIT {

    private static final int IDLE_SECONDS = 60;

    /** Request with a body of eight bytes for Netty's decoder, and without a body for every proxy. */
    private static final String WITHOUT_ANNOUNCED_BODY =
            "GET /client/index.js HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void attackerCannotConsumeTheNextRequest(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start();
                ProxyProcess proxy = start(kind, server)) {
            for (int turn = 0; turn < 20; turn++) {
                assertThat(status(proxy.http("/"), WITHOUT_ANNOUNCED_BODY))
                        .as("status for the attacker")
                        .isEqualTo(400);
                assertThat(status(proxy.http("/"), "GET /client/index.js HTTP/1.1\r\nHost: a\r\n\r\n"))
                        .as("status for another client")
                        .isEqualTo(200);
            }
        }
    }

    /** A proxy that rejects POST passes a method of another name on. */
    @ParameterizedTest
    @EnumSource
    void attackerCannotHideARequestInAnother(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start();
                ProxyProcess proxy = start(kind, server);
                RawWebSocketClient member = RawWebSocketClient.upgrade(server.webSocket("/broadcast/a"));
                RawHttpClient attacker = RawHttpClient.connect(proxy.http("/"));
                RawHttpClient publisher = RawHttpClient.connect(server.http("/"))) {
            attacker.write(WITHOUT_ANNOUNCED_BODY);
            attacker.write("AAAAAAAAPOST /broadcast/a HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nsmuggled");
            assertThat(attacker.response().status()).isEqualTo(400);

            publisher.write("POST /broadcast/a HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nmarker");
            assertThat(publisher.response().status()).isEqualTo(202);
            assertThat(member.next()).isEqualTo("text marker");
        }
    }

    /** With the PROXY protocol, Vert.x adds its HTTP handlers only after that protocol's line. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ambiguousRequestGets400WithProxyProtocol(boolean together) throws IOException {
        try (ServerProcess server = ServerProcess.start("quarkus.http.proxy.use-proxy-protocol=true");
                RawHttpClient client = RawHttpClient.connect(server.http("/"))) {
            client.write("PROXY TCP4 192.0.2.1 127.0.0.1 4000 8080\r\n" + (together ? WITHOUT_ANNOUNCED_BODY : ""));
            if (!together) {
                client.write("GET /client/index.js HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.response().status()).isEqualTo(200);
                client.write(WITHOUT_ANNOUNCED_BODY);
            }

            assertThat(client.rest()).startsWith("HTTP/1.1 400 ");
        }
    }

    /** Starts a proxy as documented. HAProxy shares connections readily only with one more option. */
    private ProxyProcess start(Proxy kind, ServerProcess server) throws IOException {
        return ProxyProcess.start(
                kind,
                server,
                IDLE_SECONDS,
                directory,
                configuration -> kind == Proxy.HAPROXY
                        ? "global\n    nbthread 1\n"
                                + configuration.replace(
                                        "backend longwave\n", "backend longwave\n    http-reuse always\n")
                        : configuration);
    }

    private static int status(URI proxy, String request) throws IOException {
        try (RawHttpClient client = RawHttpClient.connect(proxy)) {
            client.write(request);
            return client.response().status();
        }
    }
}
