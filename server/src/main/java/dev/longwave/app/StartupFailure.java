package dev.longwave.app;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** The error message of a failed start. */
final class StartupFailure {

    private StartupFailure() {}

    /** Returns one line for an operator's mistake, and a stack trace for a fault of the server. */
    static String text(Throwable failure) {
        // The outermost cause has the most context.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = lineOf(cause);
            if (!line.isEmpty()) {
                return line;
            }
        }
        return trace(failure);
    }

    private static String lineOf(Throwable cause) {
        return switch (cause) {
            case QuarkusBindException taken ->
                "longwave: cannot listen on %s:%d: address already in use or permission denied\n"
                        .formatted(taken.getHost(), taken.getPort());
            case ConfigurationException mistake -> line(mistake.getMessage());
            case ConfigValidationException mistakes -> line(ConfigErrors.text(mistakes));
            case IllegalArgumentException mistake -> line(mistake.getMessage());
            // The management interface's exception has no port.
            default ->
                cause.getCause() instanceof BindException taken && !(taken instanceof QuarkusBindException)
                        ? "longwave: %s: %s\n".formatted(cause.getMessage(), taken.getMessage())
                        : "";
        };
    }

    static String line(@Nullable String mistake) {
        return "longwave: " + mistake + "\n";
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return "longwave: failed to start\n" + text;
    }
}
