package dev.longwave.lifecycle;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * Handles operating system signals. The only API is sun.misc.Signal, in the supported module jdk.unsupported. Javac's warning
 * about it cannot be suppressed and is an error in this build, so the calls use reflection.
 */
@RegisterForReflection(classNames = {"sun.misc.Signal", "sun.misc.SignalHandler"})
public final class Signals {

    private static final Logger LOG = Logger.getLogger(Signals.class);

    private Signals() {}

    /**
     * Sets the action for a signal. It replaces the default action.
     *
     * @param name the signal's name without SIG
     * @param action receives the signal's number, on a new thread
     */
    public static void at(String name, IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object sent = signal.getConstructor(String.class).newInstance(name);
            int number = (int) signal.getMethod("getNumber").invoke(sent);
            InvocationHandler handle = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    action.accept(number);
                }
                return null;
            };
            Object proxy = Proxy.newProxyInstance(null, new Class<?>[] {handler}, handle);
            signal.getMethod("handle", signal, handler).invoke(null, sent, proxy);
        } catch (ReflectiveOperationException e) {
            LOG.debugf(e, "Unsupported signal: SIG%s", name);
        }
    }
}
