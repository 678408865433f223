package dev.longwave.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.longwave.harness.Chromium;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compression as browsers offer it by default, with a context of their own that they keep. */
final class BrowserCompressionIT {

    /** Script that returns the negotiated extensions, and whether all echoes are right. */
    private static final String CONVERSATION = """
            async (address) => {
              const socket = new WebSocket(address);
              const sent = Array.from({ length: 500 }, (_, n) => `message ${n} `.repeat(1 + (n % 200)));
              const received = [];
              await new Promise((done) => {
                socket.onopen = () => sent.forEach((message) => socket.send(message));
                socket.onmessage = (event) => {
                  received.push(event.data);
                  if (received.length === sent.length) done();
                };
                socket.onclose = done;
              });
              return [socket.extensions, String(received.join() === sent.join())];
            }
            """;

    @Test
    void browserNegotiatesCompressionAndGetsItsEchoes() throws IOException {
        try (ServerProcess server = ServerProcess.start("longwave.compression.enabled=true");
                Chromium chromium = new Chromium();
                Page page = chromium.browser().newPage()) {
            page.navigate(server.http("/").toString());

            Object result = page.evaluate(CONVERSATION, server.webSocket("/ws").toString());

            assertThat(result).isEqualTo(List.of("permessage-deflate; server_no_context_takeover", "true"));
        }
    }
}
