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

    /** The code of a character modulo this is its bit; the high bit aside, it tells in which half of ASCII it is. */
    private static final int HALF_OF_ASCII = 0x40;

    private static final char END_OF_ASCII = 0x80;
    /** Bits of line ends, which no line holds: what it holds is known, and it holds more than ASCII. */
    private static final long KNOWN = 1L << '\n';

    private static final long FOREIGN = 1L << '\r';

    /** The bits of letters: 26 from "A" on, and as many from "a" on. */
    private static final long LETTERS = ((1L << 26) - 1) << ('A' & 63) | ((1L << 26) - 1) << ('a' & 63);

    private final String body;
    private final String[] lines;
    private final String[] stripped;
    /** Which characters of the first half of ASCII a line holds, a bit each; 0 until somebody asks. */
    private final long[] signs;
    /** The same of the second half: letters, and a few signs. */
    private final long[] letters;

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
        this.letters = new long[lines.length];
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

    /** Whether a line holds a character of ASCII: a line is looked through once for all. */
    boolean has(int i, char c) {
        look(i);
        return ((c < HALF_OF_ASCII ? signs : letters)[i] >>> c & 1) != 0;
    }

    /** Whether a line holds characters beyond ASCII. */
    boolean isForeign(int i) {
        look(i);
        return (signs[i] & FOREIGN) != 0;
    }

    /** Whether a line holds a letter; one beyond ASCII may be any other character. */
    boolean holdsLetter(int i) {
        look(i);
        return (letters[i] & LETTERS) != 0 || (signs[i] & FOREIGN) != 0;
    }

    private void look(int i) {
        if (signs[i] != 0) {
            return;
        }
        String line = lines[i];
        long low = 0;
        long high = 0;
        int all = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            long bit = 1L << c;
            long inHigh = -(long) (c >> 6 & 1); // all bits or none: a branch would be guessed wrong at each word's end
            high |= bit & inHigh;
            low |= bit & ~inHigh;
            all |= c;
        }
        if (all < END_OF_ASCII) {
            signs[i] = low | KNOWN;
            letters[i] = high;
        } else {
            lookBeyondAscii(i);
        }
    }

    private void lookBeyondAscii(int i) {
        signs[i] = KNOWN | FOREIGN;
        for (int at = 0; at < lines[i].length(); at++) {
            char c = lines[i].charAt(at);
            if (c < HALF_OF_ASCII) {
                signs[i] |= 1L << c;
            } else if (c < END_OF_ASCII) {
                letters[i] |= 1L << c;
            }
        }
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
