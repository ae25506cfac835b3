package annals.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What minutes say that an empty box or a mark in place of a value means: "an empty box has ten days", "'?' is for
 * somebody who is away and will get a mail". Without such a word they mean nothing.
 */
final class Legend {
    private static final Pattern BOXES = Pattern.compile(
            "\\b(?:empty|blank|open) (?:box(?:es)?|brackets?|cells?|fields?)\\b(?<said>[^.]{3,120})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MARK = Pattern.compile(
            "[\"'\u201c\u2018(](?<mark>\\?|x|--?|\u2013|\u2014|\\.{2,3}|\u2026)[\"'\u201d\u2019)],? ?(?:is|are|means?|stands?|marks?|tells?|=|:)(?<said>[^.]{3,120})",
            Pattern.CASE_INSENSITIVE);
    /** "'L' means that somebody will vote on the list." */
    private static final Pattern LETTER = Pattern.compile(
            "[\"'\u201c\u2018](?<mark>\\p{Lu})[\"'\u201d\u2019],? ?(?:means?|stands? for|marks?|=)(?<said>[^.]{3,120})");
    /** "(*) Ada was away: two weeks." below a table. */
    private static final Pattern FOOTNOTE = Pattern.compile("^\\((?<mark>\\*{1,3})\\) (?<said>[^.]{3,120})");

    private static final Pattern LATER = Pattern.compile(
            "\\b(?:list|pending|days?|weeks?|fortnight|later|still|yet|away|will|open|outstanding|undecided|missing)\\b");
    private static final Pattern EMPTY_BOX = Pattern.compile("([\\[(]) {0,3}[?_]{0,2} {0,3}([\\])])");
    private static final Pattern VALUE = Pattern.compile("(?<![\\p{L}\\p{N}])[+\u2212-][01](?![\\p{L}\\p{N}])");

    private final String boxes;
    private final Pattern mark;
    private final String meaning;

    private Legend(String boxes, Pattern mark, String meaning) {
        this.boxes = boxes;
        this.mark = mark;
        this.meaning = meaning;
    }

    /** The lines with the words for what such marks mean in their places. */
    static List<BodyLine> applied(List<BodyLine> lines) {
        Legend legend = of(lines);
        if (legend.boxes.isEmpty() && legend.meaning.isEmpty()) {
            return lines;
        }
        List<BodyLine> told = new ArrayList<>();
        for (BodyLine line : lines) {
            told.add(new BodyLine(line.number(), legend.applied(line.text()), line.own(), line.indent()));
        }
        return told;
    }

    private static Legend of(List<BodyLine> lines) {
        String boxes = "";
        Pattern mark = EMPTY_BOX;
        String meaning = "";
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text()
                    + (i + 1 < lines.size() ? " " + lines.get(i + 1).text() : "");
            if (text.length() > VoteLine.LONGEST) {
                continue;
            }
            Matcher empty = BOXES.matcher(text);
            if (boxes.isEmpty() && empty.find()) {
                boxes = meaning(empty.group("said"));
            }
            Matcher footnote = FOOTNOTE.matcher(text);
            Matcher letter = LETTER.matcher(text);
            Matcher told =
                    footnote.lookingAt() ? footnote.reset() : letter.find() ? letter.reset() : MARK.matcher(text);
            if (meaning.isEmpty() && told.find()) {
                meaning = meaning(told.group("said"));
                mark = Pattern.compile(
                        "(?<=^|[\\s|:,(\\[])" + Pattern.quote(told.group("mark")) + "(?=$|[\\s|,;.)\\]])");
            }
        }
        return new Legend(boxes, mark, meaning);
    }

    private static String meaning(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (!LATER.matcher(lower).find()) {
            return "";
        }
        return lower.contains("list") ? "on list" : "pending";
    }

    private String applied(String text) {
        if (VALUE.matcher(text).results().limit(2).count() < 2) {
            return text;
        }
        String filled = boxes.isEmpty() ? text : EMPTY_BOX.matcher(text).replaceAll("$1" + boxes + "$2");
        return meaning.isEmpty() ? filled : mark.matcher(filled).replaceAll(meaning);
    }
}
