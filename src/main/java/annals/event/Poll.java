package annals.event;

import java.util.Locale;
import java.util.regex.Pattern;

/** Shows of hands and other polls, of which minutes tell what nobody voted. */
final class Poll {
    private static final Pattern POLL = Pattern.compile(
            "\\b(?:straw ?polls?|show of hands|ask(?:s|ed) (?:who|whether any|if any)\\w*+(?! (?:uses?|needs?|has|have|implements?|knows?)\\b)|informal poll|informally|not a (?:formal )?vote|non-binding|temperature)\\b");

    private Poll() {}

    /** Whether a line speaks of one. */
    static boolean isIn(String text) {
        return POLL.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
