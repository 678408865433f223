package dev.longwave.lifecycle;

/** All has been started, and clients may connect: an event for what is to run as long as they may, and not before. */
public record ServerStarted() {}
