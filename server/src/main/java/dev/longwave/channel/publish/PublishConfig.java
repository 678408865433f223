package dev.longwave.channel.publish;

import dev.longwave.config.Flag;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of publishing over HTTP: authorization of publishers. */
@ConfigMapping(prefix = "longwave.publish")
interface PublishConfig {

    /** Bearer token that each request must have (RFC 6750 §2.1). With a token, any address may publish. */
    Optional<String> token();

    /**
     * Whether clients on other machines may publish without a token.
     *
     * <p>Danger: any client that reaches the server can then send to all members of all channels. Behind a proxy on this
     * machine without {@code quarkus.http.proxy} settings, every client seems local and may publish even if this is false.
     */
    @WithDefault("false")
    Flag allowAnonymous();
}
