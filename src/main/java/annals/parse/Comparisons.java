package annals.parse;

/** Lines of the author that begin with "&gt;" and quote nothing: what is larger, and signs in a table. */
final class Comparisons {
    /** No paragraph of the author's with comparisons in it is longer. */
    private static final int MAX_WALK = 60;

    private Comparisons() {}

    /** Whether signs stand before the lines of a table: "&gt; Ada", "&lt; Bob" below it, with no quote beside. */
    static boolean hasRanks(MarkedLines lines) {
        for (int i = 0; i + 1 < lines.count(); i++) {
            if (lines.line(i + 1).startsWith("< ") && isRank(lines, i)) {
                return true;
            }
        }
        return false;
    }

    /** Such a line, or one that tells what the signs mean: "&gt; is up, &lt; is down". */
    static boolean isRank(MarkedLines lines, int i) {
        boolean beside = i + 1 < lines.count() && lines.line(i + 1).startsWith("< ");
        return lines.isFree(i)
                && lines.isFree(i + 1) == beside
                && lines.line(i).startsWith("> ")
                && (beside || lines.line(i).indexOf(" < ") > 0)
                && QuoteMarks.depthAt(lines, i - 1) == 0;
    }

    /**
     * Whether "&gt;" compares numbers: with an equals sign, within a sentence of the author, or alone where quotes have
     * a blank after it.
     */
    static boolean isComparison(MarkedLines lines, int i, boolean tight) {
        if (isAtLeast(lines, i)) {
            return true;
        }
        String line = lines.line(i);
        int start = 1;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        if (line.charAt(0) != '>'
                || start == line.length()
                || (!Character.isDigit(line.charAt(start)) && line.charAt(start) != '=')) {
            return false;
        }
        String compared = line.substring(start);
        boolean inSentence = lines.isFree(i - 1)
                && lines.words(i - 1).length() > QuoteMarks.SENTENCE_CHARACTERS
                && ".!?:;".indexOf(lines.words(i - 1).charAt(lines.words(i - 1).length() - 1)) < 0;
        boolean alone = QuoteMarks.depthAt(lines, i - 1) == 0 && QuoteMarks.depthAt(lines, i + 1) == 0;
        boolean operator = line.length() > 1 && line.charAt(1) != ' ' && !tight;
        return inSentence || (alone && operator) || isWrapped(lines, i, compared);
    }

    /**
     * "&gt;= 4", which is no quote of "= 4" unless it goes on a quote: two lines of R in 12,332 mails of
     * r-package-devel do, wrapped before their equals sign.
     */
    private static boolean isAtLeast(MarkedLines lines, int i) {
        String line = i >= 0 && i < lines.count() ? lines.line(i) : "";
        return line.length() > 2
                && lines.depth(i - 1) == 0
                && line.startsWith(">=")
                && (line.charAt(2) == ' ' || Character.isDigit(line.charAt(2)));
    }

    /**
     * Whether a sentence of the author goes on with a comparison: beside another one, or after a line that ends in the
     * middle of a sentence, however short; and where nothing else in the paragraph is marked. "1." counts a list.
     */
    private static boolean isWrapped(MarkedLines lines, int i, String compared) {
        int end = 0;
        while (end < compared.length() && Character.isDigit(compared.charAt(end))) {
            end++;
        }
        boolean number = end > 0
                && (end == compared.length() || ".)".indexOf(compared.charAt(end)) < 0 || isDecimal(compared, end));
        boolean beside = isAtLeast(lines, i - 1) || isAtLeast(lines, i + 1);
        boolean unended = endsInSentence(lines, i - 1);
        boolean belowAnother = unended && QuoteMarks.depthAt(lines, i - 1) > 0;
        return number && (belowAnother || ((beside || unended) && isOnlyMark(lines, i)));
    }

    private static boolean isDecimal(String number, int point) {
        return point + 1 < number.length() && Character.isDigit(number.charAt(point + 1));
    }

    private static boolean endsInSentence(MarkedLines lines, int i) {
        String words = lines.isFree(i) ? lines.words(i) : ".";
        char last = words.charAt(words.length() - 1);
        return Character.isLetterOrDigit(last) || last == ',';
    }

    /** Whether no other line of the paragraph has a mark, comparisons aside. */
    private static boolean isOnlyMark(MarkedLines lines, int i) {
        for (int above = i - 1; above >= Math.max(0, i - MAX_WALK) && !lines.isBlank(above); above--) {
            if (lines.depth(above) > 0) {
                return false;
            }
        }
        int to = Math.min(lines.count(), i + MAX_WALK);
        for (int below = i + 1; below < to && !lines.isBlank(below); below++) {
            if (QuoteMarks.depthAt(lines, below) > 0 && !isAtLeast(lines, below)) {
                return false;
            }
        }
        return true;
    }
}
