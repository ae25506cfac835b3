package annals.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Headings of items that go on in the next line, below the first letter of their titles. */
final class WrappedHeadings {
    private static final int LONGEST_REST = 100;
    /** The first line ends as no title does, or the second begins so. */
    private static final Pattern OPEN_END =
            Pattern.compile("(?:,|&|(?<!\\p{L})(?:and|or|with|it|of|for|to|the|in|on|by|from|an?))$");

    private static final Pattern NO_REST =
            Pattern.compile("^(?:[-*\u2022\u25e6+<]|https?://).*|.*[+\u2212-][01](?!\\d).*");
    private static final Pattern ADDRESS = Pattern.compile("^[<(]?https?://.*");

    private WrappedHeadings() {}

    /** The lines with such headings in one each. */
    static List<BodyLine> joined(List<BodyLine> lines) {
        List<BodyLine> joined = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            BodyLine line = lines.get(i);
            if (goesOn(lines, i)) {
                i++;
                joined.add(new BodyLine(
                        line.number(), line.text() + " " + lines.get(i).text(), line.own(), line.indent()));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static boolean goesOn(List<BodyLine> lines, int at) {
        if (at + 1 >= lines.size()) {
            return false;
        }
        BodyLine line = lines.get(at);
        BodyLine rest = lines.get(at + 1);
        String text = rest.text();
        if (text.isEmpty()
                || rest.indent() <= line.indent()
                || text.length() > LONGEST_REST
                || !(Character.isLowerCase(text.charAt(0))
                        || OPEN_END.matcher(line.text()).find())
                || NO_REST.matcher(text).matches()
                || ItemHeading.of(text, true, "").isPresent()) {
            return false;
        }
        Optional<ItemHeading> heading =
                ItemHeading.of(line.text(), true, "").filter(one -> !one.label().isEmpty());
        String below = at + 2 < lines.size() ? lines.get(at + 2).text() : "";
        return heading.isPresent()
                && line.text().endsWith(heading.get().title())
                && rest.indent()
                        == line.indent()
                                + line.text().length()
                                - heading.get().title().length()
                && (below.isEmpty() || ADDRESS.matcher(below).matches())
                && ".?!:".indexOf(line.text().charAt(line.text().length() - 1)) < 0;
    }
}
