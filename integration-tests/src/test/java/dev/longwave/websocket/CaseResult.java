package dev.longwave.websocket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A case as the index of an Autobahn report has it.
 *
 * @param behavior what Autobahn thinks of what came back
 * @param close what it thinks of how the connection ended
 * @param reportFile the name of the file that tells all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CaseResult(
        String behavior,
        @JsonProperty("behaviorClose") String close,
        @JsonProperty("reportfile") String reportFile) {

    Verdict verdict() {
        if (!close.equals("OK") && !close.equals("INFORMATIONAL")) {
            return Verdict.FAILED;
        }
        return switch (behavior) {
            case "OK" -> Verdict.OK;
            case "INFORMATIONAL" -> Verdict.INFORMATIONAL;
            case "NON-STRICT" -> Verdict.NON_STRICT;
            default -> Verdict.FAILED;
        };
    }

    enum Verdict {
        OK,
        /** RFC 6455 leaves it open. */
        INFORMATIONAL,
        /** Not what Autobahn expects, yet no breach of RFC 6455. */
        NON_STRICT,
        FAILED
    }
}
