package annals.archive.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How to reach servers.
 *
 * @param userAgent who asks
 * @param proxies which proxy for which address
 * @param trusted a file of certificates (PEM or DER) to trust besides those that Java does
 */
public record Connection(String userAgent, ProxySelector proxies, Optional<Path> trusted) {
    /** A connection without a proxy that trusts as Java does. */
    public static Connection direct(String userAgent) {
        return new Connection(userAgent, ProxySelector.of(null), Optional.empty());
    }

    /**
     * A client for it.
     *
     * @throws IOException when the certificates cannot be read
     */
    HttpClient client(Duration timeout) throws IOException {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .proxy(proxies);
        if (trusted.isPresent()) {
            client.sslContext(context(trusted.get()));
        }
        return client.build();
    }

    private static SSLContext context(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> more =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (more.isEmpty()) {
                throw new IOException(file + ": no certificate in it; a file in PEM form is expected");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate one : more) {
                store.setCertificateEntry("more-" + number++, one);
            }
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager usual) {
                    for (X509Certificate one : usual.getAcceptedIssuers()) {
                        store.setCertificateEntry("usual-" + number++, one);
                    }
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), new SecureRandom());
            return context;
        } catch (CertificateException e) {
            throw new IOException(file + ": no certificates in it; a file in PEM form is expected", e);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": cannot be trusted: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] managers(@org.jspecify.annotations.Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
