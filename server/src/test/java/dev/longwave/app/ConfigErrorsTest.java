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
                        + "| a.b is empty, but a value is needed",
                "SRCFG00014: The config property a.b is required but it could not be found in any config source"
                        + "| a.b is missing, but a value is needed",
                "SRCFG00050: a.b in SysPropConfigSource does not map to any root"
                        + "| there is no setting a.b (SysPropConfigSource)",
                "anything else | anything else",
            })
    void aSettingIsNamed(String problem, String expected) {
        assertEquals(expected, ConfigErrors.text(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "Invalid duration: v, 'a duration, such as 500ms, 15s, 10m or 1h, is allowed'",
        "value v not in correct format (regular expression): […], 'a number of bytes, such as 65536, 256K or 1M, is allowed'",
        "'Cannot convert v to enum class a.Flag, allowed values: true,false', true or false is allowed",
        "'Unknown level \"v\"', 'OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE or ALL is allowed'",
        "whatever else it says, whatever else it says",
    })
    void whatIsAllowedIsToldByKind(String reason, String allowed) {
        String problem = "java.lang.IllegalArgumentException: SRCFG00039: The config property a.b with the config value"
                + " \"v\" threw an Exception whilst being converted " + reason;

        assertEquals("a.b is \"v\", but " + allowed, ConfigErrors.text(problem));
    }
}
