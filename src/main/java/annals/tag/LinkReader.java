package annals.tag;

import annals.mail.Span;
import annals.tag.Identifier.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the identifiers out of a web address by the segments of its path, whatever the host: mirrors and archives of
 * the Web keep the paths.
 *
 * <p>{@code extensions/xep-0384.html}, {@code jeps/jep-0116.html}, {@code attic/xep-0384-0.3.0.html},
 * {@code tmp/xep-0234-0.9.html}, {@code extensions/diff/api/xep/0384/diff/0.3/vs/0.4}, {@code inbox/omemo.html},
 * {@code protocols/urn:xmpp:omemo:1/}, {@code github.com/xsf/xeps/pull/879}, {@code html/rfc3923},
 * {@code doc/draft-ietf-mls-protocol/}.
 */
final class LinkReader {
    private LinkReader() {}

    /** The identifiers of an address, all with its span. */
    static List<Identifier> read(String address, Span span) {
        int hash = address.indexOf('#');
        String fragment = hash < 0 ? "" : address.substring(hash + 1);
        String withoutFragment = hash < 0 ? address : address.substring(0, hash);
        int query = withoutFragment.indexOf('?');
        String page = query < 0 ? withoutFragment : withoutFragment.substring(0, query);
        String[] segments = page.split("/", 64);
        List<Identifier> found = new ArrayList<>();
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i].toLowerCase(Locale.ROOT);
            String before = i == 0 ? "" : segments[i - 1].toLowerCase(Locale.ROOT);
            String xep = before.equals("xep") || before.equals("jep") ? numbered(segment, 0) : extension(segment);
            if (!xep.isEmpty()) {
                add(found, Kind.XEP, xep, address, span);
            } else if (before.equals("inbox") && !withoutExtension(segment).isEmpty()) {
                add(found, Kind.PROPOSAL, withoutExtension(segment), address, span);
            } else if (before.equals("pull") && i >= 3 && isNumber(segment)) {
                String project = segments[i - 3] + "/" + segments[i - 2] + "#" + segment;
                add(found, Kind.PULL_REQUEST, project.toLowerCase(Locale.ROOT), address, span);
            } else if (before.equals("protocols") && segment.indexOf(':') > 0) {
                add(found, Kind.NAMESPACE, segments[i], address, span);
            } else if (segment.startsWith("rfc") && isNumber(withoutExtension(segment.substring(3)))) {
                int number = Integer.parseInt(withoutExtension(segment.substring(3)));
                add(found, Kind.RFC, "RFC " + number, address, span);
            } else if (segment.startsWith("draft-") && !draft(segment).isEmpty()) {
                add(found, Kind.DRAFT, draft(segment), address, span);
            }
        }
        if (isNamespace(page, fragment, found)) {
            add(found, Kind.NAMESPACE, address, address, span);
        }
        return found;
    }

    /** An Internet-Draft's name in lower case without version and file extension; empty when it is none. */
    static String draft(String written) {
        String name = withoutExtension(written.toLowerCase(Locale.ROOT));
        String[] parts = name.split("-", 32);
        boolean versioned = parts[parts.length - 1].length() == 2 && isNumber(parts[parts.length - 1]);
        int names = parts.length - 1 - (versioned ? 1 : 0);
        if (names < (versioned ? 2 : 3)) {
            return "";
        }
        return versioned ? name.substring(0, name.length() - 3) : name;
    }

    private static void add(List<Identifier> found, Kind kind, String normal, String address, Span span) {
        boolean known = found.stream()
                .anyMatch(one -> one.kind() == kind && one.normal().equals(normal));
        if (!known) {
            found.add(new Identifier(kind, normal, span, address, false));
        }
    }

    /** The XEP named by a segment such as "xep-0384.html", "jep-0116", "xep-0384-0.3.0.html", "xep0384.xml". */
    private static String extension(String segment) {
        if (!segment.startsWith("xep") && !segment.startsWith("jep")) {
            return "";
        }
        return numbered(segment, segment.startsWith("-", 3) ? 4 : 3);
    }

    private static String numbered(String segment, int at) {
        int end = at;
        while (end < segment.length() && segment.charAt(end) >= '0' && segment.charAt(end) <= '9') {
            end++;
        }
        int digits = end - at;
        boolean ends = end == segment.length() || !Character.isLetterOrDigit(segment.charAt(end));
        if (digits < 1 || digits > 4 || !ends || Integer.parseInt(segment, at, end, 10) == 0) {
            return "";
        }
        return "XEP-" + "0".repeat(4 - digits) + segment.substring(at, end);
    }

    /** Namespaces that are web addresses: those of jabber.org and the "#ns" of a XEP's page (2006 to 2008). */
    private static boolean isNamespace(String page, String fragment, List<Identifier> found) {
        boolean ofPage = fragment.equals("ns") || fragment.startsWith("ns-");
        return page.contains("://jabber.org/protocol/")
                || page.contains("://etherx.jabber.org/")
                || (ofPage && found.stream().anyMatch(one -> one.kind() == Kind.XEP));
    }

    private static String withoutExtension(String name) {
        for (String extension : List.of(".html", ".htm", ".xml", ".pdf", ".txt")) {
            if (name.endsWith(extension)) {
                return name.substring(0, name.length() - extension.length());
            }
        }
        return name;
    }

    private static boolean isNumber(String digits) {
        return !digits.isEmpty() && digits.length() < 7 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
