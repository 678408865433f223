package dev.longwave.websocket.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeflateParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate | permessage-deflate; server_no_context_takeover",
                "permessage-deflate; client_max_window_bits | permessage-deflate; server_no_context_takeover",
                "permessage-deflate;client_max_window_bits=8 | permessage-deflate; server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover | permessage-deflate; server_no_context_takeover",
                "permessage-deflate; client_no_context_takeover"
                        + " | permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; server_max_window_bits=8"
                        + " | permessage-deflate; server_no_context_takeover; server_max_window_bits=8",
                "permessage-deflate; server_max_window_bits=15"
                        + " | permessage-deflate; server_no_context_takeover; server_max_window_bits=15",
                "permessage-deflate; client_no_context_takeover; server_max_window_bits=10"
                        + " | permessage-deflate; server_no_context_takeover; server_max_window_bits=10;"
                        + " client_no_context_takeover",
                "permessage-deflate ; server_max_window_bits = \"10\"\t; client_no_context_takeover"
                        + " | permessage-deflate; server_no_context_takeover; server_max_window_bits=10;"
                        + " client_no_context_takeover",
                "x-webkit-deflate-frame, permessage-deflate | permessage-deflate; server_no_context_takeover",
                "permessage-deflate; server_max_window_bits=7, permessage-deflate"
                        + " | permessage-deflate; server_no_context_takeover",
                "permessage-deflate; server_max_window_bits=9, permessage-deflate"
                        + " | permessage-deflate; server_no_context_takeover; server_max_window_bits=9",
                ", permessage-deflate, | permessage-deflate; server_no_context_takeover",
            })
    void firstAcceptableOfferIsAccepted(String offers, String answer) {
        assertEquals(Optional.of(answer), answer(offers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; unknown",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover=true",
                "permessage-deflate; client_no_context_takeover=1",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=7",
                "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; server_max_window_bits=08",
                "permessage-deflate; server_max_window_bits=+9",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=abc",
                "Permessage-Deflate",
                "permessage-bzip2",
                ""
            })
    void offerWithUnknownParameterIsDeclined(String offer) {
        assertEquals(Optional.empty(), answer(offer));
    }

    @Test
    void offersInSeveralLinesAreOneList() {
        assertEquals(
                Optional.of("permessage-deflate; server_no_context_takeover"),
                answer("permessage-bzip2", "permessage-deflate"));
    }

    private static Optional<String> answer(String... headers) {
        return DeflateParameters.negotiate(List.of(headers)).map(DeflateParameters::response);
    }
}
