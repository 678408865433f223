package dev.longwave.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.longwave.config.Flag;
import dev.longwave.limits.Limits.Rates;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {

    @Test
    void limitsInRangeAreAccepted() {
        assertEquals(new Limits(1000, 500, 70_000, new Rates(0, 0)), limits(1000, 500, 70_000));
    }

    @ParameterizedTest
    @CsvSource({
        "124, 500, 2000, 'longwave.message.limit=124 is out of range: must be 125 to 1073741824 bytes'",
        "1073741825, 500, 2000, 'longwave.message.limit=1073741825 is out of range: must be 125 to 1073741824 bytes'",
        "1000, 0, 2000, 'longwave.inbound.limit=0 is out of range: must be 1 to 1073741824 bytes'",
        "1000, 500, 68419, 'longwave.outbound.limit=68419 is out of range: must be 68420 to 1073741824 bytes'",
    })
    void limitOutOfRangeIsNamedWithTheRule(long message, long inbound, long outbound, String expected) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> limits(message, inbound, outbound));

        assertEquals(expected, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 'longwave.rate.messages=-1 is out of range: must be 0 (off) to 1073741824'",
        "0, 1073741825, 'longwave.rate.bytes=1073741825 is out of range: must be 0 (off) to 1073741824 bytes'",
    })
    void rateOutOfRangeIsNamedWithTheRule(int messages, long bytes, String expected) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> limits(1000, 500, 70_000, rate(messages, bytes)));

        assertEquals(expected, refused.getMessage());
    }

    private static Limits limits(long message, long inbound, long outbound) {
        return limits(message, inbound, outbound, rate(0, 0));
    }

    private static Limits limits(long message, long inbound, long outbound, LimitsConfig.Rate rate) {
        return Limits.of(new Config(
                () -> size(message),
                new InboundConfig(size(inbound), Optional.empty()),
                new OutboundConfig(size(outbound), Optional.empty()),
                rate,
                () -> Flag.FALSE));
    }

    private static LimitsConfig.Rate rate(int messages, long bytes) {
        return new RateConfig(messages, size(bytes));
    }

    private record RateConfig(int messages, MemorySize bytes) implements LimitsConfig.Rate {}

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    private record InboundConfig(MemorySize limit, Optional<MemorySize> totalLimit) implements LimitsConfig.Inbound {}

    private record OutboundConfig(MemorySize limit, Optional<MemorySize> totalLimit) implements LimitsConfig.Outbound {}

    private record Config(
            LimitsConfig.Message message,
            LimitsConfig.Inbound inbound,
            LimitsConfig.Outbound outbound,
            LimitsConfig.Rate rate,
            LimitsConfig.Compression compression)
            implements LimitsConfig {}
}
