package dev.longwave.command;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;

/** Why it did not start. */
final class Failure {

    private Failure() {}

    /** In one line what is the fault of whoever has started it; what is ours with all that is known of it. */
    static String text(Throwable failure) {
        Throwable parent = failure;
        Throwable cause = failure;
        while (cause.getCause() != null) {
            parent = cause;
            cause = cause.getCause();
        }
        return switch (cause) {
            case QuarkusBindException taken ->
                "longwave: Port %d is in use on %s, or not to be had\n".formatted(taken.getPort(), taken.getHost());
            case BindException taken ->
                "longwave: %s: %s\n".formatted(parent.getMessage(), taken.getMessage()); // the management interface's
            case ConfigurationException mistake -> line(mistake);
            case ConfigValidationException mistake -> line(mistake);
            case IllegalArgumentException mistake -> line(mistake);
            default -> trace(failure);
        };
    }

    private static String line(Throwable mistake) {
        return "longwave: " + mistake.getMessage() + "\n";
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return "longwave: did not start\n" + text;
    }
}
