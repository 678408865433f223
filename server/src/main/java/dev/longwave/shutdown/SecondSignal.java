package dev.longwave.shutdown;

import dev.longwave.lifecycle.Signals;
import java.util.List;
import org.jboss.logging.Logger;

/** Ends the process at once where it is asked to end for a second time, by SIGTERM or SIGINT. */
final class SecondSignal {

    private static final Logger LOG = Logger.getLogger(SecondSignal.class);

    /** A shell's exit code for a process that a signal has ended is that much more than the signal. */
    private static final int ENDED_BY_SIGNAL = 128;

    private SecondSignal() {}

    /** To be called when the first has come. */
    static void endsAtOnce() {
        for (String name : List.of("TERM", "INT")) {
            Signals.at(name, number -> {
                LOG.warnf("Ending at once: asked a second time, by SIG%s", name);
                Runtime.getRuntime().halt(ENDED_BY_SIGNAL + number);
            });
        }
    }
}
