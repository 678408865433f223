package dev.longwave.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.longwave.fanout.Subscribers;
import dev.longwave.websocket.codec.DeflateParameters;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Encodings of a publication that its members share. */
final class SharedFramesTest {

    private final Subscribers subscribers = new Subscribers();

    @Test
    void memberGetsTheCompressionOfItsConnection() {
        FakeClient plain = new FakeClient();
        FakeClient wide = compressed(new DeflateParameters(15, false, true));
        FakeClient wideToo = compressed(new DeflateParameters(15, true, false));
        FakeClient narrow = compressed(new DeflateParameters(9, true, true));
        List<FakeClient> all = List.of(plain, wide, wideToo, narrow);
        all.forEach(this::join);
        // The repeated bytes are beyond a window of 9 bits.
        String noise = new Random(1)
                .ints(1_000, ' ', '~')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        send(noise + noise);

        assertEquals(
                List.of("81", "c1", "c1", "c1"),
                all.stream()
                        .map(member -> member.received().getFirst().substring(0, 2))
                        .toList());
        assertEquals(wide.received(), wideToo.received());
        assertNotEquals(wide.received(), narrow.received());
    }

    @Test
    void memoryIsFreeAfterTheLastWrite() {
        FakeClient first = new FakeClient();
        FakeClient second = new FakeClient();
        join(first);
        join(second);
        send("one");
        ByteBuf atFirst = first.next();
        ByteBuf atSecond = second.next();
        ByteBuf shared = root(atFirst);
        assertSame(shared, root(atSecond));

        atFirst.release();
        assertEquals(1, shared.refCnt());
        atSecond.release();
        assertEquals(0, shared.refCnt());
    }

    /** Returns the memory itself: Netty wraps it in a view, and some views in a leak detector. */
    private static ByteBuf root(ByteBuf view) {
        ByteBuf root = view;
        while (root.unwrap() != null) {
            root = root.unwrap();
        }
        return root;
    }

    private void send(String text) {
        subscribers.send(true, text.getBytes(StandardCharsets.UTF_8), null, delivered -> {});
    }

    private static FakeClient compressed(DeflateParameters deflate) {
        return new FakeClient(deflate, new TestConnections.Nobody());
    }

    private void join(FakeClient member) {
        subscribers.join(member.subscriber());
    }
}
