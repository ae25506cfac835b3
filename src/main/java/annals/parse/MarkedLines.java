package annals.parse;

import annals.mail.Segment;
import annals.mail.Segment.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one body while they are being marked: whose words each holds, as far as is known.
 *
 * <p>Lines count from zero; a range ends before its second number. A line is free while it is neither blank nor marked.
 */
final class MarkedLines {
    /** No line that a pattern tells is longer; 36,000 real mails have attributions of up to 250 characters. */
    static final int MAX_PATTERN_CHARACTERS = 500;

    private final String[] lines;
    private final String[] stripped;
    private final @Nullable Kind[] kinds;
    private final int[] depths;
    private final String[] texts;

    MarkedLines(String body) {
        this.lines = body.lines().toArray(String[]::new);
        this.stripped = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            stripped[i] = lines[i].strip();
        }
        this.kinds = new Kind[lines.length];
        this.depths = new int[lines.length];
        this.texts = lines.clone();
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
        return i >= 0 && i < lines.length && kinds[i] == null && !isBlank(i);
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
            }
        }
        return to;
    }

    /** Marks a line as a quote, whatever it was. */
    void quote(int line, int depth, String text) {
        kinds[line] = Kind.QUOTE;
        depths[line] = depth;
        texts[line] = text;
    }

    /** Marks a line that was taken for a quote as something else, its marker being part of the text. */
    void unquote(int line, Kind kind) {
        kinds[line] = kind;
        depths[line] = 0;
        texts[line] = lines[line];
    }

    /** Runs of one kind and depth as segments; a blank line inside a run stays, and so does an empty quote. */
    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        int i = 0;
        while (i < lines.length) {
            Kind kind = kinds[i];
            if (kind == null || texts[i].isBlank()) {
                i++;
                continue;
            }
            StringBuilder text = new StringBuilder(texts[i].stripTrailing());
            int last = i;
            int next = i + 1;
            while (next < lines.length && (isSilent(next) || (kinds[next] == kind && depths[next] == depths[i]))) {
                if (!isSilent(next)) {
                    text.append("\n".repeat(next - last)).append(texts[next].stripTrailing());
                    last = next;
                }
                next++;
            }
            segments.add(new Segment(kind, depths[i], text.toString()));
            i = last + 1;
        }
        return segments;
    }

    private boolean isSilent(int i) {
        return kinds[i] == null || texts[i].isBlank();
    }
}
