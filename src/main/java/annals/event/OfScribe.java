package annals.event;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of votes in which scribes call themselves "me": "+1 from Ada, Ben and me", "ada yes, me no". */
final class OfScribe {
    private static final Pattern ME = Pattern.compile(
            "(?<=^|, |: |\\(|\\band |\\bfrom |\\bby )(?:me|myself)(?=:? (?:[+\u2212-][01]|0|yes|no|aye|nay)(?![\\p{L}\\p{N}]))"
                    + "|(?<=, |\\band |\\bfrom |\\bby |: )(?:me|myself)(?=[,.;)]|$)");

    private OfScribe() {}

    /**
     * The lines with the name of who wrote them in place of these words.
     *
     * @param name the display name, may be empty
     */
    static List<BodyLine> named(List<BodyLine> lines, String name) {
        return name.isEmpty()
                ? lines
                : lines.stream().map(line -> named(line, name)).toList();
    }

    private static BodyLine named(BodyLine line, String name) {
        String text = line.text();
        boolean may = (text.contains("me") || text.contains("myself"))
                && text.length() <= VoteLine.LONGEST
                && VoteLine.mayHold(text);
        return may
                ? new BodyLine(
                        line.number(),
                        ME.matcher(text).replaceAll(Matcher.quoteReplacement(name)),
                        line.own(),
                        line.indent())
                : line;
    }
}
