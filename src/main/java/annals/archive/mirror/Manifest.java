package annals.archive.mirror;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a mirror holds and whence it came: {@code mirror.json} in its folder, whose form fetch.md tells. */
public final class Manifest {
    /** The file's name. */
    public static final String FILE = "mirror.json";

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * One file.
     *
     * @param name its name in the folder
     * @param url whence
     * @param sha256 its checksum; empty for a month without mail, which has no file
     * @param bytes its length
     * @param messages how many mails are in it
     * @param etag the server's entity tag, empty when it gave none
     * @param lastModified the server's {@code Last-Modified}, likewise
     * @param asked when the server was last asked for it with success
     * @param articles the checksum of the file whose mails {@code articles.tsv} numbers; empty when it was not asked
     *     for
     */
    public record Entry(
            String name,
            String url,
            String sha256,
            long bytes,
            long messages,
            String etag,
            String lastModified,
            Instant asked,
            String articles) {
        Entry at(Instant now) {
            return new Entry(name, url, sha256, bytes, messages, etag, lastModified, now, articles);
        }

        Entry numbered() {
            return new Entry(name, url, sha256, bytes, messages, etag, lastModified, asked, sha256);
        }
    }

    /** A page that was read, of which a copy is kept: asked for again, it need not be sent. */
    record Page(String url, String address, String etag, String lastModified) {}

    private record Stored(int format, List<Entry> files, List<Page> pages) {}

    private final Map<String, Entry> files = new TreeMap<>();
    private final Map<String, Page> pages = new LinkedHashMap<>();

    private Manifest() {}

    /**
     * The manifest of a folder, empty where there is none.
     *
     * @throws IOException when it is there and cannot be read
     */
    public static Manifest read(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return manifest;
        }
        try {
            Stored stored = JSON.readValue(Files.readAllBytes(file), Stored.class);
            if (stored.format() != FORMAT || stored.files() == null || stored.pages() == null) {
                throw new IOException(file + ": format " + stored.format() + " is not known here, expected " + FORMAT);
            }
            stored.files().forEach(manifest::put);
            stored.pages().forEach(manifest::put);
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            throw new IOException(file + ": not what fetch wrote; move it away to fetch anew", e);
        }
    }

    /** All files, by name. */
    public List<Entry> files() {
        return List.copyOf(files.values());
    }

    Optional<Entry> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    Optional<Page> page(URI url) {
        return Optional.ofNullable(pages.get(url.toString()));
    }

    void put(Entry entry) {
        files.put(entry.name(), entry);
    }

    void put(Page page) {
        pages.put(page.url(), page);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(new Stored(FORMAT, files(), List.copyOf(pages.values())));
    }
}
