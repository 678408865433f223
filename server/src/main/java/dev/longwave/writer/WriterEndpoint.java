package dev.longwave.writer;

import dev.longwave.connection.ConnectRequest;
import dev.longwave.connection.Endpoint;
import dev.longwave.connection.Opening;
import dev.longwave.connection.Rejection;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Endpoint that hands connections over to a writer. */
@Singleton
public final class WriterEndpoint implements Endpoint {

    public static final String ID = "background";
    public static final String PATH = "/background/{writer}";

    private final Writers writers;

    WriterEndpoint(Writers writers) {
        this.writers = writers;
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
        String name = request.parameter();
        Optional<Writer> writer = writers.find(name);
        if (writer.isEmpty()) {
            return new Opening.Rejected(Rejection.NOT_FOUND, "No writer has this name: GET /background lists them");
        }
        return WriterRequest.of(request.query().apply("messages"))
                .<Opening>map(asked -> new Opening.Accepted(new WriterSession(name, writer.get(), asked.messages())))
                .orElse(new Opening.Rejected(Rejection.BAD_TARGET, "messages must be 1 to 999999999"));
    }
}
