package annals.archive.mirror;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * Asks one server one thing at a time: pauses between requests, tries again later what may come right, heeds
 * {@code Retry-After}, and follows redirections on the same host alone. The schedule is the same each time.
 */
final class PoliteClient {
    private static final int REDIRECTIONS = 5;
    /** What is read of the page that comes with an error. */
    private static final int ERROR_BYTES = 1 << 16;

    /** What one request is for: what it asks, and where the body goes. */
    interface Exchange {
        /** Headers of the next attempt. */
        Map<String, String> headers();

        /**
         * Where the body goes; called with a status of success alone.
         *
         * @throws IOException when the answer cannot be used
         */
        OutputStream open(int status, HttpHeaders headers) throws IOException;

        /** The longest body of an answer with that status. */
        long maxBytes(int status);

        /** Told when the server cannot give the range that was asked for. */
        default void rangeRefused() throws IOException {}
    }

    /** How a request ended. */
    sealed interface Answer {
        /**
         * A body that came whole.
         *
         * @param address whence, after redirections
         */
        record Body(URI address, HttpHeaders headers) implements Answer {}

        /** What we have is what there is. */
        record NotModified() implements Answer {}

        /**
         * No body.
         *
         * @param status the server's status, 0 where there was none
         * @param why a clause
         * @param leave whether nothing more is to be asked for of this server now
         */
        record Failed(int status, String why, boolean leave) implements Answer {}
    }

    /** What one attempt came to: an answer, or a reason to try again after a while that the server may have named. */
    private sealed interface Attempt {
        record Done(Answer answer) implements Attempt {}

        record Again(int status, String why, Optional<Duration> delay) implements Attempt {}
    }

    private final HttpClient http;
    private final String userAgent;
    private final Limits limits;
    private final Clock clock;
    private final Pauser pauser;
    private Duration pause;
    private boolean asked;

    PoliteClient(HttpClient http, String userAgent, Limits limits, Clock clock, Pauser pauser) {
        this.http = http;
        this.userAgent = userAgent;
        this.limits = limits;
        this.clock = clock;
        this.pauser = pauser;
        this.pause = limits.pause();
    }

    /** Lets more time pass between requests from now on, as far as the limits go. */
    void slowDown(Duration delay) {
        if (delay.compareTo(pause) > 0) {
            pause = delay.compareTo(limits.longestWait()) < 0 ? delay : limits.longestWait();
        }
    }

    /**
     * Gets what is at an address.
     *
     * @param barred why an address, also one redirected to, must not be asked for, as a clause
     * @throws IOException when the body cannot be written here
     */
    Answer get(URI address, Exchange exchange, Function<URI, Optional<String>> barred) throws IOException {
        Attempt.Again again = new Attempt.Again(0, "", Optional.empty());
        for (int attempt = 0; attempt < limits.attempts(); attempt++) {
            if (attempt > 0) {
                pause(again.delay().orElse(limits.wait(attempt)));
            }
            switch (attempt(address, exchange, barred)) {
                case Attempt.Done done -> {
                    return done.answer();
                }
                case Attempt.Again next -> again = next;
            }
            if (again.delay().isPresent() && again.delay().get().compareTo(limits.longestWait()) > 0) {
                return new Answer.Failed(
                        again.status(),
                        again.why() + "; the server asks to wait "
                                + again.delay().get().toSeconds() + " s",
                        true);
            }
        }
        String tries = limits.attempts() == 1 ? "" : "; tried " + limits.attempts() + " times";
        return new Answer.Failed(again.status(), again.why() + tries, false);
    }

    private Attempt attempt(URI address, Exchange exchange, Function<URI, Optional<String>> barred) throws IOException {
        URI at = address;
        for (int hop = 0; hop <= REDIRECTIONS; hop++) {
            Optional<String> why = barred.apply(at);
            if (why.isPresent()) {
                return done(0, why.get());
            }
            HttpResponse<BoundedBody.Result> response;
            try {
                response = send(at, exchange);
            } catch (HttpConnectTimeoutException | ConnectException e) {
                return new Attempt.Again(0, "no connection to " + at.getHost(), Optional.empty());
            } catch (HttpTimeoutException e) {
                return new Attempt.Again(
                        0, "no whole answer within " + limits.deadline().toSeconds() + " s", Optional.empty());
            } catch (SSLException e) {
                return done(0, "no secure connection (" + e.getMessage() + "); see --ca");
            } catch (InterruptedIOException | LocalFailure e) {
                throw e;
            } catch (IOException e) {
                return new Attempt.Again(0, "the connection broke" + told(e), Optional.empty());
            }
            int status = response.statusCode();
            if (status >= 300 && status < 400 && status != 304) {
                Optional<URI> next =
                        response.headers().firstValue("Location").flatMap(to -> resolve(response.uri(), to));
                if (next.isEmpty()) {
                    return done(status, "a redirection to nowhere");
                }
                if (!isSameServer(at, next.get())) {
                    return done(
                            status,
                            "the server redirects to " + next.get() + ", which is not followed; name that"
                                    + " address if it is right");
                }
                at = next.get();
                continue;
            }
            if (status == 416) {
                exchange.rangeRefused();
                return new Attempt.Again(status, "the server refuses the range", Optional.of(Duration.ZERO));
            }
            return read(at, response);
        }
        return done(0, "more than " + REDIRECTIONS + " redirections");
    }

    private Attempt read(URI at, HttpResponse<BoundedBody.Result> response) {
        int status = response.statusCode();
        if (status == 304) {
            return new Attempt.Done(new Answer.NotModified());
        }
        if (status == 200 || status == 206) {
            return switch (response.body()) {
                case BoundedBody.Result.Whole whole -> new Attempt.Done(new Answer.Body(at, response.headers()));
                case BoundedBody.Result.TooLong tooLong ->
                    done(status, "longer than " + tooLong.maxBytes() + " bytes, left");
                case BoundedBody.Result.Unusable unusable ->
                    new Attempt.Again(status, unusable.why(), Optional.empty());
            };
        }
        String why = "the server answers " + status;
        boolean later = status == 408 || status == 429 || status >= 500;
        return later ? new Attempt.Again(status, why, retryAfter(response.headers())) : done(status, why);
    }

    private static Attempt done(int status, String why) {
        return new Attempt.Done(new Answer.Failed(status, why, false));
    }

    private HttpResponse<BoundedBody.Result> send(URI address, Exchange exchange) throws IOException {
        if (asked) {
            pause(pause);
        }
        asked = true;
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(limits.deadline())
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "identity");
        exchange.headers().forEach(request::header);
        CompletableFuture<HttpResponse<BoundedBody.Result>> sent = http.sendAsync(request.build(), info -> {
            boolean body = info.statusCode() == 200 || info.statusCode() == 206;
            return body
                    ? new BoundedBody(
                            () -> exchange.open(info.statusCode(), info.headers()),
                            exchange.maxBytes(info.statusCode()))
                    : new BoundedBody(OutputStream::nullOutputStream, ERROR_BYTES);
        });
        try {
            // The request's own timeout ends with the headers: a body could drip for ever.
            return sent.get(limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new HttpTimeoutException("the body takes too long");
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnresolvedAddressException) {
                throw new ConnectException("no such host");
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    private void pause(Duration time) throws IOException {
        try {
            pauser.pause(time);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException failure = new InterruptedIOException("interrupted");
        failure.initCause(e);
        return failure;
    }

    /** Both forms of the header: seconds, or a date. */
    private Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant()));
    }

    private static Optional<URI> resolve(URI from, String location) {
        try {
            URI to = from.resolve(location.strip());
            return to.getHost() == null || to.getRawUserInfo() != null ? Optional.empty() : Optional.of(to);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same host, scheme and port; or the same host by https where it was http, each at its usual port. */
    static boolean isSameServer(URI from, URI to) {
        if (!from.getHost().equalsIgnoreCase(to.getHost())) {
            return false;
        }
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        boolean same = from.getScheme().equalsIgnoreCase(scheme) && from.getPort() == to.getPort();
        boolean upgrade = from.getScheme().equalsIgnoreCase("http")
                && scheme.equals("https")
                && (from.getPort() == -1 || from.getPort() == 80)
                && (to.getPort() == -1 || to.getPort() == 443);
        return same || upgrade;
    }

    private static String told(IOException e) {
        return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    }
}
