package dev.longwave.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Quarkus's limits of a request, which {@link RequestDecoder} needs again. The defaults are Quarkus's. */
@ConfigMapping(prefix = "quarkus.http.limits")
interface RequestLimitsConfig {

    /** The longest request line, in bytes without its line end. */
    @WithDefault("4096")
    int maxInitialLineLength();

    /** The largest sum of a request's headers, in bytes without their line ends. */
    @WithDefault("20K")
    MemorySize maxHeaderSize();

    /** The largest part of a body that is passed on at once, in bytes. */
    @WithDefault("8192")
    MemorySize maxChunkSize();
}
