import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Splits option texts into words and puts argument files in. */
final class CommandLine {

    private CommandLine() {}

    /** The words of {@code environment}, then {@code arguments}, with the content of FILE in the place of each @FILE. */
    static List<String> read(List<String> arguments, String environment) {
        List<String> words = new ArrayList<>();
        if (environment != null) {
            words.addAll(split(environment));
        }
        for (String argument : arguments) {
            if (argument.startsWith("@") && argument.length() > 1) {
                words.addAll(split(content(argument.substring(1))));
            } else {
                words.add(argument);
            }
        }
        return words;
    }

    /**
     * Splits at white space as the java command does in its argument files: quotes hold a word together, inside of them
     * a backslash takes the next character as it is, and an unquoted # at a word's beginning starts a comment.
     */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                StringBuilder word = new StringBuilder();
                at = readWord(text, at, word);
                words.add(word.toString());
            }
        }
        return words;
    }

    private static int readWord(String text, int start, StringBuilder word) {
        char quote = 0;
        int at = start;
        while (at < text.length() && (quote != 0 || !Character.isWhitespace(text.charAt(at)))) {
            char c = text.charAt(at++);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (quote != 0 && c == '\\' && at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new UsageException("a quote is opened and never closed in: " + text.strip());
        }
        return at;
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UsageException("the argument file " + file + " cannot be read");
        }
    }
}
