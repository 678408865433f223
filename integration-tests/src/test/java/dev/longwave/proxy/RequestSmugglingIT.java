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

/** Several clients share a proxy's connections to the server: what one sends never becomes part of another's request. */
final class RequestSmugglingIT {

    private static final int PATIENT = 60;

    /** To Netty's decoder the next eight bytes are the body of this one; to every proxy it has none. */
    private static final String WITHOUT_ANNOUNCED_BODY =
            "GET /client/index.js HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void noClientTakesBytesOfTheNextOnesRequest(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start();
                ProxyProcess proxy = start(kind, server)) {
            for (int turn = 0; turn < 20; turn++) {
                assertThat(status(proxy.http("/"), WITHOUT_ANNOUNCED_BODY))
                        .as("the attacker's")
                        .isEqualTo(400);
                assertThat(status(proxy.http("/"), "GET /client/index.js HTTP/1.1\r\nHost: a\r\n\r\n"))
                        .as("another client's")
                        .isEqualTo(200);
            }
        }
    }

    /** A proxy that rejects POST lets a method of another name through. */
    @ParameterizedTest
    @EnumSource
    void noClientHidesARequestInAnother(Proxy kind) throws IOException {
        try (ServerProcess server = ServerProcess.start();
                ProxyProcess proxy = start(kind, server);
                RawWebSocketClient member = RawWebSocketClient.upgrade(server.webSocket("/broadcast/a"));
                RawHttpClient attacker = RawHttpClient.connect(proxy.http("/"));
                RawHttpClient publisher = RawHttpClient.connect(server.http("/"))) {
            attacker.write(WITHOUT_ANNOUNCED_BODY);
            attacker.write("AAAAAAAAPOST /broadcast/a HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nsmuggled");
            assertThat(attacker.answer().status()).isEqualTo(400);

            publisher.write("POST /broadcast/a HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nmarker");
            assertThat(publisher.answer().status()).isEqualTo(202);
            assertThat(member.next()).isEqualTo("text marker");
        }
    }

    /** Vert.x makes its HTTP handlers later then, when the line of the PROXY protocol has come. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void proxyProtocolOpensNoGap(boolean together) throws IOException {
        try (ServerProcess server = ServerProcess.start("quarkus.http.proxy.use-proxy-protocol=true");
                RawHttpClient client = RawHttpClient.connect(server.http("/"))) {
            client.write("PROXY TCP4 192.0.2.1 127.0.0.1 4000 8080\r\n" + (together ? WITHOUT_ANNOUNCED_BODY : ""));
            if (!together) {
                client.write("GET /client/index.js HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.answer().status()).isEqualTo(200);
                client.write(WITHOUT_ANNOUNCED_BODY);
            }

            assertThat(client.rest()).startsWith("HTTP/1.1 400 ");
        }
    }

    /** As the document has it, but for HAProxy, which shares connections readily only if told to. */
    private ProxyProcess start(Proxy kind, ServerProcess server) throws IOException {
        return ProxyProcess.start(
                kind,
                server,
                PATIENT,
                directory,
                configuration -> kind == Proxy.HAPROXY
                        ? "global\n    nbthread 1\n"
                                + configuration.replace(
                                        "backend longwave\n", "backend longwave\n    http-reuse always\n")
                        : configuration);
    }

    private static int status(URI proxy, String request) throws IOException {
        try (RawHttpClient peer = RawHttpClient.connect(proxy)) {
            peer.write(request);
            return peer.answer().status();
        }
    }
}
