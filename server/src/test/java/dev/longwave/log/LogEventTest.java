package dev.longwave.log;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

final class LogEventTest {

    @Test
    void nextLineOfTheThreadHasNoneOfItsKeys() {
        LogEvent.info(Logger.getLogger(LogEventTest.class), "A line")
                .with("key", 1)
                .write();

        assertNull(MDC.get("key"));
    }
}
