package dev.longwave.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Client of a server's management interface. */
public final class ManagementClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ManagementClient() {}

    public static HttpResponse<String> send(ServerProcess server, String method, String target) {
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
