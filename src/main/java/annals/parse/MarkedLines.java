package annals.parse;

import annals.mail.Segment;
import annals.mail.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one body while they are being marked: whose words each holds, as far as is known.
 *
 * <p>Lines count from zero; a range ends before its second number. A line is free while it is neither blank nor marked.
 */
final class MarkedLines {
    /** No line that a pattern tells is longer; 36,000 real mails have attributions of up to 250 characters. */
    static final int MAX_PATTERN_CHARACTERS = 500;

    /** From the blank up to there, 64 characters of ASCII are looked for in a line: all but the small letters. */
    private static final char END_OF_SIGNS = '`';
    /** The underscore's bit, for which nobody asks: what a line holds is known. */
    private static final long KNOWN = 1L << '_';

    private final String body;
    private final String[] lines;
    private final String[] stripped;
    /** Which of those characters a line holds, in the bit of each code modulo 64; 0 until somebody asks. */
    private final long[] signs;

    /** Whether a line is neither blank nor marked: asked many times of each line, so kept apart. */
    private final boolean[] free;

    private final @Nullable Kind[] kinds;
    private final int[] depths;
    private final String[] texts;

    MarkedLines(String body) {
        this.body = body;
        this.lines = lines(body);
        this.stripped = new String[lines.length];
        this.free = new boolean[lines.length];
        for (int i = 0; i < lines.length; i++) {
            stripped[i] = lines[i].strip();
            free[i] = !stripped[i].isEmpty();
        }
        this.signs = new long[lines.length];
        this.kinds = new Kind[lines.length];
        this.depths = new int[lines.length];
        this.texts = lines.clone();
    }

    private static String[] lines(String body) {
        if (body.indexOf('\r') >= 0) {
            return body.lines().toArray(String[]::new);
        }
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < body.length()) {
            int feed = body.indexOf('\n', from);
            int end = feed < 0 ? body.length() : feed;
            lines.add(body.substring(from, end));
            from = end + 1;
        }
        return lines.toArray(String[]::new);
    }

    /** The whole body, to ask whether it is worth looking for something in its lines. */
    String body() {
        return body;
    }

    /**
     * Whether a line holds a character from the blank up to the underscore, that one aside: a line is looked through
     * once for all.
     */
    boolean has(int i, char sign) {
        if (signs[i] == 0) {
            signs[i] = signs(lines[i]);
        }
        return (signs[i] >>> sign & 1) != 0;
    }

    private static long signs(String line) {
        long signs = KNOWN;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            signs |= c < END_OF_SIGNS && c >= ' ' ? 1L << c : 0;
        }
        return signs;
    }

    int count() {
        return lines.length;
    }

    /** A line as it stands in the body. */
    String line(int i) {
        return lines[i];
    }

    /** A line without the white space around it. */
    String words(int i) {
        return stripped[i];
    }

    /** The words of a line that a pattern may look at: empty when the line is too long for any, or is none. */
    String shortWords(int i) {
        return i >= 0 && i < lines.length && isShort(i) ? stripped[i] : "";
    }

    /** As much of a line as patterns look at. */
    String head(int i) {
        return isShort(i) ? lines[i] : lines[i].substring(0, MAX_PATTERN_CHARACTERS);
    }

    /** The text of a quoted line without its markers; of any other, the line. */
    String text(int i) {
        return texts[i];
    }

    /** How deep a line is quoted; 0 when it is not. */
    int depth(int i) {
        return i >= 0 && i < lines.length ? depths[i] : 0;
    }

    boolean isBlank(int i) {
        return stripped[i].isEmpty();
    }

    boolean isShort(int i) {
        return lines[i].length() <= MAX_PATTERN_CHARACTERS;
    }

    /** Whether that is a line with words which nobody has claimed yet. */
    boolean isFree(int i) {
        return i >= 0 && i < free.length && free[i];
    }

    /** The kind of a line; none while it is free or when it is blank. */
    @Nullable
    Kind kind(int i) {
        return kinds[i];
    }

    boolean is(Kind kind, int i) {
        return i >= 0 && i < lines.length && kinds[i] == kind;
    }

    boolean isMarked(int i) {
        return i >= 0 && i < lines.length && kinds[i] != null;
    }

    /** The first line from there on that is not blank; the number of lines when there is none. */
    int nextWords(int from) {
        int next = from;
        while (next < lines.length && isBlank(next)) {
            next++;
        }
        return next;
    }

    /** The last line before that is not blank; -1 when there is none. */
    int previousWords(int before) {
        int previous = before - 1;
        while (previous >= 0 && isBlank(previous)) {
            previous--;
        }
        return previous;
    }

    /** Where the free lines end that begin there, with no blank line between. */
    int freeEnd(int from) {
        int end = from;
        while (isFree(end)) {
            end++;
        }
        return end;
    }

    int withoutBlankEnd(int from, int to) {
        int end = to;
        while (end > from && isBlank(end - 1)) {
            end--;
        }
        return end;
    }

    /** Marks the free lines of a range; gives the end of the range. */
    int mark(int from, int to, Kind kind) {
        for (int i = from; i < to; i++) {
            if (isFree(i)) {
                kinds[i] = kind;
                free[i] = false;
            }
        }
        return to;
    }

    /** Marks a line as a quote, whatever it was. */
    void quote(int line, int depth, String text) {
        kinds[line] = Kind.QUOTE;
        free[line] = false;
        depths[line] = depth;
        texts[line] = text;
    }

    /** Marks a line that was taken for a quote as something else, its marker being part of the text. */
    void unquote(int line, Kind kind) {
        kinds[line] = kind;
        free[line] = false;
        depths[line] = 0;
        texts[line] = lines[line];
    }

    /** Runs of one kind and depth as segments; a blank line inside a run stays, and so does an empty quote. */
    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int i = nextTold(0);
        while (i < lines.length) {
            text.setLength(0);
            text.append(texts[i].stripTrailing());
            int last = i;
            int next = nextTold(i + 1);
            while (next < lines.length && kinds[next] == kinds[i] && depths[next] == depths[i]) {
                text.repeat('\n', next - last).append(texts[next].stripTrailing());
                last = next;
                next = nextTold(next + 1);
            }
            segments.add(new Segment(Objects.requireNonNull(kinds[i]), depths[i], text.toString()));
            i = next;
        }
        return segments;
    }

    /** The first line from there on that is marked and has a text; the number of lines when there is none. */
    private int nextTold(int from) {
        int i = from;
        while (i < lines.length && (kinds[i] == null || (depths[i] > 0 ? texts[i].isBlank() : isBlank(i)))) {
            i++;
        }
        return i;
    }
}
