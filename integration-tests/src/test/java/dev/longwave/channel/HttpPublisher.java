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

/** Publishes text to a channel by POST, one after the other. */
final class HttpPublisher implements AutoCloseable {

    private static final Pattern DELIVERED = Pattern.compile("\\{\"delivered\":(\\d+)}\n");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI channel;

    HttpPublisher(URI channel) {
        this.channel = channel;
    }

    /** @param delivered how many members took it: none if the answer does not say so */
    record Answer(int status, int delivered) {}

    Answer post(String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(channel)
                .POST(BodyPublishers.ofString(text))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        Matcher delivered = DELIVERED.matcher(response.body());
        return new Answer(response.statusCode(), delivered.matches() ? Integer.parseInt(delivered.group(1)) : 0);
    }

    @Override
    public void close() {
        http.close();
    }
}
