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

/** Responses of {@code /q/connections} to invalid requests. */
final class ConnectionsRequestIT {

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.stopWithoutErrors();
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
    void invalidRequestIsRejectedWithItsReason(String method, String target, int status, String text) {
        HttpResponse<String> response = send(method, target);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(text);
    }

    /** A control frame has no room for more. */
    @Test
    void closeReasonHasAtMost123Bytes() {
        assertThat(close("a".repeat(123))).isEqualTo(404);
        assertThat(close("a".repeat(124))).isEqualTo(400);
        assertThat(close("%C3%A4".repeat(62))).isEqualTo(400);
    }

    private static int close(String reason) {
        return send("DELETE", "/1?reason=" + reason).statusCode();
    }

    private static HttpResponse<String> send(String method, String target) {
        return ManagementClient.send(server, method, "/q/connections" + target);
    }
}
