package dev.longwave.management;

import dev.longwave.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a server's management interface. */
final class Management {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Management() {}

    static HttpResponse<String> ask(ServerProcess server, String method, String target) {
        HttpRequest request = HttpRequest.newBuilder(server.management(target))
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
