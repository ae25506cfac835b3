package annals.archive.mirror;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file on its way. What came of it stays when the way breaks, beside it whence and which version, so that the next
 * attempt, or the next run, asks for the rest alone.
 */
final class Partial implements PoliteClient.Exchange {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(?:\\d{1,18}|\\*)");

    private final Path path;
    private final Path origin;
    private final URI address;
    private final Validators known;
    private final long maxBytes;
    private boolean continued;

    /**
     * A file on its way.
     *
     * @param path where it waits
     * @param known the version that we have, which need not be sent again
     */
    Partial(Path path, URI address, Validators known, long maxBytes) {
        this.path = path;
        this.origin = path.resolveSibling(path.getFileName() + ".from");
        this.address = address;
        this.known = known;
        this.maxBytes = maxBytes;
    }

    Path path() {
        return path;
    }

    /** Whether the last answer was the rest of a part. */
    boolean isContinued() {
        return continued;
    }

    @Override
    public Map<String, String> headers() {
        long there = length();
        String version = there > 0 ? version() : "";
        return version.isEmpty() ? known.ifChanged() : Map.of("Range", "bytes=" + there + "-", "If-Range", version);
    }

    @Override
    public OutputStream open(int status, HttpHeaders headers) throws IOException {
        continued = status == 206;
        if (continued) {
            Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
            if (!range.matches() || Long.parseLong(range.group(1)) != length()) {
                drop();
                throw new BoundedBody.UnusableException("the server sent another part than was asked for");
            }
            return Files.newOutputStream(
                    path, StandardOpenOption.APPEND, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        }
        drop();
        Files.write(
                origin,
                List.of(address.toString(), Validators.of(headers).ofRange()),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE_NEW);
        return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public long maxBytes(int status) {
        return maxBytes - (status == 206 ? length() : 0);
    }

    @Override
    public void rangeRefused() throws IOException {
        drop();
    }

    /** Forgets what came. */
    void drop() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(origin);
    }

    private long length() {
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0; // then it is begun again
        }
    }

    /** The version of the part, empty where it must not be continued. */
    private String version() {
        try {
            List<String> lines = Files.isRegularFile(origin, LinkOption.NOFOLLOW_LINKS)
                    ? Files.readAllLines(origin, StandardCharsets.UTF_8)
                    : List.of();
            return lines.size() == 2 && lines.getFirst().equals(address.toString()) ? lines.getLast() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
