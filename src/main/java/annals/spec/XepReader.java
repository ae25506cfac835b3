package annals.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads a parsed XEP, the fields of its header by name: their order strays from the DTD. Entities are expanded, so an
 * author is an {@code <author/>} however it was written.
 */
final class XepReader {
    /** What the sources write for "none yet" (290 of 719 files), in lower case with spaces for "_" and "-". */
    private static final Set<String> PLACEHOLDERS =
            Set.of("n/a", "none", "not yet assigned", "to be assigned", "tbd", "xxxx");

    private static final Pattern XEP_ID = Pattern.compile("[XJ]EP-(\\d{4})");

    /** "2011-1-23" is read too; a day after the end of its month is that month's last (2019-02-29 in 0412). */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.SMART);

    private final Path file;
    private final Element root;
    private final Element header;

    /** @throws IOException if the root is not {@code <xep/>} with a header */
    XepReader(Path file, Element root) throws IOException {
        this.file = file;
        this.root = root;
        this.header = children(root, "header").stream()
                .findFirst()
                .orElseThrow(() -> new IOException(file + ": expected <xep><header>, got <" + root.getTagName() + ">"));
    }

    /** @throws IOException if it has no title, or a date is none */
    Xep read() throws IOException {
        String title = field("title");
        if (title.isEmpty()) {
            throw Xep.wrong(file, "title", title, "a title");
        }
        return new Xep(
                file,
                field("number"),
                title,
                shortName(),
                field("status"),
                field("type"),
                field("abstract"),
                authors(),
                revisions(),
                lastCalls(),
                xeps("supersedes"),
                xeps("supersededby"),
                NamespaceMentions.in(names(), root, header));
    }

    private String shortName() {
        String shortName = field("shortname");
        return PLACEHOLDERS.contains(shortName.toLowerCase(Locale.ROOT).replaceAll("[_-]", " ")) ? "" : shortName;
    }

    private Set<String> names() {
        return Stream.of(shortName(), Xep.baseName(file))
                .filter(name -> !name.isEmpty())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private List<String> authors() {
        return children(header, "author").stream()
                .map(author -> (field(author, "firstname") + " " + field(author, "surname")).strip())
                .toList();
    }

    private List<Revision> revisions() throws IOException {
        List<Revision> revisions = new ArrayList<>();
        for (Element revision : children(header, "revision").reversed()) {
            String remark = children(revision, "remark").stream()
                    .findFirst()
                    .map(PlainText::lines)
                    .orElse("");
            revisions.add(new Revision(
                    field(revision, "version"),
                    date("revision/date", field(revision, "date")),
                    field(revision, "initials"),
                    remark));
        }
        return revisions;
    }

    private List<LocalDate> lastCalls() throws IOException {
        List<LocalDate> ends = new ArrayList<>();
        for (Element lastCall : children(header, "lastcall")) {
            date("lastcall", PlainText.oneLine(lastCall)).ifPresent(ends::add);
        }
        return ends.stream().sorted().toList();
    }

    private List<String> xeps(String field) {
        return XEP_ID.matcher(field(field))
                .results()
                .map(id -> "XEP-" + id.group(1))
                .distinct()
                .toList();
    }

    private Optional<LocalDate> date(String field, String written) throws IOException {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(written, DAY));
        } catch (DateTimeParseException e) {
            throw Xep.wrong(file, field, written, "a date such as 2019-12-30");
        }
    }

    private String field(String name) {
        return field(header, name);
    }

    private static String field(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(PlainText::oneLine)
                .orElse("");
    }

    /** The child elements of that name, in document order. */
    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
