package dev.longwave.shutdown;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Ends the process at once where it is asked to end for a second time, by SIGTERM or SIGINT.
 *
 * <p>Only sun.misc.Signal hears signals. It is there for everybody, in the module jdk.unsupported, but javac's warning of it
 * can't be silenced and is an error here: so it is called by reflection.
 */
@RegisterForReflection(classNames = {"sun.misc.Signal", "sun.misc.SignalHandler"})
final class SecondSignal {

    private static final Logger LOG = Logger.getLogger(SecondSignal.class);

    /** A shell's exit code for a process that a signal has ended is that much more than the signal. */
    private static final int ENDED_BY_SIGNAL = 128;

    private SecondSignal() {}

    /** To be called when the first has come. */
    static void endsAtOnce() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (String name : List.of("TERM", "INT")) {
                Object sent = signal.getConstructor(String.class).newInstance(name);
                int number = (int) signal.getMethod("getNumber").invoke(sent);
                InvocationHandler end = (proxy, method, arguments) -> {
                    LOG.warnf("Ending at once: asked a second time, by SIG%s", name);
                    Runtime.getRuntime().halt(ENDED_BY_SIGNAL + number);
                    throw new AssertionError(); // it has ended
                };
                Object atOnce = Proxy.newProxyInstance(null, new Class<?>[] {handler}, end);
                signal.getMethod("handle", signal, handler).invoke(null, sent, atOnce);
            }
        } catch (ReflectiveOperationException e) {
            LOG.debug("A second signal will not be heard", e);
        }
    }
}
