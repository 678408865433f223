package dev.longwave.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnfinishedTest {

    private final Unfinished unfinished = new Unfinished(800);
    private final List<String> ended = new ArrayList<>();
    private final Unfinished.Share small = unfinished.share(() -> ended.add("small"));
    private final Unfinished.Share large = unfinished.share(() -> ended.add("large"));
    private final Unfinished.Share larger = unfinished.share(() -> ended.add("larger"));

    @Test
    void nobodyIsEndedBelowTheLimit() {
        small.is(100);
        large.is(300);
        larger.is(400);

        assertEquals(List.of(), ended);
    }

    @Test
    void whoeverHoldsMostIsEndedAtOneMore() {
        larger.is(400);
        large.is(300);
        small.is(101);

        assertEquals(List.of("larger"), ended);
    }

    @Test
    void asManyAreEndedAsItTakes() {
        small.is(50);
        large.is(701);
        larger.is(702);

        assertEquals(List.of("larger", "large"), ended);
    }

    @Test
    void whatBecameWholeIsHeldNoMore() {
        larger.is(400);
        larger.is(0);
        large.is(300);
        larger.is(400);
        small.is(100);

        assertEquals(List.of(), ended);
    }

    @Test
    void whoIsEndedIsCountedOnce() {
        larger.is(800);
        large.is(300);
        larger.is(0);
        large.is(700);

        assertEquals(List.of("larger"), ended);
    }

    @Test
    void whoIsEndedIsForgotten() {
        larger.is(801);
        larger.is(0); // as its connection ends

        assertEquals(List.of("larger"), ended);
        assertEquals(List.of(), unfinished.holders());
    }
}
