package dev.longwave.writer;

import dev.longwave.config.Range;
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

    /** The parameter with the number of messages after which the server closes the connection. */
    private static final String MESSAGES = "messages";

    private static final Range<Integer> RANGE = Range.ofNumbers(1, 999_999_999);

    /** More messages than any connection can get. */
    private static final long UNLIMITED = Long.MAX_VALUE;

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
        long messages = request.query().has(MESSAGES) ? request.query().number(MESSAGES, RANGE, 0) : UNLIMITED;
        return new Opening.Accepted(new WriterSession(name, writer.get(), messages));
    }
}
