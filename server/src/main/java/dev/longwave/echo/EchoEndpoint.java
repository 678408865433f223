package dev.longwave.echo;

import dev.longwave.connection.ConnectRequest;
import dev.longwave.connection.Endpoint;
import dev.longwave.connection.Opening;
import dev.longwave.limits.Limits;
import dev.longwave.limits.LimitsConfig;
import jakarta.inject.Singleton;
import java.util.SplittableRandom;

/** Endpoint that returns every message to its sender. */
@Singleton
public final class EchoEndpoint implements Endpoint {

    public static final String ID = "echo";
    public static final String PATH = "/ws";

    /** The part of the heap that delayed messages may use. */
    private static final int PART = 16;

    private final int maxSize;
    private final DelayBudget budget = new DelayBudget(Runtime.getRuntime().maxMemory() / PART);

    EchoEndpoint(LimitsConfig limits) {
        maxSize = Limits.of(limits).message();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Opening open(ConnectRequest request) {
        EchoOptions options = EchoOptions.of(request.query(), maxSize);
        return new Opening.Accepted(
                options.equals(EchoOptions.NONE)
                        ? new EchoSession()
                        : new CustomEchoSession(options, budget, new SplittableRandom(), System::nanoTime));
    }
}
