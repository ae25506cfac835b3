package annals.archive.mirror;

import annals.archive.Archives;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests of mirroring share: invented months, short limits, and a pauser that notes what it is told. */
final class Mirrors {
    /** In the last of the fixtures' months. */
    static final Instant NOW = Instant.parse("2015-03-20T12:00:00Z");

    static final Limits LIMITS = new Limits(
            Duration.ofSeconds(1),
            3,
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            1 << 20,
            1 << 20,
            5000,
            5);

    /** The pauses that a mirror made instead of waiting. */
    final List<Duration> pauses = new ArrayList<>();

    private final Path folder;
    private Limits limits = LIMITS;
    private Mirror.Options options = Mirror.Options.USUAL;
    private ProxySelector proxies = ProxySelector.of(null);
    private Optional<Path> trusted = Optional.empty();
    private Instant now = NOW;

    Mirrors(Path folder) {
        this.folder = folder;
    }

    Mirrors limits(Limits other) {
        limits = other;
        return this;
    }

    Mirrors options(Mirror.Options other) {
        options = other;
        return this;
    }

    Mirrors proxies(ProxySelector other) {
        proxies = other;
        return this;
    }

    Mirrors trusting(Path file) {
        trusted = Optional.of(file);
        return this;
    }

    Mirrors at(Instant time) {
        now = time;
        return this;
    }

    MirrorReport fetch(String... addresses) throws IOException {
        Connection connection = new Connection("annals/test", proxies, trusted);
        Mirror mirror = new Mirror(
                folder,
                connection,
                options,
                Mirror.Progress.NONE,
                limits,
                Clock.fixed(now, ZoneOffset.UTC),
                pauses::add);
        return mirror.fetch(
                java.util.stream.Stream.of(addresses).map(ArchiveAddress::of).toList());
    }

    /** A month of mails as pipermail writes them. */
    static byte[] month(int mails, String about) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= mails; i++) {
            text.append("""
                    From ada at example.org  Mon Mar  2 10:%02d:00 2015
                    From: ada at example.org (Ada Finch)
                    Date: Mon, 2 Mar 2015 10:%02d:00 +0000
                    Subject: [Tapestry] %s
                    Message-ID: <%s.%d@example.org>

                    The %dth word on %s.

                    """.formatted(i % 60, i % 60, about, about.replaceAll("\\W", ""), i, i, about));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] packed(int mails, String about) {
        return Archives.gzip(month(mails, about));
    }

    static String page(String name) throws IOException {
        try (InputStream in = Mirrors.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
