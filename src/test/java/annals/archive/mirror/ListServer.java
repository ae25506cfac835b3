package annals.archive.mirror;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list server on loopback. Files are served as Apache serves pipermail's: with validators, conditions and ranges;
 * exports as HyperKitty streams them: packed, without a length and without validators. Each can be made to fail. What
 * was asked and how many bytes of bodies were sent is kept.
 */
public final class ListServer implements AutoCloseable {
    /** A bad answer, instead of the right one. */
    @FunctionalInterface
    public interface Fault {
        void answer(HttpExchange exchange, byte[] right, ListServer server) throws IOException;
    }

    /**
     * A request that was answered.
     *
     * @param target path and query
     * @param headers by lower case name
     * @param sent how many bytes of a body were sent
     */
    public record Request(String target, Map<String, String> headers, int status, long sent) {}

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");
    private static final String MODIFIED = "Mon, 02 Mar 2015 10:00:00 GMT";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, byte[]> resources = new HashMap<>();
    private final Set<String> streamed = new HashSet<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    private ListServer(HttpServer http) {
        this.http = http;
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    /** A server without anything. */
    public static ListServer start() throws IOException {
        return of(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    static ListServer of(HttpServer http) {
        return new ListServer(http);
    }

    /** The address of a path on it. */
    public String url(String path) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    InetSocketAddress address() {
        return http.getAddress();
    }

    /** Puts a file there, in the place of a former one. */
    public synchronized ListServer put(String path, byte[] bytes) {
        resources.put(path, bytes);
        return this;
    }

    /** Puts a page there. */
    public ListServer put(String path, String page) {
        return put(path, page.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts something there that is made for each request; the query belongs to its path. */
    public synchronized ListServer stream(String target, byte[] bytes) {
        resources.put(target, bytes);
        streamed.add(target);
        return this;
    }

    /** Lets the next requests of a path end badly, one fault for each. */
    public synchronized ListServer fault(String path, Fault... bad) {
        faults.computeIfAbsent(path, key -> new ArrayDeque<>()).addAll(Arrays.asList(bad));
        return this;
    }

    /** All requests so far, in order; forgets them. */
    public synchronized List<Request> takeRequests() {
        List<Request> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    static Fault status(int status, String... headers) {
        return (exchange, right, server) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            server.send(exchange, status, "<html>sorry</html>".getBytes(StandardCharsets.UTF_8), false);
        };
    }

    static Fault redirect(String location) {
        return status(302, "Location", location);
    }

    /** An error page that claims to be right. */
    static Fault page(String contentType) {
        return (exchange, right, server) -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            byte[] html =
                    "<!DOCTYPE html><html><body>The database is down.</body></html>".getBytes(StandardCharsets.UTF_8);
            server.send(exchange, 200, html, false);
        };
    }

    /** The right file under a wrong name for its kind. */
    static Fault mislabelled(String contentType) {
        return (exchange, right, server) -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            server.validators(exchange.getResponseHeaders(), right);
            server.send(exchange, 200, right, false);
        };
    }

    /** The beginning alone, as if that were all. */
    static Fault truncated(int bytes) {
        return (exchange, right, server) -> server.send(exchange, 200, Arrays.copyOf(right, bytes), true);
    }

    /** The beginning of what was announced, then the connection ends. */
    static Fault broken(int bytes) {
        return (exchange, right, server) -> {
            server.validators(exchange.getResponseHeaders(), right);
            exchange.sendResponseHeaders(200, right.length);
            exchange.getResponseBody().write(right, 0, bytes);
            exchange.getResponseBody().flush();
            server.note(exchange, 200, bytes);
            exchange.close();
        };
    }

    /** Bytes without an end. */
    static Fault endless() {
        return (exchange, right, server) -> {
            server.note(exchange, 200, Long.MAX_VALUE);
            exchange.sendResponseHeaders(200, 0);
            byte[] zeros = new byte[1 << 14];
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(zeros);
                }
            }
        };
    }

    /** One byte, and then nothing until the test is over. */
    static Fault drip() {
        return (exchange, right, server) -> {
            server.note(exchange, 200, 1);
            exchange.sendResponseHeaders(200, right.length);
            exchange.getResponseBody().write(right, 0, 1);
            exchange.getResponseBody().flush();
            server.awaitEnd();
            exchange.close();
        };
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void awaitEnd() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        String target = query == null ? path : path + "?" + query;
        byte[] resource;
        boolean stream;
        Fault fault;
        synchronized (this) {
            resource = resources.get(target);
            stream = streamed.contains(target);
            fault = faults.getOrDefault(target, new ArrayDeque<>()).poll();
        }
        if (fault != null) {
            fault.answer(exchange, resource == null ? new byte[0] : resource, this);
        } else if (resource == null) {
            send(exchange, 404, "nothing here".getBytes(StandardCharsets.UTF_8), false);
        } else if (stream) {
            exchange.getResponseHeaders().set("Content-Type", "application/gzip");
            send(exchange, 200, resource, true);
        } else {
            sendFile(exchange, resource);
        }
    }

    private void sendFile(HttpExchange exchange, byte[] bytes) throws IOException {
        Headers asked = exchange.getRequestHeaders();
        String etag = validators(exchange.getResponseHeaders(), bytes);
        if (etag.equals(asked.getFirst("If-None-Match"))) {
            send(exchange, 304, new byte[0], false);
            return;
        }
        Matcher range = RANGE.matcher(String.valueOf(asked.getFirst("Range")));
        if (range.matches() && etag.equals(asked.getFirst("If-Range"))) {
            int from = Integer.parseInt(range.group(1));
            if (from >= bytes.length) {
                send(exchange, 416, new byte[0], false);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
            send(exchange, 206, Arrays.copyOfRange(bytes, from, bytes.length), false);
            return;
        }
        send(exchange, 200, bytes, false);
    }

    private String validators(Headers headers, byte[] bytes) {
        String etag = "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
        headers.set("ETag", etag);
        headers.set("Last-Modified", MODIFIED);
        return etag;
    }

    private void send(HttpExchange exchange, int status, byte[] body, boolean chunked) throws IOException {
        note(exchange, status, body.length);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : chunked ? 0 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized void note(HttpExchange exchange, int status, long sent) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        requests.add(new Request(exchange.getRequestURI().toString(), headers, status, sent));
    }
}
