package dev.longwave.channel;

import java.util.List;
import java.util.Optional;

/**
 * What a handshake asks for.
 *
 * @param hearsItself whether a member gets what it sends itself
 */
record JoinRequest(ChannelName channel, boolean hearsItself) {

    /**
     * Empty if there is anything wrong with it.
     *
     * @param self all values of the parameter self
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
