package dev.longwave.websocket;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Case in the index of an Autobahn report.
 *
 * @param behavior Autobahn's verdict on the received frames
 * @param close Autobahn's verdict on the close
 * @param reportFile the name of the file with all details
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
        /** RFC 6455 allows several behaviors. */
        INFORMATIONAL,
        /** Autobahn expects something else, but RFC 6455 allows it. */
        NON_STRICT,
        FAILED
    }
}
