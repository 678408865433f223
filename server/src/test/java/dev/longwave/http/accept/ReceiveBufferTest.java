package dev.longwave.http.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiveBufferTest {

    @ParameterizedTest
    @ValueSource(ints = {16_384, 65_536, 16_777_216})
    void sizeInRangeIsAccepted(int size) {
        assertEquals(size, of(size).size());
    }

    @Test
    void unsetSizeIsTheKernelsChoice() {
        assertEquals(-1, ReceiveBuffer.of(Optional::empty).size());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 16_383, 16_777_217, 1L << 40})
    void sizeOutOfRangeIsNamedWithTheRule(long size) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> of(size));

        assertEquals(
                "longwave.receive-buffer.size=" + size + " is out of range: must be 16384 to 16777216 bytes",
                refused.getMessage());
    }

    private static ReceiveBuffer of(long size) {
        return ReceiveBuffer.of(() -> Optional.of(new MemorySize(BigInteger.valueOf(size))));
    }
}
