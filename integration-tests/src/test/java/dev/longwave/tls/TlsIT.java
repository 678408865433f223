package dev.longwave.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawHttpClient;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.UpgradeRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises of plain connections, over TLS. */
@Tag("alone")
final class TlsIT extends TlsTest {

    private static final int RESERVED_BIT = 0xc1;

    private static URI echo;

    @BeforeAll
    static void find() {
        echo = server.https("/ws");
    }

    /** The class's last check is that the server has logged no error, nor anything with these words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ws?token=secret HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "x\n2026-11-28 03:14:15,926 ERROR forged\n",
                "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\5\4\0\0\0\0\0aaaaa",
            })
    void clientThatBreaksItsPromiseOfHttp2IsNotLogged(String bytes) throws Exception {
        int lines = server.output().size();
        try (SSLSocket socket =
                pem.connect(echo, parameters -> parameters.setApplicationProtocols(new String[] {"h2"}))) {
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            socket.getOutputStream().flush();
            socket.setSoTimeout((int) TIMEOUT.plus(TOLERANCE).toMillis());
            socket.getInputStream().readAllBytes(); // until the server closes
        } catch (SocketException | SSLException reset) {
            // closes as well
        }
        assertThat(server.output()).hasSize(lines);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void pageIsServedOverBothVersionsOfHttp(Version version) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(pem.trusting()).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(server.https("/")).version(version).build();

            HttpResponse<String> page = client.send(request, BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.version()).isEqualTo(version);
            assertThat(page.body()).contains("<title>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void messagesAndCloseInOneWriteAreEchoedInOrder(String version) throws Exception {
        FrameBuilder frames = new FrameBuilder();
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            frames.text("message " + number);
            expected.add("text message " + number);
        }
        expected.addAll(List.of("close 1000 bye", "end"));
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(
                pem.connect(echo, parameters -> parameters.setProtocols(new String[] {version})), echo)) {
            client.send(frames.close(1000, "bye"));

            assertThat(client.rest()).isEqualTo(expected);
        }
    }

    /**
     * Unread bytes after a violation must not make the kernel reset the connection, because a reset overtakes the
     * Close.
     */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientReadsItsCloseWhileItKeepsSending(String version) throws Exception {
        FrameBuilder frames = new FrameBuilder().frame(RESERVED_BIT, new byte[0]);
        for (int number = 0; number < 200; number++) {
            frames.frame(FrameBuilder.BINARY, new byte[100_000]);
        }
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(
                pem.connect(echo, parameters -> parameters.setProtocols(new String[] {version})), echo)) {
            client.send(frames);

            assertThat(client.rest()).containsExactly("close 1002 reserved bit set", "end");
        }
    }

    @Test
    void halfClosedClientGetsItsEchoes() throws Exception {
        try (RawWebSocketClient client = RawWebSocketClient.upgrade(pem.connect(echo), echo)) {
            client.send(new FrameBuilder().text("one").text("two"));
            client.shutdownOutput();

            assertThat(client.rest()).containsExactly("text one", "text two", "end");
        }
    }

    /** The client ends its side of TLS 1.3 only, and not that of TCP. */
    @Test
    void clientThatSendsCloseNotifyGetsItsEchoes() throws Exception {
        Socket tcp = new Socket(echo.getHost(), echo.getPort());
        SSLSocket tls = (SSLSocket) pem.trusting()
                .getSocketFactory()
                .createSocket(tcp, echo.getHost(), echo.getPort(), /* autoClose= */ false);
        try (tcp;
                RawWebSocketClient client = RawWebSocketClient.upgrade(tls, echo)) {
            client.send(new FrameBuilder().text("one").text("two"));
            client.shutdownOutput();

            assertThat(client.rest()).containsExactly("text one", "text two", "end");
        }
    }

    /** The server adds its HTTP handlers after the TLS handshake, whose last bytes may bring the first request. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void requestWithAmbiguousEndGets400(String version) throws Exception {
        try (RawHttpClient client =
                RawHttpClient.on(pem.connect(echo, parameters -> parameters.setProtocols(new String[] {version})))) {
            client.write("GET / HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2\r\n\r\n");

            assertThat(client.rest()).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({"https, 101", "http, 403"})
    void onlyPageOverTlsMayConnect(String scheme, int status) throws Exception {
        UpgradeRequest request = UpgradeRequest.to(echo).with("Origin", scheme + "://" + echo.getAuthority());
        try (RawHttpClient client = RawHttpClient.on(pem.connect(echo))) {
            assertThat(client.send(request).status()).isEqualTo(status);
        }
    }

    @Test
    void unfinishedTlsHandshakeIsClosed() throws Exception {
        long start = System.nanoTime();
        try (Socket silent = send("");
                Socket begun = send("16");
                Socket half = send("16030100f0");
                Socket plain = send(HexFormat.of().formatHex("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII)))) {
            for (Socket socket : List.of(silent, begun, half, plain)) {
                assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(16); // an alert, or nothing
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plus(TOLERANCE));
        }
    }

    private static Socket send(String hex) throws IOException {
        Socket socket = new Socket(echo.getHost(), echo.getPort());
        socket.setSoTimeout((int) TIMEOUT.plus(TOLERANCE).toMillis());
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
        return socket;
    }

    @Test
    void connectionWithoutRequestIsClosed() throws Exception {
        long start = System.nanoTime();
        try (RawHttpClient client = RawHttpClient.on(pem.connect(echo))) {
            assertThat(client.rest()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plus(TOLERANCE));
        }
    }

    /** TLS 1.1 is deprecated (RFC 8996). With renegotiation a client makes the server do handshakes for nothing. */
    @ParameterizedTest
    @CsvSource({"-tls1_1, protocol version", "-tls1_2, handshake failure"})
    void oldTlsAndRenegotiationAreRejected(String version, String alert) throws Exception {
        Process client = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        version,
                        "-cipher",
                        "DEFAULT@SECLEVEL=0",
                        "-connect",
                        echo.getAuthority())
                .redirectErrorStream(true)
                .start();
        try (OutputStream commands = client.getOutputStream()) {
            commands.write("R\n".getBytes(US_ASCII));
            commands.flush();
            String output = new String(client.getInputStream().readAllBytes(), UTF_8);

            assertThat(output).contains("alert").contains(alert);
        }
    }

    @Test
    void clientThatNeverReadsResponsesIsClosed() throws Exception {
        String requests = "GET /background HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1_000);
        try (RawHttpClient client = RawHttpClient.on(pem.connect(echo))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                for (int times = 0; times < 1_000; times++) {
                    client.write(requests);
                }
            });
        }
    }

    @Test
    void slowMemberIsDisconnectedAndOthersGetAll() throws Exception {
        URI channel = server.https("/broadcast/room");
        Socket slow = new Socket();
        slow.setReceiveBufferSize(1 << 14);
        slow.connect(new InetSocketAddress(channel.getHost(), channel.getPort()));
        try (RawWebSocketClient stuck = RawWebSocketClient.upgrade(pem.over(slow, parameters -> {}), channel);
                RawWebSocketClient member = RawWebSocketClient.upgrade(pem.connect(channel), channel)) {
            byte[] message = new byte[100_000];
            for (int number = 0; number < 200; number++) {
                member.send(new FrameBuilder().frame(FrameBuilder.BINARY, message));
                assertThat(member.next()).startsWith("binary 00");
            }

            List<String> rest = stuck.rest();
            assertThat(rest).hasSizeLessThan(100).endsWith("end");
        }
    }
}
