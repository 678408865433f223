package dev.longwave.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EnumCounterTest {

    @ParameterizedTest
    @EnumSource
    void eachThingIsCountedByItself(DisconnectCause counted) {
        EnumCounter<DisconnectCause> tally = new EnumCounter<>(DisconnectCause.class);
        tally.count(counted);
        tally.count(counted);

        for (DisconnectCause ending : DisconnectCause.values()) {
            assertEquals(ending == counted ? 2 : 0, tally.counted(ending), ending.name());
        }
    }
}
