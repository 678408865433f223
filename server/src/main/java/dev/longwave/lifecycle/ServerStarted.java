package dev.longwave.lifecycle;

/** Event after the start: clients can connect. Observers start work that must not run before. */
public record ServerStarted() {}
