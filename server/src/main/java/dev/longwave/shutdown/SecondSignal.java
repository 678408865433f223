package dev.longwave.shutdown;

import dev.longwave.lifecycle.Signals;
import java.util.List;
import org.jboss.logging.Logger;

/** Stops the process immediately at a second SIGTERM or SIGINT. */
final class SecondSignal {

    private static final Logger LOG = Logger.getLogger(SecondSignal.class);

    /** Offset of a shell's exit code for a process that a signal has stopped. */
    private static final int SIGNAL_EXIT_OFFSET = 128;

    private SecondSignal() {}

    /** Installs the handlers. Call it after the first signal. */
    static void install() {
        for (String name : List.of("TERM", "INT")) {
            Signals.at(name, number -> {
                LOG.warnf("Ending at once: asked a second time, by SIG%s", name);
                Runtime.getRuntime().halt(SIGNAL_EXIT_OFFSET + number);
            });
        }
    }
}
