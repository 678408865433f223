package dev.longwave.tls;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What the server shows who it is with. Where neither is set it speaks no TLS. */
@ConfigMapping(prefix = "longwave.tls")
interface TlsConfig {

    /** A PEM file with the server's certificate and behind it those that lead from it to one that clients trust. */
    Optional<Path> certificate();

    /** A PEM file with the certificate's private key, RSA or EC, not encrypted. */
    Optional<Path> key();
}
