package dev.longwave.lifecycle;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * Hears signals. Only sun.misc.Signal does, which is there for everybody, in the module jdk.unsupported; but javac's warning
 * of it can't be silenced and is an error here: so it is called by reflection.
 */
@RegisterForReflection(classNames = {"sun.misc.Signal", "sun.misc.SignalHandler"})
public final class Signals {

    private static final Logger LOG = Logger.getLogger(Signals.class);

    private Signals() {}

    /**
     * Does that at a signal from now on, and nothing else.
     *
     * @param name without SIG
     * @param action is given the signal's number, on a thread of its own
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
            LOG.debugf(e, "SIG%s will not be heard", name);
        }
    }
}
