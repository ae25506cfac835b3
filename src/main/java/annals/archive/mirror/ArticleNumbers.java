package annals.archive.mirror;

import annals.archive.ArchiveFile;
import annals.archive.RawMessage;
import annals.archive.SourceReader;
import annals.mail.MessageId;
import annals.mail.Subject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which mail pipermail shows on which page. Pipermail numbers mails in the order in which it appends them to the
 * month's file: in all 84 months (1,922 mails) of five real lists the n-th article is the n-th mail. One page of a
 * month therefore tells all its numbers. A month is numbered only when page and file have as many, and the subjects
 * agree.
 */
final class ArticleNumbers {
    /** The file's name; ingest passes over it as mail, and reads it as what it is. */
    static final String FILE = "articles.tsv";

    /** A page one mail off agrees in few subjects; encodings and cut words make single ones differ. */
    private static final double AGREED = 0.8;

    private static final int HEADER_BYTES = 1 << 16;

    private final Pages pages;
    private final Manifest manifest;
    private final Workplace workplace;
    /** Lines by page, so that a month that is numbered again replaces its former lines. */
    private final Map<String, String> lines = new TreeMap<>();

    /** The entries of the months that were numbered now; the manifest says so only when the file does. */
    private final List<Manifest.Entry> numbered = new ArrayList<>();

    private final boolean isThere;

    /**
     * A mail of a month's file.
     *
     * @param id its id, empty where it has none
     * @param subject its subject as written
     */
    private record Mail(Optional<MessageId> id, String subject) {}

    ArticleNumbers(Pages pages, Manifest manifest, Workplace workplace) throws IOException {
        this.pages = pages;
        this.manifest = manifest;
        this.workplace = workplace;
        isThere = Files.isRegularFile(workplace.file(FILE), LinkOption.NOFOLLOW_LINKS);
        if (isThere) {
            for (String line : Files.readString(workplace.file(FILE), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    lines.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
        }
    }

    /** Numbers the mails of a month, unless it is numbered as it is; tells what prevents it. */
    Optional<MirrorReport.Problem> number(RemoteFile remote) throws IOException {
        Optional<Manifest.Entry> entry = manifest.file(remote.name())
                .filter(one ->
                        !one.sha256().isEmpty() && !(isThere && one.articles().equals(one.sha256())));
        if (remote.articles().isEmpty() || entry.isEmpty() || !Files.exists(workplace.file(remote.name()))) {
            return Optional.empty();
        }
        URI address = remote.articles().get();
        return switch (pages.page(address)) {
            case Pages.Answer.Missing missing ->
                Optional.of(new MirrorReport.Problem(address.toString(), missing.why(), false));
            case Pages.Answer.Page page -> {
                Optional<String> misfit = join(page, Listing.articles(page.text()), mails(remote));
                if (misfit.isEmpty()) {
                    numbered.add(entry.get().numbered());
                }
                yield misfit.map(what -> new MirrorReport.Problem(address.toString(), what, false));
            }
        };
    }

    /** Writes the numbers when there are new ones. */
    void write() throws IOException {
        if (!numbered.isEmpty()) {
            StringBuilder text = new StringBuilder();
            lines.forEach(
                    (page, id) -> text.append(page).append('\t').append(id).append('\n'));
            workplace.write(FILE, text.toString().getBytes(StandardCharsets.UTF_8));
            numbered.forEach(manifest::put);
            workplace.write(Manifest.FILE, manifest.json());
        }
    }

    private Optional<String> join(Pages.Answer.Page page, List<Listing.Article> articles, List<Mail> mails) {
        if (articles.size() != mails.size()) {
            return Optional.of("lists " + articles.size() + " mails, the month's file has " + mails.size()
                    + "; its mails are not numbered");
        }
        int agreed = 0;
        for (int i = 0; i < mails.size(); i++) {
            agreed += agree(articles.get(i).subject(), mails.get(i).subject()) ? 1 : 0;
        }
        if (agreed < AGREED * mails.size()) {
            return Optional.of("lists other subjects than the month's file; its mails are not numbered");
        }
        for (int i = 0; i < mails.size(); i++) {
            String article = page.address().resolve(articles.get(i).page()).toString();
            mails.get(i).id().ifPresent(id -> lines.put(article, id.value()));
        }
        return Optional.empty();
    }

    /** Whether both have the same words; where encoded words hide them, nothing can be said against it. */
    private static boolean agree(String displayed, String written) {
        boolean encoded = written.contains("=?") || written.chars().anyMatch(c -> c > 126);
        return encoded || words(displayed).equals(words(written));
    }

    private static String words(String subject) {
        return Subject.of(subject, List.of()).base().replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private List<Mail> mails(RemoteFile remote) throws IOException {
        List<Mail> mails = new ArrayList<>();
        new SourceReader()
                .read(
                        new ArchiveFile(remote.name(), Optional.of(workplace.file(remote.name())), true),
                        raw -> mails.add(mail(raw)));
        return mails;
    }

    private static Mail mail(RawMessage raw) {
        int length = Math.min(raw.content().length, HEADER_BYTES);
        String head = new String(raw.content(), 0, length, StandardCharsets.ISO_8859_1);
        Map<String, String> headers = new HashMap<>();
        String name = "";
        for (String line : (Iterable<String>) head.lines()::iterator) {
            if (line.isBlank()) {
                break;
            }
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                headers.computeIfPresent(name, (known, value) -> value + line);
            } else if (colon > 0) {
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        }
        return new Mail(MessageId.parse(headers.getOrDefault("message-id", "")), headers.getOrDefault("subject", ""));
    }
}
