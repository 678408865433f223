package dev.longwave.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TallyTest {

    @ParameterizedTest
    @EnumSource
    void eachThingIsCountedByItself(Ending counted) {
        Tally<Ending> tally = new Tally<>(Ending.class);
        tally.count(counted);
        tally.count(counted);

        for (Ending ending : Ending.values()) {
            assertEquals(ending == counted ? 2 : 0, tally.counted(ending), ending.name());
        }
    }
}
