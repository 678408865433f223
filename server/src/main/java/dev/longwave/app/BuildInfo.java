package dev.longwave.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Versions of the running server.
 *
 * @param longwave Longwave's version
 * @param quarkus Quarkus's version
 * @param compiled whether the native executable runs
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

    /** Returns the versions in one line. */
    String text() {
        return "longwave %s (%s, Java %s, Quarkus %s)".formatted(longwave, form(), Runtime.version(), quarkus);
    }
}
