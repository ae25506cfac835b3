package annals.parse;

import annals.mail.Segment.Kind;
import java.util.regex.Pattern;

/** The notices that pipermail leaves where it took a part away, and the separators before the parts it keeps. */
final class ScrubbedParts implements Marker {
    private static final int MAX_LINES = 14;

    private static final Pattern SEPARATOR = Pattern.compile("^-{10,} \\S(?:.{0,28}\\S)? -{10,}$");
    private static final Pattern NEXT_PART = Pattern.compile(
            "(?iu)^-+ (?:next part|section suivante|nächster teil|próxima parte|volgend deel|следующая часть|"
                    + "parte successiva|seguinte parte|następna część|nästa del|næste del|neste del|seuraava osa|další část) -+$");
    /** Mailman's, in any language where it ends in three dots, and what R's lists put in place of HTML. */
    private static final Pattern NOTICE = Pattern.compile(
            "(?iu)^.{0,80} was scrubbed\\.\\.\\.$|^\\s*\\[\\[alternative HTML version deleted]]$|^\\s*\\[\\[elided .{1,40}]]$");

    private static final Pattern URL = Pattern.compile("(?iu)^(?:URL|Адрес)\\s*:\\s*<?(?:https?|ftp|file):.*");
    private static final Pattern FIELD = Pattern.compile("^\\p{L}{2,12} ?: ");

    @Override
    public void mark(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int end = lines.isFree(i) && lines.isShort(i) ? end(lines, i) : i;
            i = end > i ? lines.mark(i, end, Kind.SCRUBBED) : i + 1;
        }
    }

    private static int end(MarkedLines lines, int i) {
        boolean separator = isSeparator(lines, i);
        int first = separator ? lines.nextWords(i + 1) : i;
        if (lines.isFree(first) && lines.words(first).endsWith("...")) {
            int url = urlEnd(lines, first);
            if (url > 0) {
                return url;
            }
        }
        if (isNotice(lines, first)) {
            return fieldsEnd(lines, first + 1);
        }
        return separator && NEXT_PART.matcher(lines.words(i)).matches() ? i + 1 : i;
    }

    private static boolean isNotice(MarkedLines lines, int i) {
        String words = lines.isFree(i) ? lines.shortWords(i) : "";
        return (words.endsWith("...") || words.endsWith("]]"))
                && NOTICE.matcher(words).matches();
    }

    private static int fieldsEnd(MarkedLines lines, int from) {
        int end = from;
        while (lines.isFree(end) && FIELD.matcher(lines.head(end)).lookingAt()) {
            end++;
        }
        return end;
    }

    /**
     * The line after a notice's URL, which may be wrapped; -1 when there is none. In every language of Mailman a notice
     * begins with a line that ends in three dots.
     */
    private static int urlEnd(MarkedLines lines, int first) {
        int end = Math.min(lines.count(), first + MAX_LINES);
        for (int i = first + 1; i < end && !lines.isBlank(i) && !isSeparator(lines, i); i++) {
            if (lines.isShort(i) && URL.matcher(lines.words(i)).matches()) {
                boolean open = lines.line(i).indexOf('<') >= 0 && lines.line(i).indexOf('>') < 0;
                boolean wrapped =
                        open && i + 1 < lines.count() && lines.line(i + 1).indexOf('>') > 0;
                return wrapped ? i + 2 : i + 1;
            }
        }
        return -1;
    }

    private static boolean isSeparator(MarkedLines lines, int i) {
        return lines.line(i).startsWith("-----")
                && SEPARATOR.matcher(lines.shortWords(i)).matches();
    }
}
