package annals.event;

import annals.mail.Message;
import annals.mail.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a body.
 *
 * @param number from 1, all segments counted, as the evidence of tags counts
 * @param text without blanks around it
 * @param own whether the author wrote it; else it is quoted
 * @param indent how many blanks stood before it
 */
record BodyLine(int number, String text, boolean own, int indent) {
    /** No minutes come near this. */
    private static final int MOST = 5_000;

    /** The author's own lines and those quoted, in order. */
    static List<BodyLine> of(Message message) {
        List<BodyLine> lines = new ArrayList<>();
        int number = 1;
        for (Segment segment : message.body()) {
            boolean wanted = segment.isOwn() || segment.kind() == Segment.Kind.QUOTE;
            if (wanted && !lines.isEmpty()) { // the empty lines between two segments are in neither
                lines.add(new BodyLine(number, "", segment.isOwn(), 0));
            }
            for (String line : segment.text().split("\n", -1)) {
                if (wanted && lines.size() < MOST) {
                    lines.add(new BodyLine(
                            number,
                            line.strip(),
                            segment.isOwn(),
                            line.length() - line.stripLeading().length()));
                }
                number++;
            }
        }
        return lines;
    }
}
