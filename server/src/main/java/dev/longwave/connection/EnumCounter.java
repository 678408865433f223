package dev.longwave.connection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often each of some things has happened since the start. From any thread. */
public final class EnumCounter<E extends Enum<E>> {

    /** Has all of them from the start and is never written again, so it needs no lock. */
    private final Map<E, LongAdder> counts;

    public EnumCounter(Class<E> things) {
        counts = new EnumMap<>(things);
        for (E thing : things.getEnumConstants()) {
            counts.put(thing, new LongAdder());
        }
    }

    public void count(E thing) {
        adder(thing).increment();
    }

    public void count(E thing, long times) {
        adder(thing).add(times);
    }

    public long counted(E thing) {
        return adder(thing).sum();
    }

    private LongAdder adder(E thing) {
        return Objects.requireNonNull(counts.get(thing));
    }
}
