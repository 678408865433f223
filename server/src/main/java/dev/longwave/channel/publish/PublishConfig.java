package dev.longwave.channel.publish;

import dev.longwave.config.Flag;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may publish by HTTP. */
@ConfigMapping(prefix = "longwave.publish")
interface PublishConfig {

    /** The bearer token that each request has to have (RFC 6750 §2.1). With one, the address does not count. */
    Optional<String> token();

    /**
     * Whether requests need neither a token nor to come from this machine.
     *
     * <p>Anybody who reaches the server then writes to all members of all channels. And behind a proxy on this machine that
     * is not told of ({@code quarkus.http.proxy}), everybody comes from this machine, whatever this says.
     */
    @WithDefault("false")
    Flag allowAnonymous();
}
