package dev.longwave.writer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Content of a writer's messages. */
interface MessageContent {

    boolean isText();

    /**
     * Returns the payload of one message, which must not change.
     *
     * @param tick number of messages of the writer, including this one
     * @param members number of members that get it
     */
    byte[] at(Instant now, long tick, int members);

    /**
     * Returns the content of a text with placeholders.
     *
     * @throws IllegalArgumentException if it has an unknown placeholder
     */
    static MessageContent text(String template) {
        Matcher braces = Template.PLACEHOLDER.matcher(template);
        while (braces.find()) {
            if (!Template.KNOWN.matcher(braces.group()).matches()) {
                throw new IllegalArgumentException(
                        "has %s: must be {now}, {tick} or {members}".formatted(braces.group()));
            }
        }
        return new Template(template);
    }

    /**
     * Returns the content of bytes in base64.
     *
     * @throws IllegalArgumentException if they are not valid base64
     */
    static MessageContent binary(String base64) {
        try {
            return new Bytes(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is %s: must be base64".formatted(base64), e);
        }
    }

    /** Text with placeholders. JSON has braces as well, but never around a single word. */
    record Template(String text) implements MessageContent {

        private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
        private static final Pattern KNOWN = Pattern.compile("\\{(now|tick|members)}");

        @Override
        public boolean isText() {
            return true;
        }

        @Override
        public byte[] at(Instant now, long tick, int members) {
            return text.replace("{now}", now.truncatedTo(ChronoUnit.MILLIS).toString())
                    .replace("{tick}", Long.toString(tick))
                    .replace("{members}", Integer.toString(members))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Bytes that are the same in every message. */
    final class Bytes implements MessageContent {

        private final byte[] bytes;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isText() {
            return false;
        }

        @Override
        public byte[] at(Instant now, long tick, int members) {
            return bytes;
        }
    }
}
