package dev.longwave.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RefusalsTest {

    @ParameterizedTest
    @EnumSource
    void eachReasonIsCountedByItself(Refusal counted) {
        Refusals refusals = new Refusals();
        refusals.count(counted);
        refusals.count(counted);

        for (Refusal reason : Refusal.values()) {
            assertEquals(reason == counted ? 2 : 0, refusals.counted(reason), reason.name());
        }
    }
}
