package dev.longwave.config;

/** What a setting that is on or off may be. The platform takes any other word than {@code true} for {@code false}. */
public enum Flag {
    TRUE,
    FALSE;

    public boolean isTrue() {
        return this == TRUE;
    }
}
