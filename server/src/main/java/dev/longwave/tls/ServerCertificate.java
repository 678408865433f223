package dev.longwave.tls;

import dev.longwave.config.ChangeDetector;
import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The current certificate, for Quarkus's TLS registry, which reads it at the start and at each reload. Thread-safe. */
@Singleton
@Identifier(ServerCertificate.NAME)
final class ServerCertificate implements KeyStoreProvider {

    /** The name in the registry. The registry's default name would also apply to the management interface. */
    static final String NAME = "longwave";

    private static final Logger LOG = Logger.getLogger(ServerCertificate.class);

    private final Optional<PemFiles> files;

    /** Of the files' contents. Null before the first read. */
    private @Nullable ChangeDetector<PemFiles.Contents> detector;

    private @Nullable KeyMaterial identity;

    ServerCertificate(TlsConfig config, PlainHttpConfig http) {
        files = PemFiles.of(config);
        if (files.isEmpty()
                && http.tlsConfigurationName().equals(NAME)
                && !http.insecureRequests().equalsIgnoreCase(PlainHttpConfig.ENABLED)) {
            throw new IllegalArgumentException(
                    "quarkus.http.insecure-requests=%s is invalid: must be %s without longwave.tls.certificate"
                            .formatted(http.insecureRequests(), PlainHttpConfig.ENABLED));
        }
    }

    boolean isConfigured() {
        return files.isPresent();
    }

    @Override
    public synchronized @Nullable KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
        if (files.isEmpty()) {
            return null;
        }
        if (identity == null) {
            PemFiles.Contents now = files.get().read();
            identity = checked(now, vertx);
            detector = new ChangeDetector<>(now);
        }
        return new KeyStoreAndKeyCertOptions(identity.keyStore(), identity.options());
    }

    /**
     * Checks the files for changes; call it repeatedly. It applies changed files once two checks in a row find the same
     * contents, because one of the two may be written before the other.
     *
     * @return whether the certificate has changed
     */
    synchronized boolean check(Vertx vertx) {
        PemFiles.Contents now = files.orElseThrow().read();
        return detector != null && detector.isToBeRead(now) && apply(now, vertx);
    }

    /** Applies the files' current contents. Returns whether they are valid. */
    synchronized boolean reload(Vertx vertx) {
        PemFiles.Contents now = files.orElseThrow().read();
        if (detector != null) {
            detector.read(now);
        }
        return apply(now, vertx);
    }

    private boolean apply(PemFiles.Contents now, Vertx vertx) {
        try {
            identity = checked(now, vertx);
            LOG.infof(
                    "Reloaded certificate from %s, valid until %s",
                    files.orElseThrow().certificate(),
                    identity.certificate().getNotAfter().toInstant());
            return true;
        } catch (IllegalArgumentException e) {
            LOG.errorf("Ignoring invalid certificate, keeping the current one: %s", e.getMessage());
            return false;
        }
    }

    private KeyMaterial checked(PemFiles.Contents contents, Vertx vertx) {
        KeyMaterial read = KeyMaterial.of(files.orElseThrow(), contents, vertx);
        try {
            read.certificate().checkValidity();
        } catch (CertificateException e) {
            // The clock may be wrong, so the server starts anyway.
            LOG.warnf("Untrusted certificate %s: %s", files.orElseThrow().certificate(), e.getMessage());
        }
        return read;
    }
}
