package dev.longwave.writer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a writer writes. */
interface MessageContent {

    boolean isText();

    /**
     * One message, which is not to be changed.
     *
     * @param tick how often the writer has written with it
     * @param members how many get it
     */
    byte[] at(Instant now, long tick, int members);

    /**
     * Text with placeholders.
     *
     * @throws IllegalArgumentException if it has one that there is not
     */
    static MessageContent text(String template) {
        Matcher braces = Template.PLACEHOLDER.matcher(template);
        while (braces.find()) {
            if (!Template.KNOWN.matcher(braces.group()).matches()) {
                throw new IllegalArgumentException(
                        "has %s, but {now}, {tick} and {members} are allowed".formatted(braces.group()));
            }
        }
        return new Template(template);
    }

    /**
     * Bytes in base64.
     *
     * @throws IllegalArgumentException if they are not
     */
    static MessageContent binary(String base64) {
        try {
            return new Bytes(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is %s, but base64 is allowed".formatted(base64), e);
        }
    }

    /** JSON has braces as well, but never around a word alone. */
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

    /** The same each time. */
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
