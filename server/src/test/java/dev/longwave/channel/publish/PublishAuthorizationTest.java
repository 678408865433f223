package dev.longwave.channel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.longwave.config.Flag;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishAuthorizationTest {

    private static final boolean HERE = true;
    private static final boolean ELSEWHERE = false;

    @Test
    void onlyLocalhostPublishesWithoutAToken() {
        PublishAuthorization publishers = new PublishAuthorization(new Config(Optional.empty(), false));

        assertEquals(Optional.empty(), publishers.rejection(List.of(), HERE));
        assertEquals(Optional.of(PublishResponse.NOT_LOCAL), publishers.rejection(List.of(), ELSEWHERE));
    }

    @Test
    void anyAddressPublishesIfAnonymousIsAllowed() {
        PublishAuthorization publishers = new PublishAuthorization(new Config(Optional.empty(), true));

        assertEquals(Optional.empty(), publishers.rejection(List.of(), ELSEWHERE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer s3cret==", "bearer  s3cret==", "BEARER s3cret== "})
    void clientWithTheTokenPublishesFromAnywhere(String authorization) {
        assertEquals(Optional.empty(), withToken(authorization));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer s3cret", "Bearer s3cret===", "Bearer S3cret==", "Bearer", "Basic s3cret==", "s3cret=="})
    void otherTokenIsRejected(String authorization) {
        assertEquals(Optional.of(PublishResponse.NOT_AUTHORIZED), withToken(authorization));
    }

    @Test
    void missingTokenIsRejectedEvenFromLocalhost() {
        PublishAuthorization publishers = new PublishAuthorization(new Config(Optional.of("s3cret=="), true));

        assertEquals(Optional.of(PublishResponse.NOT_AUTHORIZED), publishers.rejection(List.of(), HERE));
    }

    @Test
    void twoTokensAreRejected() {
        assertEquals(Optional.of(PublishResponse.NOT_AUTHORIZED), withToken("Bearer s3cret==", "Bearer s3cret=="));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "s\u00e9cret", "=s"})
    void invalidTokenStopsTheStartAndIsNotRepeated(String token) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new PublishAuthorization(new Config(Optional.of(token), false)));

        assertFalse(String.valueOf(refused.getMessage()).contains(token + "\""), "named");
    }

    private static Optional<PublishResponse> withToken(String... authorization) {
        PublishAuthorization publishers = new PublishAuthorization(new Config(Optional.of("s3cret=="), false));
        return publishers.rejection(List.of(authorization), ELSEWHERE);
    }

    private record Config(Optional<String> token, Flag allowAnonymous) implements PublishConfig {
        Config(Optional<String> token, boolean open) {
            this(token, open ? Flag.TRUE : Flag.FALSE);
        }
    }
}
