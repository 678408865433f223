package dev.longwave.limits;

import dev.longwave.config.Flag;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What bounds each connection's memory, in both directions. */
@ConfigMapping(prefix = "longwave")
public interface LimitsConfig {

    /** What bounds one message. */
    Message message();

    /** What bounds what comes. */
    Inbound inbound();

    /** What bounds what is sent. */
    Outbound outbound();

    /** How fast a peer may send. */
    Rate rate();

    /** Whether messages are compressed. */
    Compression compression();

    /** One message. */
    interface Message {
        /**
         * The largest message, in bytes of payload and over all its frames. A larger one ends its connection with 1009 as
         * soon as a header announces it. What a connection holds of a message that is not whole is bounded by it too.
         */
        @WithDefault("256K")
        MemorySize limit();
    }

    /** What comes. */
    interface Inbound {
        /**
         * How many bytes of messages of one connection may be under way through the server. Past it the connection is not
         * read until they have been handled and their answers are on their way; TCP then holds the peer back. Each message
         * counts 64 bytes more than its payload, so that empty ones count as well.
         */
        @WithDefault("256K")
        MemorySize limit();

        /**
         * How many bytes may be held of messages that are not whole, of all connections together. Past it those that hold most
         * are ended with 1013. Not set, a quarter of the heap; the message limit at least.
         */
        Optional<MemorySize> totalLimit();
    }

    /** What is sent. */
    interface Outbound {
        /**
         * How many bytes may wait for one peer to read them, counted as for {@link Inbound#limit()}. Past it what waits is
         * dropped and the connection ended: with 1013, if the peer still reads.
         */
        @WithDefault("1M")
        MemorySize limit();

        /**
         * How many bytes may wait for all clients together, where a message for many counts once, and 64 bytes for each of
         * them. Past it those for whom most waits are ended with 1013. Not set, a quarter of the heap, or of the direct
         * memory where that is less; the outbound limit at least.
         */
        Optional<MemorySize> totalLimit();
    }

    /** How fast one connection may send; one that is faster is closed with 1008. */
    interface Rate {
        /**
         * How many messages a second. What was not used in five seconds may be used at once. Pings and Pongs count as well.
         * {@code 0} is off.
         */
        @WithDefault("0")
        int messages();

        /**
         * How many bytes a second, of all that TCP brings. What was not used in five seconds may be used at once, so a
         * message that is larger than that never passes. {@code 0} is off.
         */
        @WithDefault("0")
        MemorySize bytes();
    }

    /** permessage-deflate. */
    interface Compression {
        /**
         * Whether messages are compressed for clients that ask for it (permessage-deflate, RFC 7692). It saves bandwidth and
         * costs CPU, and 32 KiB a connection whose client compresses.
         *
         * <p>It also tells secrets: whoever sees the size of what is sent, and can have text of his own put into the same
         * message as something secret, learns the secret bit by bit (CRIME, BREACH).
         */
        @WithDefault("false")
        Flag enabled();
    }
}
