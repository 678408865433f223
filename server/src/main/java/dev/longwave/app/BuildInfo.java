package dev.longwave.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What is running.
 *
 * @param longwave its version
 * @param quarkus the version of what it is built on
 * @param compiled whether it is the executable
 */
record BuildInfo(String longwave, String quarkus, boolean compiled) {

    static BuildInfo here() throws IOException {
        Properties versions = new Properties();
        try (InputStream file = BuildInfo.class.getResourceAsStream("build.properties")) {
            versions.load(file);
        }
        boolean compiled = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
        return new BuildInfo(versions.getProperty("longwave"), versions.getProperty("quarkus"), compiled);
    }

    String form() {
        return compiled ? "native" : "JVM";
    }

    /** In one line. */
    String text() {
        return "longwave %s (%s, Java %s, Quarkus %s)".formatted(longwave, form(), Runtime.version(), quarkus);
    }
}
