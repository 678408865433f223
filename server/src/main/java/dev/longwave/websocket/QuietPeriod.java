package dev.longwave.websocket;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Wait until one client pauses. A server cannot tell whether data is still in transit. It assumes that nothing is after a
 * period without input, in which it could have read some. On the connection's event loop.
 */
final class QuietPeriod {

    /** Milliseconds without input. Between two checks the loop reads everything that can be read. */
    static final int PAUSE = 20;

    /** Max milliseconds to wait for a client that never pauses. A busy loop checks less often, but no longer. */
    static final int MAX = 2_000;

    private final EventExecutor loop;
    private final BooleanSupplier canRead;
    private boolean restarted = true;
    private @Nullable Runnable onQuiet;

    /** @param canRead whether the server reads from the client, and has handled everything received before */
    QuietPeriod(EventExecutor loop, BooleanSupplier canRead) {
        this.loop = loop;
        this.canRead = canRead;
    }

    /** Restarts the period, because the client sent data, or could not be read until now. */
    void restart() {
        restarted = true;
    }

    /** Runs an action once the client has paused, or at the end of the max wait. To be called once. */
    @SuppressWarnings("FutureReturnValueIgnored") // a task
    void then(Runnable action) {
        onQuiet = action;
        loop.schedule(this::end, MAX, TimeUnit.MILLISECONDS);
        check();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a task
    private void check() {
        boolean quiet = !restarted && canRead.getAsBoolean();
        restarted = false;
        if (quiet) {
            end();
        } else if (onQuiet != null) {
            loop.schedule(this::check, PAUSE, TimeUnit.MILLISECONDS);
        }
    }

    private void end() {
        Runnable action = onQuiet;
        onQuiet = null;
        if (action != null) {
            action.run();
        }
    }
}
