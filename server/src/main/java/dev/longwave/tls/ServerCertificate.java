package dev.longwave.tls;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The certificate in force, for Quarkus's registry, which asks at the start and at each reload. From any thread. */
@Singleton
@Identifier(ServerCertificate.NAME)
final class ServerCertificate implements KeyStoreProvider {

    /** In the registry. One of its own, because what has none takes the registry's default: the management interface does. */
    static final String NAME = "longwave";

    private static final Logger LOG = Logger.getLogger(ServerCertificate.class);

    private final Optional<PemFiles> files;

    /** What was taken, or refused, last. */
    private PemFiles.@Nullable Contents judged;

    private PemFiles.@Nullable Contents seen;
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

    boolean isThere() {
        return files.isPresent();
    }

    @Override
    public synchronized @Nullable KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
        if (files.isEmpty()) {
            return null;
        }
        if (identity == null) {
            judged = files.get().read();
            identity = checked(judged, vertx);
        }
        return new KeyStoreAndKeyCertOptions(identity.keyStore(), identity.options());
    }

    /**
     * To be called again and again. Files that have changed are taken when they have not for a while: one of the two may be
     * there already and the other not.
     *
     * @return whether there is another certificate now
     */
    synchronized boolean look(Vertx vertx) {
        PemFiles.Contents now = files.orElseThrow().read();
        boolean take = !now.equals(judged) && now.equals(seen);
        seen = now;
        return take && take(now, vertx);
    }

    /** Takes what the files hold now. Returns whether it could. */
    synchronized boolean reload(Vertx vertx) {
        return take(files.orElseThrow().read(), vertx);
    }

    private boolean take(PemFiles.Contents now, Vertx vertx) {
        judged = now;
        try {
            identity = checked(now, vertx);
            LOG.infof(
                    "Took the certificate of %s, valid until %s",
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
            // The clock may be wrong, and who serves nothing helps nobody.
            LOG.warnf(
                    "Clients will not trust the certificate of %s: %s",
                    files.orElseThrow().certificate(), e.getMessage());
        }
        return read;
    }
}
