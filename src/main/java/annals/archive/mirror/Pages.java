package annals.archive.mirror;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of a server, with its {@code robots.txt}. Copies are kept beside the mirror, so that an unchanged page is
 * not sent again; without a workplace nothing is kept.
 */
final class Pages {
    /** What the RFC wants at least to be read. */
    private static final int ROBOTS_BYTES = 500 << 10;

    /** What asking for a page came to. */
    sealed interface Answer {
        /**
         * The page.
         *
         * @param address whence, after redirections
         * @param text read as UTF-8 and where that fails with other characters: links are ASCII
         */
        record Page(URI address, String text) implements Answer {}

        /**
         * No page.
         *
         * @param status the server's status, 0 where there was none
         * @param why a clause
         * @param leave whether nothing more is to be asked for of this server now
         */
        record Missing(int status, String why, boolean leave) implements Answer {}
    }

    private final PoliteClient client;
    private final Limits limits;
    private final Manifest manifest;
    private final Optional<Workplace> workplace;
    private final Map<String, Robots> robots = new HashMap<>();

    /**
     * What a server lets us do.
     *
     * @param unread why its rules could not be read; then nothing is asked for
     */
    private record Robots(RobotsRules rules, Optional<String> unread) {}

    Pages(PoliteClient client, Limits limits, Manifest manifest, Optional<Workplace> workplace) {
        this.client = client;
        this.limits = limits;
        this.manifest = manifest;
        this.workplace = workplace;
    }

    /** Why an address must not be asked for, as a clause; reads the server's rules the first time. */
    Optional<String> barred(URI address) {
        Robots server = robots.computeIfAbsent(address.getScheme() + "://" + address.getRawAuthority(), this::robots);
        return server.unread()
                .map(why -> why + ", asked for /robots.txt")
                .or(() -> server.rules().allows(address)
                        ? Optional.empty()
                        : Optional.of("the server's robots.txt forbids it; ask its people, or fetch by hand"));
    }

    /** The page at an address. */
    Answer page(URI address) throws IOException {
        return read(address, limits.pageBytes(), true);
    }

    /** A server without rules has none; one that fails is not asked for more, as the RFC wants. */
    private Robots robots(String server) {
        try {
            return switch (read(URI.create(server + "/robots.txt"), ROBOTS_BYTES, false)) {
                case Answer.Page page -> {
                    RobotsRules rules = RobotsRules.parse(page.text());
                    rules.delay().ifPresent(client::slowDown);
                    yield new Robots(rules, Optional.empty());
                }
                case Answer.Missing missing -> {
                    boolean none = missing.status() >= 400 && missing.status() < 500 && missing.status() != 429;
                    yield new Robots(RobotsRules.ALLOW_ALL, none ? Optional.empty() : Optional.of(missing.why()));
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer read(URI address, int maxBytes, boolean ruled) throws IOException {
        Optional<Manifest.Page> known = manifest.page(address)
                .filter(page -> workplace
                        .map(place -> Files.isRegularFile(place.page(address), LinkOption.NOFOLLOW_LINKS))
                        .orElse(false));
        InMemory body = new InMemory(
                known.map(page -> new Validators(page.etag(), page.lastModified()))
                        .orElse(Validators.NONE),
                maxBytes);
        return switch (client.get(address, body, uri -> ruled ? barred(uri) : Optional.empty())) {
            case PoliteClient.Answer.Body whole -> {
                keep(address, whole, body.bytes());
                yield new Answer.Page(whole.address(), body.text());
            }
            case PoliteClient.Answer.NotModified same
            when known.isPresent() ->
                new Answer.Page(
                        URI.create(known.get().address()),
                        text(Files.readAllBytes(workplace.orElseThrow().page(address))));
            case PoliteClient.Answer.NotModified same ->
                new Answer.Missing(304, "the server answers 304 to what was not asked", false);
            case PoliteClient.Answer.Failed failed -> new Answer.Missing(failed.status(), failed.why(), failed.leave());
        };
    }

    private void keep(URI address, PoliteClient.Answer.Body whole, byte[] bytes) throws IOException {
        Validators validators = Validators.of(whole.headers());
        if (workplace.isEmpty() || validators.equals(Validators.NONE)) {
            return;
        }
        Path copy = workplace.get().page(address);
        Files.deleteIfExists(copy);
        Files.write(copy, bytes);
        manifest.put(new Manifest.Page(
                address.toString(), whole.address().toString(), validators.etag(), validators.lastModified()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final class InMemory implements PoliteClient.Exchange {
        private final Validators known;
        private final int maxBytes;
        private ByteArrayOutputStream body = new ByteArrayOutputStream();

        InMemory(Validators known, int maxBytes) {
            this.known = known;
            this.maxBytes = maxBytes;
        }

        @Override
        public Map<String, String> headers() {
            return known.ifChanged();
        }

        @Override
        public OutputStream open(int status, HttpHeaders headers) {
            body = new ByteArrayOutputStream();
            return body;
        }

        @Override
        public long maxBytes(int status) {
            return maxBytes;
        }

        byte[] bytes() {
            return body.toByteArray();
        }

        String text() {
            return Pages.text(bytes());
        }
    }
}
