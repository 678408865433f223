package dev.longwave.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoinRequestTest {

    private static final String LONGEST = "a".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Chat.Room_1~-", "...", ".a", "0123456789"})
    void unreservedCharactersAreAChannelName(String name) {
        assertEquals(
                name, JoinRequest.of(name, List.of()).orElseThrow().channel().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a%20b", "ä", "a\n", "a:b", "a+b", ".", ".."})
    void otherNamesAreRejected(String name) {
        assertEquals(Optional.empty(), JoinRequest.of(name, List.of()));
    }

    @Test
    void nameHasAtMost64Characters() {
        assertEquals(
                LONGEST,
                JoinRequest.of(LONGEST, List.of()).orElseThrow().channel().value());
        assertEquals(Optional.empty(), JoinRequest.of(LONGEST + "a", List.of()));
    }

    @Test
    void memberHearsItselfByDefault() {
        assertEquals(Optional.of(true), hearsItself());
        assertEquals(Optional.of(true), hearsItself("true"));
        assertEquals(Optional.of(false), hearsItself("false"));
    }

    @Test
    void selfMustBeTrueOrFalse() {
        assertEquals(Optional.empty(), hearsItself(""));
        assertEquals(Optional.empty(), hearsItself("no"));
        assertEquals(Optional.empty(), hearsItself("FALSE"));
        assertEquals(Optional.empty(), hearsItself("false", "false"));
    }

    private static Optional<Boolean> hearsItself(String... self) {
        return JoinRequest.of("a", List.of(self)).map(JoinRequest::hearsItself);
    }
}
