package dev.longwave.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.ManagementClient;
import dev.longwave.harness.ServerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /q/connections} says to what it cannot do. */
final class ConnectionsRequestIT {

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void end() throws InterruptedException {
        server.endWithoutComplaint();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '?chanel=a', 400, '[address, after, channel, endpoint, limit, writer]'",
        "GET, '?limit=0', 400, 1 to 1000",
        "GET, '?limit=1001', 400, 1 to 1000",
        "GET, '?after=x', 400, after",
        "GET, '?after=-1', 400, after",
        "GET, '/1', 405, ''",
        "POST, '', 405, ''",
        "DELETE, '', 405, ''",
        "DELETE, '/1?code=1005', 400, 3000 to 4999",
        "DELETE, '/1?code=1002', 400, 3000 to 4999",
        "DELETE, '/1?code=5000', 400, 3000 to 4999",
        "DELETE, '/1?code=x', 400, 3000 to 4999",
        "DELETE, '/1', 404, No connection has this id",
        "DELETE, '/x', 404, No connection has this id",
    })
    void saysWhatIsWrongWithARequest(String method, String target, int status, String text) {
        HttpResponse<String> answer = ask(method, target);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    @Test
    void aReasonHasNoMoreBytesThanAControlFrameHasRoomFor() {
        assertThat(close("a".repeat(123))).isEqualTo(404);
        assertThat(close("a".repeat(124))).isEqualTo(400);
        assertThat(close("%C3%A4".repeat(62))).isEqualTo(400);
    }

    private static int close(String reason) {
        return ask("DELETE", "/1?reason=" + reason).statusCode();
    }

    private static HttpResponse<String> ask(String method, String target) {
        return ManagementClient.ask(server, method, "/q/connections" + target);
    }
}
