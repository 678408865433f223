package dev.longwave.lifecycle;

/** Event of a SIGHUP: files of the configuration may have changed. Fired on the signal handler's thread. */
public record ReloadRequested() {}
