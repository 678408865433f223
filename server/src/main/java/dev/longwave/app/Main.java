package dev.longwave.app;

import dev.longwave.config.ConfigurationFile;
import dev.longwave.connection.Endpoint;
import dev.longwave.lifecycle.ServerStarted;
import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entry point of the process. */
@QuarkusMain
@SuppressWarnings("SystemOut") // output of the command
public final class Main {

    private static final int USAGE_ERROR = 2;

    /** Logs that a check does not write to. */
    private static final List<String> LOGS = List.of("file", "syslog", "socket");

    private static final String USAGE = """
            Longwave, a realtime WebSocket server

              longwave [-Dname=value...]    starts the server; SIGTERM stops it
              longwave --check-config       checks the configuration and starts nothing
              longwave --version            prints the version
              longwave --help               prints this text

            Settings are -Dname=value, environment variables, or lines of config/application.properties in the working
            directory. The first ones to know, with their defaults:

              quarkus.http.host             address to listen on (0.0.0.0: all addresses of this machine)
              quarkus.http.port             port to listen on (8080; 0: any free port)
              longwave.message.limit        maximum size of a message in bytes (256K)
              longwave.connections.limit    maximum number of connections (100000)
              longwave.handshake.allowed-origins   origins of the pages that may connect (the server's own)

            Endpoints: /ws, /broadcast/{channel}, /background/{writer}, and a page to try them at /
            """;

    Main() {}

    public static void main(String... arguments) throws IOException {
        switch (CommandLine.of(List.of(arguments))) {
            case CommandLine.Serve serve -> serve();
            case CommandLine.Help help -> print(USAGE);
            case CommandLine.Version version -> print(BuildInfo.here().text() + "\n");
            case CommandLine.CheckConfiguration check -> checkConfiguration();
            case CommandLine.Mistake(String problem) -> {
                System.err.println(USAGE + "\nlongwave: " + problem);
                System.exit(USAGE_ERROR);
            }
        }
    }

    /** Prints the output of a command, and exits with an error if the standard output does not accept it. */
    private static void print(String text) {
        System.out.print(text);
        if (System.out.checkError()) {
            System.err.println("longwave: cannot write to the standard output");
            System.exit(1);
        }
    }

    private static void serve() {
        checkFile();
        // A TLS 1.2 client could repeat the costly half of a handshake without limit (RFC 5746 allows it).
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        Quarkus.run(Server.class, Main::ended);
    }

    /** Runs every check of a start, without listening sockets. The start's warnings go to the standard error. */
    private static void checkConfiguration() {
        checkFile();
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host-enabled", "false");
        // A default only: a configured level stays, since it is checked too.
        System.setProperty("check-config.log.level", "WARN");
        System.setProperty("quarkus.log.console.enabled", "true");
        System.setProperty("quarkus.log.console.stderr", "true");
        LOGS.forEach(log -> System.setProperty("quarkus.log." + log + ".enabled", "false"));
        Quarkus.run(ConfigCheck.class, Main::ended);
    }

    private static void checkFile() {
        ConfigurationFile.mistake(ConfigurationFile.PATH).ifPresent(mistake -> {
            System.err.print(StartupFailure.line(mistake));
            System.exit(1);
        });
    }

    private static void ended(int code, @Nullable Throwable failure) {
        if (LaunchMode.current().isDevOrTest()) {
            return; // the process continues after a reload
        }
        if (failure != null) {
            System.err.print(StartupFailure.text(failure));
        }
        System.exit(code);
    }

    /** Runs the server, once it listens. */
    static final class Server implements QuarkusApplication {

        private final StartupLog startupLog;
        private final List<Endpoint> endpoints;
        private final Event<ServerStarted> started;

        Server(StartupLog startupLog, @All List<Endpoint> endpoints, Event<ServerStarted> started) {
            this.startupLog = startupLog;
            this.endpoints = endpoints;
            this.started = started;
        }

        @Override
        public int run(String... arguments) throws IOException {
            startupLog.write(endpoints);
            started.fire(new ServerStarted());
            Quarkus.waitForExit();
            return 0;
        }
    }

    /** Reports a valid configuration, once every bean has started. */
    static final class ConfigCheck implements QuarkusApplication {
        @Override
        @SuppressWarnings("SystemOut") // output of the command
        public int run(String... arguments) {
            print("The configuration is valid.\n");
            return 0;
        }
    }
}
