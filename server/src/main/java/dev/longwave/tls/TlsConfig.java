package dev.longwave.tls;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of TLS. Without them the server speaks plain HTTP only. */
@ConfigMapping(prefix = "longwave.tls")
interface TlsConfig {

    /** A PEM file with the server's certificate, followed by its chain to one that clients trust. */
    Optional<Path> certificate();

    /** A PEM file with the certificate's private key, RSA or EC, not encrypted. */
    Optional<Path> key();
}
