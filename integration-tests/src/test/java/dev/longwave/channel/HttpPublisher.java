package dev.longwave.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Publisher that sends texts to a channel by POST, one after another. */
final class HttpPublisher implements AutoCloseable {

    private static final Pattern DELIVERED = Pattern.compile("\\{\"delivered\":(\\d+)}\n");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI channel;

    HttpPublisher(URI channel) {
        this.channel = channel;
    }

    /** @param delivered the number of members in the response, or 0 if it has none */
    record Response(int status, int delivered) {}

    Response post(String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(channel)
                .POST(BodyPublishers.ofString(text))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        Matcher delivered = DELIVERED.matcher(response.body());
        return new Response(response.statusCode(), delivered.matches() ? Integer.parseInt(delivered.group(1)) : 0);
    }

    @Override
    public void close() {
        http.close();
    }
}
