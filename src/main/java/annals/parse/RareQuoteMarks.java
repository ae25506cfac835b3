package annals.parse;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quotes by rarer marks than "&gt;" alone: the initials or name of who is quoted ("GL&gt;"), and "|". */
final class RareQuoteMarks implements Marker {
    private static final Pattern INITIALS = Pattern.compile("^ {0,8}([A-Z][A-Za-z]{0,11})> ?(.*)$");
    private static final Pattern NESTED_INITIALS = Pattern.compile("^ ?[A-Z][A-Za-z]{0,3}>(?= )(.*)$");
    /** Prompts of programs, which look like initials. */
    private static final Set<String> PROMPTS =
            Set.of("SQL", "R", "C", "D", "PS", "In", "Out", "MariaDB", "Router", "Prelude", "Main");

    private static final int MAX_MARK = 20;

    /** Two lines with the same initials are a quote when they stand that near. */
    private static final int INITIALS_DISTANCE = 30;

    @Override
    public void mark(MarkedLines lines) {
        if (lines.body().indexOf('>') >= 0) {
            markInitials(lines);
        }
        if (lines.body().indexOf('|') >= 0) {
            markBars(lines);
        }
    }

    /** "GL&gt; text": a quote when two such lines name the same person. */
    private static void markInitials(MarkedLines lines) {
        String last = "";
        int lastLine = -1;
        for (int i = 0; i < lines.count(); i++) {
            if (!lines.isFree(i) || !lines.has(i, '>') || !lines.isShort(i)) {
                continue;
            }
            int mark = lines.line(i).indexOf('>', 0, Math.min(lines.line(i).length(), MAX_MARK));
            if (mark < 1) {
                continue;
            }
            Matcher initials = INITIALS.matcher(lines.line(i));
            if (!initials.matches() || PROMPTS.contains(initials.group(1))) {
                continue;
            }
            if (initials.group(1).equals(last) && i - lastLine < INITIALS_DISTANCE) {
                markInitialsAt(lines, lastLine);
                markInitialsAt(lines, i);
            }
            last = initials.group(1);
            lastLine = i;
        }
    }

    private static void markInitialsAt(MarkedLines lines, int i) {
        if (lines.isFree(i)) {
            String rest = lines.line(i).substring(lines.line(i).indexOf('>') + 1);
            int depth = 1;
            Matcher inner = NESTED_INITIALS.matcher(rest);
            if (inner.matches()) {
                depth++;
                rest = inner.group(1);
            }
            lines.quote(i, depth + QuoteMarks.depth(rest), rest.substring(QuoteMarks.end(rest)));
        }
    }

    /** Lines that begin with "|" are a quote when an attribution stands before the first and no table is drawn. */
    private static void markBars(MarkedLines lines) {
        boolean quoting = false;
        for (int i = 1; i < lines.count(); i++) {
            if (!isBar(lines, i) || !(quoting || endsWithColon(lines, i - 1))) {
                continue;
            }
            int end = i;
            while (isBar(lines, end)) {
                end++;
            }
            quoting |= end - i > 1 || (i > 0 && Attributions.hasVerb(lines.shortWords(lines.previousWords(i))));
            for (int bar = i; quoting && bar < end; bar++) {
                String line = lines.line(bar);
                lines.quote(bar, 1, line.substring(Math.min(2, line.length())));
            }
            i = end;
        }
    }

    private static boolean isBar(MarkedLines lines, int i) {
        return lines.isFree(i)
                && (lines.line(i).startsWith("| ") || lines.line(i).equals("|"))
                && lines.line(i).indexOf('|', 1) < 0;
    }

    private static boolean endsWithColon(MarkedLines lines, int i) {
        int line = lines.isBlank(i) && i > 0 ? i - 1 : i;
        return lines.words(line).endsWith(":");
    }
}
