package dev.longwave.lifecycle;

/** A SIGHUP: what is configured may have changed. Fired on the thread that has heard it. */
public record ReloadRequested() {}
