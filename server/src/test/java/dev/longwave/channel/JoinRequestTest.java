package dev.longwave.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.longwave.connection.InvalidQueryException;
import dev.longwave.connection.Query;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JoinRequestTest {

    private static final Query NO_QUERY = new Query(name -> List.of());

    private static final String LONGEST = "a".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Chat.Room_1~-", "...", ".a", "0123456789"})
    void unreservedCharactersAreAChannelName(String name) {
        assertEquals(
                name, JoinRequest.of(name, NO_QUERY).orElseThrow().channel().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a%20b", "ä", "a\n", "a:b", "a+b", ".", ".."})
    void otherNamesAreRejected(String name) {
        assertEquals(Optional.empty(), JoinRequest.of(name, NO_QUERY));
    }

    @Test
    void nameHasAtMost64Characters() {
        assertEquals(
                LONGEST,
                JoinRequest.of(LONGEST, NO_QUERY).orElseThrow().channel().value());
        assertEquals(Optional.empty(), JoinRequest.of(LONGEST + "a", NO_QUERY));
    }

    @Test
    void memberHearsItselfUnlessItAsksNotTo() {
        assertEquals(true, hearsItself());
        assertEquals(true, hearsItself("true"));
        assertEquals(false, hearsItself("false"));
        assertThrows(InvalidQueryException.class, () -> hearsItself("no"));
    }

    private static boolean hearsItself(String... self) {
        return JoinRequest.of("a", new Query(name -> List.of(self)))
                .orElseThrow()
                .hearsItself();
    }
}
