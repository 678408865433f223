package dev.longwave.websocket;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for one peer to pause. What a peer has sent cannot be told from what is on its way; that nothing came although it
 * could is taken for the difference. On the connection's event loop.
 */
final class QuietPeriod {

    /** How long nothing may come, in milliseconds: between two looks the loop has seen to all that can be read. */
    static final int PAUSE = 20;

    /** How long a peer is waited for that never makes one, in milliseconds. A busy loop looks less often, but no longer. */
    static final int LONGEST = 2_000;

    private final EventExecutor loop;
    private final BooleanSupplier mayCome;
    private boolean came = true;
    private @Nullable Runnable paused;

    /** @param mayCome whether the peer is read, and all that it sent before has been handled */
    QuietPeriod(EventExecutor loop, BooleanSupplier mayCome) {
        this.loop = loop;
        this.mayCome = mayCome;
    }

    /** Something came, or could not until now. */
    void restart() {
        came = true;
    }

    /** Runs something when the peer has paused, or has not for too long. To be called once. */
    @SuppressWarnings("FutureReturnValueIgnored") // a task
    void then(Runnable paused) {
        this.paused = paused;
        loop.schedule(this::end, LONGEST, TimeUnit.MILLISECONDS);
        look();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // likewise
    private void look() {
        boolean quiet = !came && mayCome.getAsBoolean();
        came = false;
        if (quiet) {
            end();
        } else if (paused != null) {
            loop.schedule(this::look, PAUSE, TimeUnit.MILLISECONDS);
        }
    }

    private void end() {
        Runnable next = paused;
        paused = null;
        if (next != null) {
            next.run();
        }
    }
}
