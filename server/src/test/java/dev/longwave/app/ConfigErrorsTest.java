package dev.longwave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SRCFG00040: The config property a.b is defined as the empty String (\"\") which the following Converter […]"
                        + "| a.b is empty: must have a value",
                "SRCFG00014: The config property a.b is required but it could not be found in any config source"
                        + "| a.b is missing: must have a value",
                "SRCFG00050: a.b in SysPropConfigSource does not map to any root"
                        + "| Unknown setting a.b (SysPropConfigSource)",
                "anything else | anything else",
            })
    void settingIsNamed(String problem, String expected) {
        assertEquals(expected, ConfigErrors.text(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "'Expected an integer value, got \"v\"', must be a whole number",
        "Invalid duration: v, 'must be a duration, such as 500ms, 15s, 10m or 1h'",
        "value v not in correct format (regular expression): […], 'must be a number of bytes, such as 65536, 256K or 1M'",
        "'Cannot convert v to enum class a.Flag, allowed values: true,false', must be true or false",
        "'Unknown level \"v\"', 'must be OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE or ALL'",
        "whatever else it says, whatever else it says",
    })
    void invalidValueIsNamedWithTheRule(String reason, String rule) {
        String problem = "java.lang.IllegalArgumentException: SRCFG00039: The config property a.b with the config value"
                + " \"v\" threw an Exception whilst being converted " + reason;

        assertEquals("a.b=v is invalid: " + rule, ConfigErrors.text(problem));
    }
}
