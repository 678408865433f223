package dev.longwave.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Self-signed certificate and its key, in two files. */
public final class Pem {

    private final Path directory;

    private Pem(Path directory) {
        this.directory = directory;
    }

    /**
     * Creates both files.
     *
     * @param directory receives the files, which replace earlier ones
     * @param name the common name of the subject
     */
    public static Pem make(Path directory, String name) throws IOException, InterruptedException {
        Pem pem = new Pem(directory);
        String[] command = {
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-keyout",
            pem.key().toString(),
            "-out",
            pem.certificate().toString(),
            "-subj",
            "/CN=" + name,
            "-addext",
            "subjectAltName=IP:127.0.0.1"
        };
        Process openssl = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("openssl.log").toFile())
                .start();
        assertThat(openssl.waitFor())
                .as(() -> "openssl, with its output in " + directory.resolve("openssl.log"))
                .isZero();
        return pem;
    }

    public Path certificate() {
        return directory.resolve("certificate.pem");
    }

    public Path key() {
        return directory.resolve("key.pem");
    }

    /** Returns the settings for this certificate on a free TLS port, with these others. */
    public String[] settings(String... others) {
        return Stream.concat(
                        Stream.of(
                                "quarkus.http.ssl-port=0",
                                "longwave.tls.certificate=" + certificate(),
                                "longwave.tls.key=" + key()),
                        Stream.of(others))
                .toArray(String[]::new);
    }

    /** Returns the TLS context of a client that trusts this certificate only. */
    public SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate())) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            trusted.setCertificateEntry("server", certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Performs the first handshake. On a busy machine it takes a JVM longer than some timeouts of tests. */
    public void warmUp(URI server) {
        await().ignoreExceptions().until(() -> {
            connect(server).close();
            return true;
        });
    }

    /** Returns the subject of the certificate that a server presents. */
    public String subjectOf(URI server) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect(server)) {
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    /** Connects to a server that presents this certificate. */
    public SSLSocket connect(URI server) throws IOException, GeneralSecurityException {
        return connect(server, parameters -> {});
    }

    /**
     * Connects with changed parameters of the handshake.
     *
     * @param set changes the parameters
     */
    public SSLSocket connect(URI server, Consumer<SSLParameters> set) throws IOException, GeneralSecurityException {
        return over(new Socket(server.getHost(), server.getPort()), set);
    }

    /** Performs the handshake on a connected socket. */
    public SSLSocket over(Socket tcp, Consumer<SSLParameters> set) throws IOException, GeneralSecurityException {
        String host = tcp.getInetAddress().getHostAddress();
        SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket(tcp, host, tcp.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        set.accept(parameters);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
