package annals.archive.mirror;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies of the environment variables {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and
 * {@code no_proxy}, in small letters or, but for {@code HTTP_PROXY}, which a web server may set, in capital ones.
 */
public final class EnvironmentProxies extends ProxySelector {
    private final Map<String, String> environment;

    public EnvironmentProxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Java's own selector where a system property names a proxy or asks for the system's, else the environment's. */
    public static ProxySelector orSystem(Map<String, String> environment) {
        boolean told =
                List.of("http.proxyHost", "https.proxyHost", "socksProxyHost", "java.net.useSystemProxies").stream()
                        .anyMatch(property -> System.getProperty(property) != null);
        ProxySelector system = ProxySelector.getDefault();
        return told && system != null ? system : new EnvironmentProxies(environment);
    }

    @Override
    public List<Proxy> select(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        Optional<Proxy> proxy = isLeftOut(address)
                ? Optional.empty()
                : value(scheme + "_proxy").or(() -> value("all_proxy")).flatMap(EnvironmentProxies::proxy);
        return List.of(proxy.orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The request fails with the same reason and tells it.
    }

    private Optional<String> value(String name) {
        String small = environment.getOrDefault(name, "");
        String capital = name.equals("http_proxy") ? "" : environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
        String value = small.isEmpty() ? capital : small;
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private boolean isLeftOut(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        for (String left : value("no_proxy").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            String name = left.startsWith("*.") ? left.substring(1) : left;
            boolean below = host.endsWith(name.startsWith(".") ? name : "." + name);
            if (left.equals("*") || (!name.isEmpty() && (host.equals(name) || below || ("." + host).equals(name)))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Proxy> proxy(String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            int port = uri.getPort() < 0 ? 80 : uri.getPort();
            return uri.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
