package dev.longwave.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CloseCodeTest {

    private static final Pattern ROW = Pattern.compile("^\\| (1\\d{3}) \\|.*", Pattern.MULTILINE);

    @Test
    void documentationListsAllCloseCodes() throws IOException {
        String protocol = Files.readString(Path.of("..", "docs", "protocol.md"));

        List<Integer> documented = ROW.matcher(protocol)
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();

        assertEquals(Arrays.stream(CloseCode.values()).map(CloseCode::code).toList(), documented);
    }
}
