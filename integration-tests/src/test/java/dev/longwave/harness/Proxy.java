package dev.longwave.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Proxy with a configuration in docs/proxies.md. */
public enum Proxy {
    NGINX("nginx", "listen 80;", "listen 127.0.0.1:%d;") {
        @Override
        String complete(String configuration, Path directory) {
            return """
                    daemon off;
                    master_process off;
                    pid %1$s/pid;
                    error_log %1$s/log;
                    events { }
                    http {
                        access_log off;
                        client_body_temp_path %1$s/body;
                        proxy_temp_path %1$s/proxy;
                        fastcgi_temp_path %1$s/fastcgi;
                        uwsgi_temp_path %1$s/uwsgi;
                        scgi_temp_path %1$s/scgi;
                        %2$s
                    }
                    """.formatted(directory, configuration);
        }

        @Override
        List<String> command(Path file, int port, int idleSeconds) {
            return List.of("nginx", "-e", "stderr", "-c", file.toString());
        }
    },

    HAPROXY("haproxy", "bind :80", "bind 127.0.0.1:%d") {
        @Override
        String complete(String configuration, Path directory) {
            return configuration;
        }

        @Override
        List<String> command(Path file, int port, int idleSeconds) {
            return List.of("haproxy", "-db", "-f", file.toString());
        }
    },

    APACHE("apache", "*:80", "127.0.0.1:%d") {
        @Override
        String complete(String configuration, Path directory) {
            return """
                    ServerRoot %1$s
                    ServerName localhost
                    PidFile %1$s/pid
                    ErrorLog %1$s/log
                    Mutex file:%1$s
                    User www-data
                    LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                    LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                    LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
                    LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                    LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                    Listen %2$s
                    %3$s
                    """.formatted(directory, address(configuration), configuration);
        }

        private static String address(String configuration) {
            Matcher host = Pattern.compile("<VirtualHost (.+)>").matcher(configuration);
            host.find();
            return host.group(1);
        }

        @Override
        List<String> command(Path file, int port, int idleSeconds) {
            return List.of("apache2", "-f", file.toString(), "-D", "FOREGROUND");
        }
    },

    VARNISH("vcl", "longwave", "longwave") {
        @Override
        String complete(String configuration, Path directory) {
            return configuration;
        }

        @Override
        List<String> command(Path file, int port, int idleSeconds) {
            return List.of(
                    "varnishd",
                    "-j",
                    "none",
                    "-F",
                    "-f",
                    file.toString(),
                    "-a",
                    "127.0.0.1:" + port,
                    "-n",
                    file.resolveSibling("varnish").toString(),
                    "-p",
                    "pipe_timeout=" + idleSeconds);
        }
    };

    private static final Path DOCUMENT = Path.of("..", "docs", "proxies.md");

    private final String language;
    private final String documentedListener;
    private final String listener;

    Proxy(String language, String documentedListener, String listener) {
        this.language = language;
        this.documentedListener = documentedListener;
        this.listener = listener;
    }

    /** Returns a complete configuration file, of which the document shows the relevant part. */
    abstract String complete(String configuration, Path directory);

    abstract List<String> command(Path file, int port, int idleSeconds);

    /** Returns the document's configuration with other ports and a shorter idle timeout. */
    String configuration(int port, int serverPort, int idleSeconds, Path directory) throws IOException {
        String documented = documented();
        String changed = documented
                .replace(documentedListener, listener.formatted(port))
                .replace("127.0.0.1:8080", "127.0.0.1:" + serverPort)
                .replace("\"8080\"", "\"" + serverPort + "\"")
                .replaceAll("\\b60(s?)\\b", idleSeconds + "$1");
        return complete(changed, directory);
    }

    private String documented() throws IOException {
        Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
        Matcher found = block.matcher(Files.readString(DOCUMENT));
        if (!found.find()) {
            throw new IllegalStateException(DOCUMENT + " has no configuration in " + language);
        }
        return found.group(1);
    }
}
