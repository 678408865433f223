package dev.longwave.config;

/** The values of a boolean setting. The platform would read every word other than {@code true} as {@code false}. */
public enum Flag {
    TRUE,
    FALSE;

    /** Returns whether the setting is on. */
    public boolean isTrue() {
        return this == TRUE;
    }
}
