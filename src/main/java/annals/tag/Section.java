package annals.tag;

import annals.mail.Message;
import annals.mail.Segment;
import annals.thread.Shingles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A section of a mail that goes through many topics: an item of minutes, a heading of a newsletter with its lines.
 *
 * <p>A heading is a line that begins with a number ("4a) ", "3. ", "4.2 ", "3c i) ", "iv) ") or with "#", one of a few
 * words between marks ("*Releases*"), or a line of a few words without a final mark between a blank line and text
 * ("Encryption on several devices").
 *
 * @param firstLine the line of its heading, from 1
 * @param lastLine its last line
 * @param heading the line of its heading in lower case
 * @param label its number in lower case without blanks ("4a", "4.2", "3ci"); empty when it has none
 * @param discussed whether it holds more than its heading and addresses
 * @param lines its lines without blanks around them, those that are long enough to be known again in a quote
 * @param said its words, however they are wrapped
 */
record Section(
        int firstLine,
        int lastLine,
        String heading,
        String label,
        boolean discussed,
        Set<String> lines,
        Shingles said) {
    /** A plain heading has so many words at most. */
    private static final int MOST_WORDS = 7;

    /** A line of so few letters is a plain heading only in capitals: "MUC". */
    private static final int INITIALS = 3;

    /** A line of so few letters is not known again. */
    private static final int SHORT = 4;

    /** What stands before a marked heading. */
    private static final String MARKS = "#*_";

    /** Words before the number of an item. */
    private static final Set<String> CALLS = Set.of("item", "items", "on", "for", "point", "re", "section", "topic");

    Section {
        lines = Set.copyOf(lines);
    }

    /** The sections of a mail in order; empty when it has fewer than two. */
    static List<Section> of(Message message) {
        List<Line> lines = lines(message);
        List<Integer> headings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String next = i + 1 < lines.size() ? lines.get(i + 1).text() : "";
            boolean afterBlank = i == 0 || lines.get(i - 1).text().isEmpty();
            String text = lines.get(i).text();
            if (!ItemLabel.of(text).isEmpty() || isMarked(text) || (afterBlank && isPlainHeading(text, next))) {
                headings.add(i);
            }
        }
        if (headings.size() < 2) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>(headings.size());
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1) : lines.size();
            sections.add(section(lines.subList(headings.get(i), end)));
        }
        return sections;
    }

    /**
     * How many lines of a mail's own prose are headings by their marks: "# Releases", "*Releases*", with something else
     * below it.
     */
    static int markedHeadings(Message message) {
        int headings = 0;
        for (Segment segment : message.body()) {
            String text = segment.kind() == Segment.Kind.NEW ? segment.text() : "";
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end;
                boolean follows = end + 1 < text.length() && MARKS.indexOf(text.charAt(end + 1)) < 0;
                if (follows
                        && MARKS.indexOf(text.charAt(start)) >= 0
                        && isMarked(text.substring(start, end).strip())) {
                    headings++;
                }
                start = end + 1;
            }
        }
        return headings;
    }

    boolean holds(int line) {
        return line >= firstLine && line <= lastLine;
    }

    /** The index of the section, of sections in order, in which a line stands; -1 where it stands in none. */
    static int indexOf(int line, List<Section> sections) {
        int from = 0;
        int to = sections.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            Section section = sections.get(middle);
            if (section.holds(line)) {
                return middle;
            }
            if (section.firstLine() > line) {
                to = middle - 1;
            } else {
                from = middle + 1;
            }
        }
        return -1;
    }

    /** The numbers by which a text speaks of items: "4a) +1", "item 3", "for 4.2:". */
    static Set<String> labelsNamedIn(String text) {
        Set<String> labels = new HashSet<>();
        String before = "";
        for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (word.endsWith(")") || word.endsWith(":") || CALLS.contains(before)) {
                labels.add(ItemLabel.bare(word));
            }
            before = word;
        }
        return labels;
    }

    private record Line(int number, String text) {}

    private static List<Line> lines(Message message) {
        List<Line> lines = new ArrayList<>();
        int number = 1;
        for (Segment segment : message.body()) {
            for (String line : segment.text().split("\n", -1)) {
                if (segment.isOwn()) {
                    lines.add(new Line(number, line.strip()));
                }
                number++;
            }
        }
        return lines;
    }

    private static Section section(List<Line> lines) {
        Set<String> known = new HashSet<>();
        for (Line line : lines) {
            if (line.text().length() > SHORT) {
                known.add(line.text());
            }
        }
        boolean discussed = lines.stream().skip(1).anyMatch(line -> !line.text().isEmpty() && !isAddress(line.text()));
        return new Section(
                lines.getFirst().number(),
                lines.getLast().number(),
                lines.getFirst().text().toLowerCase(Locale.ROOT),
                ItemLabel.of(lines.getFirst().text()),
                discussed,
                known,
                Shingles.ofText(lines.stream().map(Line::text).collect(Collectors.joining(" "))));
    }

    private static boolean isAddress(String line) {
        return line.startsWith("http") && line.indexOf(' ') < 0;
    }

    private static boolean isMarked(String line) {
        return line.length() > SHORT && (line.startsWith("#") || isBetween(line, '*') || isBetween(line, '_'));
    }

    /** Whether a line is a few words between two marks: "*Releases*". */
    private static boolean isBetween(String line, char mark) {
        return line.charAt(0) == mark
                && line.indexOf(mark, 1) == line.length() - 1
                && Character.isLetterOrDigit(line.charAt(1))
                && PhraseTable.words(line).size() <= MOST_WORDS;
    }

    private static boolean isPlainHeading(String line, String next) {
        return !next.isEmpty()
                && (line.length() > INITIALS || isInitials(line))
                && Character.isUpperCase(line.charAt(line.charAt(0) == '"' ? 1 : 0))
                && (".:;,!?>)".indexOf(line.charAt(line.length() - 1)) < 0 || isDocument(line))
                && PhraseTable.words(line).size() <= MOST_WORDS;
    }

    private static boolean isInitials(String line) {
        return line.length() == INITIALS && line.chars().allMatch(Character::isUpperCase);
    }

    /** Whether a line is a document with its name in brackets or the other way round: "JEP-0085 (chat states)". */
    private static boolean isDocument(String line) {
        return line.endsWith(")")
                && (line.startsWith("XEP-")
                        || line.startsWith("JEP-")
                        || line.contains("(XEP-")
                        || line.contains("(JEP-"));
    }
}
