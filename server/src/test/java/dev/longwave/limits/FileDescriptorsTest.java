package dev.longwave.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileDescriptorsTest {

    @Test
    void softLimitIsParsedFromProc() {
        String limits = """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             95820                95820                processes
                Max open files            1024                 1048576              files
                Max locked memory         8388608              8388608              bytes
                """;

        assertEquals(OptionalInt.of(1024), FileDescriptors.softLimit(limits));
        assertEquals(OptionalInt.empty(), FileDescriptors.softLimit(limits.replace("1024 ", "unlimited ")));
    }

    @ParameterizedTest
    @CsvSource({"1048576, 996148", "1024, 774", "64, 1"})
    void webSocketsLeaveAReserve(int softLimit, int room) {
        assertEquals(room, FileDescriptors.room(softLimit));
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1022362", "1024, 874", "64, 1"})
    void acceptedConnectionsLeaveAReserveForFiles(int softLimit, int room) {
        assertEquals(room, FileDescriptors.roomForAccepted(softLimit));
    }
}
