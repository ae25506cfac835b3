package annals.cli;

import annals.index.ShortHashes;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds messages and threads by the ids that people write. */
final class Indexed {
    private static final Pattern HASH_PREFIX = Pattern.compile("[a-z2-7]{6,32}");
    private static final Pattern TOO_SHORT = Pattern.compile("[a-z2-7]{1,5}", Pattern.CASE_INSENSITIVE);
    private static final Pattern HYPERKITTY =
            Pattern.compile("https?://[^\\s]+/(?:message|thread)/([A-Za-z2-7]{32})(?:/.*)?");
    private static final Pattern ARTICLE = Pattern.compile("https?://[^\\s]+/\\d{4,9}\\.html(?:[?#].*)?");
    private static final int CANDIDATES = 6;

    private final ThreadIndexReader index;
    /** Opened for the first id: many are printed, or none. */
    private @Nullable ShortHashes shortHashes;

    Indexed(ThreadIndexReader index) {
        this.index = index;
    }

    /**
     * What an id names.
     *
     * @param message the message, or a former id of the thread
     * @param thread the thread that holds it
     */
    record Found(MessageId message, StoredThread thread) {}

    /** The message with that id and its thread, as {@link #id} reads it; tells the person when there is none. */
    Optional<Found> find(String written, Console console, String command) throws IOException {
        Optional<MessageId> message = id(written);
        Optional<StoredThread> thread = message.isEmpty() ? Optional.empty() : index.thread(message.get());
        if (thread.isEmpty()) {
            console.note("annals: " + command + ": nothing in " + index.folder() + " has the id \""
                    + VisibleText.line(written) + "\""
                    + (TOO_SHORT.matcher(written.strip()).matches() ? "; a hash is told by 6 characters or more" : ""));
            return Optional.empty();
        }
        return Optional.of(new Found(message.get(), thread.get()));
    }

    /**
     * The message with that id: a Message-ID with or without brackets, a hash or a unique prefix of at least six
     * characters, a HyperKitty or known pipermail address, a {@code mid:} URI, or an id that a thread once had. Fails
     * when several fit.
     */
    Optional<MessageId> id(String written) throws IOException {
        String id = written.strip();
        Matcher page = HYPERKITTY.matcher(id);
        if (page.matches()) {
            return byHash(page.group(1).toLowerCase(Locale.ROOT));
        }
        if (ARTICLE.matcher(id).matches()) {
            return index.article(id);
        }
        if (id.regionMatches(true, 0, "mid:", 0, 4)) {
            id = decoded(id.substring(4));
        }
        Optional<MessageId> whole = MessageId.parse(id);
        if (whole.isPresent() && index.summary(whole.get()).isPresent()) {
            return whole;
        }
        String lower = id.toLowerCase(Locale.ROOT);
        return HASH_PREFIX.matcher(lower).matches() ? byHash(lower) : Optional.empty();
    }

    private static String decoded(String mid) {
        try {
            // A plus sign stands for itself in a URI; only forms make it a space.
            return URLDecoder.decode(mid.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Failure("id", "mid:" + mid + " is no URI: a % must be followed by two hexadecimal digits", "");
        }
    }

    /** The page of a message in a pipermail archive, where it is known. */
    Optional<String> articlePage(MessageId message) {
        try {
            return index.articlePage(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shortest unique prefix of a message's hash. */
    String shortId(MessageId message) {
        try {
            ShortHashes all = shortHashes == null ? index.shortHashes() : shortHashes;
            shortHashes = all;
            return all.of(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<MessageId> byHash(String prefix) throws IOException {
        List<MessageId> found = index.byHashPrefix(prefix, CANDIDATES);
        if (found.size() > 1) {
            throw new Failure(
                    "id",
                    "\"" + prefix + "\" is the beginning of several ids",
                    found.stream().map(MessageId::hash).collect(Collectors.joining(", ")));
        }
        return found.stream().findFirst();
    }
}
