package dev.longwave.channel;

import java.util.List;
import java.util.Optional;

/**
 * A handshake's request to join a channel.
 *
 * @param hearsItself whether the member gets its own messages
 */
record JoinRequest(ChannelName channel, boolean hearsItself) {

    /**
     * Parses a request. Returns empty if the name or a parameter is invalid.
     *
     * @param self all values of the query parameter self
     */
    static Optional<JoinRequest> of(String channel, List<String> self) {
        Optional<Boolean> hearsItself = switch (self.size()) {
            case 0 -> Optional.of(true);
            case 1 -> flag(self.getFirst());
            default -> Optional.empty();
        };
        return hearsItself.flatMap(hears -> ChannelName.parse(channel).map(name -> new JoinRequest(name, hears)));
    }

    private static Optional<Boolean> flag(String value) {
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
