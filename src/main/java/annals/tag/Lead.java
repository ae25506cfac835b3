package annals.tag;

import annals.mail.Message;
import annals.mail.Segment;

/**
 * The lines in which a mail says what it is about: of a first mail its first paragraph that is no greeting, of a reply
 * the beginning of its first line.
 *
 * @param firstLine the first line of the body that belongs to it, from 1
 * @param lastLine its last line; below the first one where there is none
 * @param width so many characters of each line belong to it
 * @param brackets whether what explains the word before it in brackets belongs to it: "MAM (0313)"
 */
record Lead(int firstLine, int lastLine, int width, boolean brackets) {
    private static final Lead NONE = new Lead(1, 0, 0, false);

    /** A first paragraph of fewer words is a greeting. */
    private static final int GREETING = 6;

    /** A document named within so many characters of a reply is what it answers about: "On XEP-0384, …". */
    private static final int REPLY_WIDTH = 10;

    /** A section says what it is about within so many lines below its heading. */
    private static final int SECTION_LINES = 3;

    /** The lead of a message. */
    static Lead of(Message message, boolean reply) {
        int line = 1;
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.NEW) {
                Lead lead = reply ? firstLine(segment.text(), line) : paragraph(segment.text(), line);
                if (lead.lastLine >= lead.firstLine) {
                    return lead;
                }
            }
            line += (int) segment.text().chars().filter(c -> c == '\n').count() + 1;
        }
        return NONE;
    }

    /** The lead of a section: its heading and, where that names nothing, what stands directly below it. */
    static Lead of(Section section) {
        return new Lead(
                section.firstLine(),
                Math.min(section.lastLine(), section.firstLine() + SECTION_LINES),
                Integer.MAX_VALUE,
                true);
    }

    /**
     * Whether a place belongs to it.
     *
     * @param inBrackets whether it stands in brackets
     * @param opensBrackets whether it stands directly behind the opening one
     */
    boolean holds(int line, int column, boolean inBrackets, boolean opensBrackets) {
        boolean apart = inBrackets && !(brackets && opensBrackets);
        return line >= firstLine && line <= lastLine && column < width && !apart;
    }

    private static Lead firstLine(String text, int first) {
        int line = first;
        for (String one : text.split("\n", -1)) {
            if (!one.isBlank()) {
                return new Lead(line, line, REPLY_WIDTH, false);
            }
            line++;
        }
        return NONE;
    }

    private static Lead paragraph(String text, int first) {
        int line = first;
        int start = -1;
        int words = 0;
        for (String one : text.split("\n", -1)) {
            boolean blank = one.isBlank();
            if (blank && words >= GREETING) {
                break;
            }
            if (blank) {
                start = -1;
                words = 0;
            } else {
                start = start < 0 ? line : start;
                words += PhraseTable.words(one).size();
            }
            line++;
        }
        return start < 0 || words < GREETING ? NONE : new Lead(start, line - 1, Integer.MAX_VALUE, true);
    }
}
