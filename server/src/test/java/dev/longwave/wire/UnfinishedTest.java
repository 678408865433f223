package dev.longwave.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnfinishedTest {

    private final Unfinished unfinished = new Unfinished(800);
    private final List<String> ended = new ArrayList<>();
    private final Unfinished.Client small = () -> ended.add("small");
    private final Unfinished.Client large = () -> ended.add("large");
    private final Unfinished.Client larger = () -> ended.add("larger");

    @Test
    void nobodyIsEndedBelowTheLimit() {
        unfinished.holds(small, 100);
        unfinished.holds(large, 300);
        unfinished.holds(larger, 400);

        assertEquals(List.of(), ended);
    }

    @Test
    void whoeverHoldsMostIsEndedAtOneMore() {
        unfinished.holds(larger, 400);
        unfinished.holds(large, 300);
        unfinished.holds(small, 101);

        assertEquals(List.of("larger"), ended);
    }

    @Test
    void asManyAreEndedAsItTakes() {
        unfinished.holds(small, 50);
        unfinished.holds(large, 701);
        unfinished.holds(larger, 702);

        assertEquals(List.of("larger", "large"), ended);
    }

    @Test
    void whatBecameWholeIsHeldNoMore() {
        unfinished.holds(larger, 400);
        unfinished.holds(larger, 0);
        unfinished.holds(large, 300);
        unfinished.holds(larger, 400);
        unfinished.holds(small, 100);

        assertEquals(List.of(), ended);
    }

    @Test
    void whoIsEndedIsCountedOnce() {
        unfinished.holds(larger, 800);
        unfinished.holds(large, 300);
        unfinished.holds(larger, 0);
        unfinished.holds(large, 700);

        assertEquals(List.of("larger"), ended);
    }

    @Test
    void whoIsEndedIsForgotten() {
        unfinished.holds(larger, 801);
        unfinished.holds(larger, 0); // as its connection ends

        assertEquals(List.of("larger"), ended);
        assertEquals(List.of(), unfinished.holders());
    }
}
