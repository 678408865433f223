package dev.longwave.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.longwave.tls.PemFiles.Content;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * The server's certificate and private key.
 *
 * @param certificate the server's own certificate
 * @param keyStore the certificate, its chain and its key
 * @param options the same for Vert.x
 */
record KeyMaterial(X509Certificate certificate, KeyStore keyStore, PemKeyCertOptions options) {

    /**
     * Parses the files' contents.
     *
     * @throws IllegalArgumentException if a file is invalid; the message names the setting, the file and the rule
     */
    static KeyMaterial of(PemFiles files, PemFiles.Contents contents, Vertx vertx) {
        X509Certificate certificate = certificate(files.certificate(), contents.certificate());
        PemKeyCertOptions options = new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(contents.certificate().text()))
                .addKeyValue(Buffer.buffer(readable("key", files.key(), contents.key())));
        KeyStore keyStore;
        PrivateKey key;
        try {
            keyStore = options.loadKeyStore(vertx);
            key = key(
                    options.getKeyManagerFactory(vertx).getKeyManagers(),
                    keyStore.aliases().nextElement());
        } catch (Exception e) { // Vert.x declares Exception
            throw wrong("key", files.key(), "must contain an unencrypted RSA or EC private key in PEM: " + reason(e));
        }
        if (!belongTogether(certificate, key)) {
            throw wrong("key", files.key(), "must be the key of the certificate in " + files.certificate());
        }
        return new KeyMaterial(certificate, keyStore, options);
    }

    private static X509Certificate certificate(Path file, Content content) {
        byte[] pem = readable("certificate", file, content).getBytes(ISO_8859_1);
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(X509Certificate.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new CertificateException("no certificate found"));
        } catch (CertificateException e) {
            throw wrong("certificate", file, "must contain certificates in PEM: " + reason(e));
        }
    }

    private static PrivateKey key(KeyManager[] managers, String alias) {
        return ((X509KeyManager) managers[0]).getPrivateKey(alias);
    }

    /** Checks with a signature, the only way that works for every algorithm. */
    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            byte[] signed = {1};
            signature.initSign(key);
            signature.update(signed);
            byte[] proof = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(signed);
            return signature.verify(proof);
        } catch (GeneralSecurityException e) {
            return false; // the algorithms differ
        }
    }

    private static String readable(String setting, Path file, Content content) {
        if (!content.problem().isEmpty()) {
            throw wrong(setting, file, content.problem());
        }
        return content.text();
    }

    private static IllegalArgumentException wrong(String setting, Path file, String rule) {
        return new IllegalArgumentException("longwave.tls.%s=%s is invalid: %s".formatted(setting, file, rule));
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
