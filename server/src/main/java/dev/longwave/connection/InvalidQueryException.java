package dev.longwave.connection;

/** Thrown for a query parameter that the endpoint does not allow. The message is a line for the client. */
public final class InvalidQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for one parameter. Its message repeats nothing of the request.
     *
     * @param rule the allowed values, in words
     */
    public InvalidQueryException(String name, String rule) {
        super(name + " must be " + rule, null, false, false);
    }

    /** @param rule a sentence about several parameters */
    public InvalidQueryException(String rule) {
        super(rule, null, false, false);
    }

    /** Returns the line for the client. */
    public String hint() {
        return String.valueOf(getMessage());
    }
}
