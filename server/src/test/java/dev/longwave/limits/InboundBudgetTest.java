package dev.longwave.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InboundBudgetTest {

    private final InboundBudget unfinished = new InboundBudget(800);
    private final List<String> ended = new ArrayList<>();
    private final InboundBudget.Client small = () -> ended.add("small");
    private final InboundBudget.Client large = () -> ended.add("large");
    private final InboundBudget.Client larger = () -> ended.add("larger");

    @Test
    void noClientIsClosedAtTheLimit() {
        unfinished.holds(small, 100);
        unfinished.holds(large, 300);
        unfinished.holds(larger, 400);

        assertEquals(List.of(), ended);
    }

    @Test
    void largestHolderIsClosedOverTheLimit() {
        unfinished.holds(larger, 400);
        unfinished.holds(large, 300);
        unfinished.holds(small, 101);

        assertEquals(List.of("larger"), ended);
    }

    @Test
    void clientsAreClosedUntilBelowTheLimit() {
        unfinished.holds(small, 50);
        unfinished.holds(large, 701);
        unfinished.holds(larger, 702);

        assertEquals(List.of("larger", "large"), ended);
    }

    @Test
    void completeMessageIsReleased() {
        unfinished.holds(larger, 400);
        unfinished.holds(larger, 0);
        unfinished.holds(large, 300);
        unfinished.holds(larger, 400);
        unfinished.holds(small, 100);

        assertEquals(List.of(), ended);
    }

    @Test
    void closedClientIsCountedOnce() {
        unfinished.holds(larger, 800);
        unfinished.holds(large, 300);
        unfinished.holds(larger, 0);
        unfinished.holds(large, 700);

        assertEquals(List.of("larger"), ended);
    }

    @Test
    void closedClientLeavesNoEntry() {
        unfinished.holds(larger, 801);
        unfinished.holds(larger, 0); // as its connection ends

        assertEquals(List.of("larger"), ended);
        assertEquals(List.of(), unfinished.holders());
    }
}
