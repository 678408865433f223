package dev.longwave.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@Tag("quick")
final class PlainRequestIT {

    @TestHTTPResource("/")
    URI server;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void release() {
        client.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void plainRequestGets400WithOneLineOfHelp(String method) throws Exception {
        HttpResponse<String> response = send(request("/ws").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
        assertThat(response.body().lines()).singleElement().asString().contains("WebSocket client", "ws://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/ws/deeper", "/wsx", "/META-INF/resources/index.html", "/../pom.xml"})
    void unknownPathGets404AndOneLine(String path) throws Exception {
        HttpResponse<String> response = send(request(path));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
        assertThat(response.body()).startsWith("There is nothing at this path").hasLineCount(1);
    }

    @Test
    void methodThatAPathDoesNotHaveGets405AndOneLine() throws Exception {
        HttpResponse<String> response = send(request("/background").method("PUT", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow").orElseThrow()).contains("GET");
        assertThat(response.body())
                .startsWith("This path does not allow the method")
                .hasLineCount(1);
    }

    @Test
    void staticFileIsRevalidatedOnEachRequest() throws Exception {
        HttpResponse<String> first = send(request("/"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().allValues("cache-control")).containsExactly("no-cache");
        String tag = first.headers().firstValue("etag").orElseThrow();

        HttpResponse<String> second = send(request("/").header("If-None-Match", tag));

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
