package annals.parse;

import annals.mail.Segment.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PGP armour (RFC 9580 section 6 and 7): the lines around a signed text, signatures, keys. */
final class Armour implements Marker {
    private static final Pattern BEGIN = Pattern.compile("^(?:- )?-----BEGIN PGP ([A-Z ,0-9/]+)-----\\s*$");
    private static final Pattern LINE = Pattern.compile("^[A-Za-z0-9+/=]{1,80}$|^[A-Za-z]+: .*$");

    @Override
    public void mark(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int end = lines.isFree(i) ? end(lines, i) : i;
            i = end > i ? lines.mark(i, end, Kind.SIGNATURE) : i + 1;
        }
    }

    private static int end(MarkedLines lines, int i) {
        if (lines.line(i).charAt(0) != '-'
                || !lines.isShort(i)
                || !lines.line(i).contains("-----BEGIN PGP ")) {
            return i;
        }
        Matcher begin = BEGIN.matcher(lines.line(i));
        if (!begin.matches() || isInElement(lines, i)) {
            return i;
        }
        return begin.group(1).equals("SIGNED MESSAGE") ? hashEnd(lines, i + 1) : blockEnd(lines, i + 1);
    }

    /** An armoured text inside an XML element is part of the example. */
    private static boolean isInElement(MarkedLines lines, int i) {
        return i > 0
                && lines.isFree(i - 1)
                && lines.words(i - 1).startsWith("<")
                && lines.words(i - 1).endsWith(">");
    }

    private static int hashEnd(MarkedLines lines, int from) {
        int end = from;
        while (end < lines.count() && lines.line(end).startsWith("Hash: ")) {
            end++;
        }
        return end;
    }

    private static int blockEnd(MarkedLines lines, int from) {
        int end = from;
        while (end < lines.count()
                && (lines.isBlank(end)
                        || (lines.isShort(end) && LINE.matcher(lines.line(end)).matches()))) {
            end++;
        }
        boolean closed = end < lines.count() && lines.line(end).contains("-----END PGP ");
        return closed ? end + 1 : lines.withoutBlankEnd(from, end);
    }
}
