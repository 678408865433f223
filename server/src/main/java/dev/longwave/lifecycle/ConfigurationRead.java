package dev.longwave.lifecycle;

/** The running server has read its configuration file again, and applied the part that needs no restart. */
public record ConfigurationRead() {}
