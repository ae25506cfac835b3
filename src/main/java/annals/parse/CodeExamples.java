package annals.parse;

import annals.mail.Segment.Kind;

/**
 * Code that the author gives as an example: fenced blocks, XML and stream traces, and runs of lines that look like code
 * more than like prose. Own words as well, so that a doubtful line is not lost here; but votes, questions and the
 * sentences of digests are read in prose alone, so in doubt a line is prose.
 */
final class CodeExamples implements Marker {
    private static final int MAX_FENCED_LINES = 300;

    @Override
    public void mark(MarkedLines lines) {
        markSure(lines);
        CodeRuns.mark(lines);
    }

    /** Marks what says itself that it is code. */
    static void markSure(MarkedLines lines) {
        markFenced(lines);
        XmlExamples.mark(lines);
    }

    private static void markFenced(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int end = lines.isFree(i) && lines.words(i).startsWith("```") ? fenceEnd(lines, i) : i;
            i = end > i ? lines.mark(i, end, Kind.CODE) : i + 1;
        }
    }

    private static int fenceEnd(MarkedLines lines, int from) {
        if (lines.words(from).length() > 5 && lines.words(from).endsWith("```")) {
            return from + 1;
        }
        for (int i = from + 1; i < Math.min(lines.count(), from + MAX_FENCED_LINES) && !lines.isMarked(i); i++) {
            if (lines.words(i).startsWith("```")) {
                return i + 1;
            }
        }
        return from;
    }
}
