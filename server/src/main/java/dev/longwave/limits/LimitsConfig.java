package dev.longwave.limits;

import dev.longwave.config.Flag;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Limits of memory and rates, in both directions. */
@ConfigMapping(prefix = "longwave")
public interface LimitsConfig {

    /** Limits of one message. */
    Message message();

    /** Limits of inbound memory. */
    Inbound inbound();

    /** Limits of outbound memory. */
    Outbound outbound();

    /** Inbound rates of one client. */
    Rate rate();

    /** Compression of messages. */
    Compression compression();

    /** Limits of one message. */
    interface Message {
        /**
         * The maximum size of a message, in bytes of payload over all its frames. The server closes the connection with 1009
         * as soon as a header announces more. It also limits the memory of a connection's partly received message.
         */
        @WithDefault("256K")
        MemorySize limit();
    }

    /** Limits of inbound memory. */
    interface Inbound {
        /**
         * The maximum number of bytes in flight of one connection. Above it the server stops reading from the client until
         * the messages are handled and the responses sent; TCP then slows the client down (back-pressure). Each message counts
         * 64 bytes more than its payload, so that empty ones count too.
         */
        @WithDefault("256K")
        MemorySize limit();

        /**
         * The maximum number of bytes of partly received messages, over all connections. Above it the server closes the
         * connections with the most of them, with 1013. Not set, a quarter of the heap, but at least the message limit.
         */
        Optional<MemorySize> totalLimit();
    }

    /** Limits of outbound memory. */
    interface Outbound {
        /**
         * The maximum size of one client's outbound queue in bytes, counted as in {@link Inbound#limit()}. Above it the server
         * drops the queue and closes the connection: with 1013, if the client still reads.
         */
        @WithDefault("1M")
        MemorySize limit();

        /**
         * The maximum size of all outbound queues together in bytes. A message for many clients counts once, plus 64 bytes for
         * each client. Above it the server closes the clients with the largest queues, with 1013. Not set, a quarter of the
         * heap or of the direct memory, whichever is less, but at least the outbound limit.
         */
        Optional<MemorySize> totalLimit();
    }

    /** Inbound rates of one connection. The server closes a faster one with 1008. */
    interface Rate {
        /**
         * Messages a second, with a burst of five seconds' worth. Pings and Pongs count too. {@code 0} is off.
         */
        @WithDefault("0")
        int messages();

        /**
         * Bytes a second over TCP, with a burst of five seconds' worth. A message larger than the burst always exceeds the
         * rate. {@code 0} is off.
         */
        @WithDefault("0")
        MemorySize bytes();
    }

    /** permessage-deflate (RFC 7692). */
    interface Compression {
        /**
         * Whether the server compresses messages for clients that offer permessage-deflate (RFC 7692). Compression saves
         * bandwidth. It costs CPU, and 32 KiB for each connection whose client compresses.
         *
         * <p>Compression can leak secrets. An attacker who sees the size of messages, and can insert text beside a secret in
         * the same message, learns the secret bit by bit (CRIME, BREACH).
         */
        @WithDefault("false")
        Flag enabled();
    }
}
