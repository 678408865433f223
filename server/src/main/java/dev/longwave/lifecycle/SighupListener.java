package dev.longwave.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Handles SIGHUP. A service reloads: fires {@link ReloadRequested}. A process with a controlling terminal stops, because the
 * kernel sends the signal when the terminal closes.
 */
@Singleton
@Startup
final class SighupListener {

    private static final Path TERMINAL = Path.of("/dev/tty");

    /** Added to a signal's number, it is the exit code of a process that the signal has stopped. */
    private static final int BY_SIGNAL = 128;

    SighupListener(Event<ReloadRequested> reload) {
        if (LaunchMode.current() == LaunchMode.NORMAL) { // in development mode Quarkus reloads the configuration
            boolean stop = hasTerminal();
            Signals.at("HUP", number -> {
                if (stop) {
                    Quarkus.asyncExit(BY_SIGNAL + number);
                } else {
                    reload.fire(new ReloadRequested());
                }
            });
        }
    }

    /** Returns whether the process has a controlling terminal: only then this file opens. */
    private static boolean hasTerminal() {
        try {
            Files.newInputStream(TERMINAL).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
