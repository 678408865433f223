package dev.longwave.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.FrameBuilder;
import dev.longwave.harness.RawWebSocketClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** permessage-deflate (RFC 7692), with the sizes and parameters of Autobahn's cases 12 and 13. */
final class CompressionIT {

    private static final int TEXT = 1;
    private static final int BINARY = 2;

    /** Bytes of the messages of one size. */
    private static final int BYTES = 4 << 20;

    private static final int MAX_MESSAGES = 1_000;

    private static ServerProcess server;
    private static URI echo;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start("longwave.compression.enabled=true");
        echo = server.webSocket("/ws");
    }

    @AfterAll
    static void stopWithoutErrors() throws InterruptedException {
        server.stopWithoutErrors();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate | 2147483647",
                "permessage-deflate | 1",
                "permessage-deflate | 256",
                "permessage-deflate; client_max_window_bits | 1024",
                "permessage-deflate; server_no_context_takeover | 32768",
                "permessage-deflate; client_no_context_takeover | 300",
                "permessage-deflate; server_max_window_bits=9 | 4096",
                "permessage-deflate; server_max_window_bits=15; client_no_context_takeover | 128",
                "permessage-deflate; server_no_context_takeover; server_max_window_bits=8; client_max_window_bits=9 | 512",
                "permessage-deflate; server_max_window_bits=7, permessage-deflate; server_max_window_bits=10 | 7777",
            })
    void messagesOfAllSizesAreEchoedForAllParameters(String offer, int fragment) throws Exception {
        Random random = new Random(fragment);
        try (DeflatingClient client = DeflatingClient.offering(offer, echo)) {
            assertThat(client.extensions()).startsWith("permessage-deflate");
            for (int size : List.of(0, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 131_072, 262_144)) {
                int messages = Math.min(MAX_MESSAGES, BYTES / Math.max(1, size * (fragment == 1 ? 100 : 1)) + 1);
                for (int message = 0; message < messages; message++) {
                    byte[] payload = message % 2 == 0 ? words(random, size) : noise(random, size);
                    int opcode = message % 2 == 0 ? TEXT : BINARY;
                    client.send(opcode, payload, fragment);
                    assertThat(client.message(opcode)).isEqualTo(payload);
                }
            }
            assertThat(client.compressedMessages()).isPositive();
        }
    }

    @Test
    void echoesOf1000MessagesKeepTheirOrder() throws Exception {
        try (DeflatingClient client = DeflatingClient.offering("permessage-deflate", echo)) {
            for (int number = 0; number < 1_000; number++) {
                client.send(TEXT, text(number), 100);
            }
            for (int number = 0; number < 1_000; number++) {
                assertThat(client.message(TEXT)).isEqualTo(text(number));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; unknown=1",
                "permessage-bzip2",
            })
    void declinedOfferLeavesConnectionUncompressed(String offer) throws IOException {
        try (RawWebSocketClient client = RawWebSocketClient.offering(offer, echo)) {
            assertThat(client.extensions()).isEmpty();

            client.send(new FrameBuilder().text("a".repeat(1_000)).frame(0xc1, new byte[1]));
            assertThat(client.rest())
                    .containsExactly("text " + "a".repeat(1_000), "close 1002 reserved bit set", "end");
        }
    }

    /** The bomb is 100 MB of zeros in 100 KB. */
    @Test
    void decompressionBombClosesOnlyItsSender() throws Exception {
        try (DeflatingClient bomber = DeflatingClient.offering("permessage-deflate", echo);
                DeflatingClient neighbour = DeflatingClient.offering("permessage-deflate", echo)) {
            bomber.sendAsIs(BINARY, bomber.compress(new byte[100_000_000]));
            neighbour.send(TEXT, text(1), 100);

            assertThat(bomber.next()).isEqualTo("close 1009 message over 262144 bytes");
            assertThat(neighbour.message(TEXT)).isEqualTo(text(1));
        }
    }

    @Test
    void brokenCompressedDataIsClosedWith1007() throws IOException {
        try (DeflatingClient client = DeflatingClient.offering("permessage-deflate", echo)) {
            client.sendAsIs(TEXT, new byte[] {7, 7, 7});

            assertThat(client.next()).isEqualTo("close 1007 compressed data is broken");
        }
    }

    @Test
    void decompressedInvalidUtf8IsClosedWith1007() throws IOException {
        try (DeflatingClient client = DeflatingClient.offering("permessage-deflate", echo)) {
            client.send(TEXT, new byte[] {'a', (byte) 0xff}, 100);

            assertThat(client.next()).isEqualTo("close 1007 text is not UTF-8");
        }
    }

    private static byte[] text(int number) {
        return ("message " + number + " of many that are much alike, and long enough to be compressed").getBytes(UTF_8);
    }

    private static byte[] words(Random random, int size) {
        StringBuilder words = new StringBuilder();
        while (words.length() < size) {
            words.append("word").append(random.nextInt(1_000)).append(' ');
        }
        return words.substring(0, size).getBytes(UTF_8);
    }

    private static byte[] noise(Random random, int size) {
        byte[] noise = new byte[size];
        random.nextBytes(noise);
        return noise;
    }
}
