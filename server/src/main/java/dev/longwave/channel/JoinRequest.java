package dev.longwave.channel;

import dev.longwave.connection.InvalidQueryException;
import dev.longwave.connection.Query;
import java.util.Optional;

/**
 * A handshake's request to join a channel.
 *
 * @param hearsItself whether the member gets its own messages
 */
record JoinRequest(ChannelName channel, boolean hearsItself) {

    /**
     * Parses a request.
     *
     * @throws InvalidQueryException if the parameter {@code self} is invalid
     */
    static Optional<JoinRequest> of(String channel, Query query) {
        boolean hearsItself = query.flag("self", true);
        return ChannelName.parse(channel).map(name -> new JoinRequest(name, hearsItself));
    }
}
