package annals.parse;

import annals.mail.Segment.Kind;
import annals.profile.Profiles;
import java.util.List;

/** Parts bodies as src/bench/python/read_mbox.py does, by "&gt;" and "-- " alone, so that the rest can be compared. */
public final class MarksAlone {
    private MarksAlone() {}

    /** A parser that decodes all that Annals decodes, and knows quotes and signatures by their marks. */
    public static MessageParser parser() {
        return new MessageParser(Profiles.builtIn(), profile -> new Segmenter(List.of(MarksAlone::mark), lines -> {}));
    }

    private static void mark(MarkedLines lines) {
        boolean signed = false;
        for (int i = 0; i < lines.count(); i++) {
            String line = lines.line(i);
            signed |= line.equals("-- ");
            if (line.startsWith(">")) {
                lines.quote(i, 1, line);
            } else if (signed) {
                lines.mark(i, i + 1, Kind.SIGNATURE);
            }
        }
    }
}
