package dev.longwave.channel.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishContentTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "Text/HTML; charset=utf-8",
                "application/json",
                "application/json;charset=UTF-8",
                "text/plain; Charset=\"utf8\"; format=flowed",
                "text/plain;charset=us-ascii",
                "application/problem+json",
                "application/x-www-form-urlencoded",
            })
    void textualTypesAreText(String type) {
        assertEquals(Optional.of(PublishContentType.TEXT), PublishContentType.of(List.of(type)));
    }

    @Test
    void bodyWithoutATypeIsText() {
        assertEquals(Optional.of(PublishContentType.TEXT), PublishContentType.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "Application/Octet-Stream ; x=y"})
    void octetStreamIsBinary(String type) {
        assertEquals(Optional.of(PublishContentType.BINARY), PublishContentType.of(List.of(type)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "",
                "text",
                "text/",
                "application/xml",
                "json",
                "multipart/form-data",
                "text/plain; charset=utf-16",
                "text/plain;charset=\"iso-8859-1\"",
                "text/plain; charset="
            })
    void otherTypesAreUnsupported(String type) {
        assertEquals(Optional.empty(), PublishContentType.of(List.of(type)));
    }

    @Test
    void twoTypesAreUnsupported() {
        assertEquals(Optional.empty(), PublishContentType.of(List.of("text/plain", "text/plain")));
    }
}
