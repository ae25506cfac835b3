package annals.event;

import annals.tag.ItemLabel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading in minutes: "4a) Adopt XEP-0384", "## AOB", "Topic 2a. Elections", ".) Off by one", a UUID before a
 * bracket.
 *
 * @param label its number in lower case ("4a"), may be empty
 * @param title what follows the number, may be empty
 */
record ItemHeading(String label, String title) {
    private static final Pattern WORD_BEFORE = Pattern.compile(
            "^(?:agenda )?(?:item|topic|top|point|section|vote|decision|motion|resolution|no\\.?|\u00a7) ?(?=\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UUID = Pattern.compile(
            "^[\\[({]?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})[\\])}]*[).:]* +(.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED =
            Pattern.compile("^[\\[(](\\d{1,2}(?:\\.\\d{1,2})?[a-z]?|[ivx]{1,5}|[a-z])[\\])][.:]? +(\\S.*)$");
    /** "Ada" - "(0) has doubts" */
    private static final Pattern VALUE_BEHIND_NAME = Pattern.compile("\\([01]\\) \\p{Ll}");

    private static final Pattern PLAYFUL = Pattern.compile("^([^\\s()]{0,12})\\) +([\\p{Lu}\\p{N}\"'\u201c#].*)$");
    private static final Pattern COLON = Pattern.compile("^(\\d{1,2}[a-z]?)(?::| -| \u2013) +(\\p{Lu}.*)$");
    private static final Pattern COLON_AFTER_BLANK = Pattern.compile("^(\\d{1,2}[a-z]?): +(\\p{Ll}.*)$");
    private static final Pattern CAPITAL = Pattern.compile("^(\\d{0,2}[A-Z]|[IVX]{1,5})[.)] +(\\S.*)$");
    private static final Pattern LETTER = Pattern.compile("^(\\d{1,2}[a-z])\\. ?(\\p{Lu}.*)$");
    private static final Pattern CALLED =
            Pattern.compile("^(\\d{1,2}(?:\\.\\d{1,2})?[a-z]?)[:.)]*(?: [\u2014\u2013-])? +(.*)$");
    private static final Pattern ROMAN = Pattern.compile("^([ivx]{1,5})\\. +(\\p{Lu}.*)$");
    /** "a. Pigeon Fancy" */
    private static final Pattern SMALL_LETTER = Pattern.compile("^([a-z])\\. +(\\p{Lu}.*)$");

    private static final Pattern TOPIC =
            Pattern.compile("^(?:topic|subject|item): +(\\S.*)$", Pattern.CASE_INSENSITIVE);
    /** The line below a title. */
    static final Pattern UNDERLINE = Pattern.compile("[=~-]{3,}");

    private static final Pattern BOLD = Pattern.compile(
            "(?:(\\*{1,2})\\p{L}[^*]{2,160}\\1|(__?)\\p{L}[^_]{2,96}\\2)(?: ?\\([^()*]{1,60}\\)| <?https?://\\S+)?");
    private static final int LONGEST_BOLD = 240;
    /** "# 2 Elections" */
    private static final Pattern MARKED_NUMBER = Pattern.compile("^(\\d{1,2}[a-z]?) +(\\p{Lu}.*)$");
    /** "(2/4) Elections" */
    private static final Pattern OF_ALL = Pattern.compile("^[\\[(](\\d{1,2})/\\d{1,2}[\\])][.:]? +(\\S.*)$");
    /** "1/ Elections" */
    private static final Pattern SLASH = Pattern.compile("^(\\d{1,2}[a-z]?)/ +(\\p{Lu}.*)$");
    /** "A: Pigeon Fancy" */
    private static final Pattern LETTER_COLON = Pattern.compile("^([A-H]): +(\\p{Lu}[^.!?;,]{7,}|<?https?://.*)$");
    /** "Item three: Pigeon Fancy" */
    private static final Pattern IN_WORDS = Pattern.compile(
            "^(?:item|topic|point|agendum|decision|motion) (?:the )?(\\p{L}{3,7}): +(\\S.*)$",
            Pattern.CASE_INSENSITIVE);

    private static final List<String> NUMBERS =
            List.of("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final List<String> ORDINALS = List.of(
            "none", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    /** Marks of headings that are no bullets of lists. */
    private static final Pattern ARROW = Pattern.compile("^[\u27a4\u25b6\u25ba\u25a0\u25c6] ?(?=\\S)");

    private static final int MOST_UNDERLINED = 100;

    /**
     * The heading that a line is.
     *
     * @param afterBlank whether nothing, or an empty line, stands above it
     * @param next the line below it, may be empty
     */
    static Optional<ItemHeading> of(String line, boolean afterBlank, String next) {
        String text = bare(line);
        boolean marked = line.contains(" ") && (line.startsWith("#") || (line.startsWith("==") && line.endsWith("==")));
        marked |= ARROW.matcher(line).lookingAt();
        marked |= afterBlank
                && line.length() <= LONGEST_BOLD
                && BOLD.matcher(line).matches();
        boolean underlined = line.length() <= MOST_UNDERLINED
                && !line.isEmpty()
                && UNDERLINE.matcher(next).matches()
                && !UNDERLINE.matcher(line).matches();
        Optional<ItemHeading> numbered = numbered(text, afterBlank);
        if (numbered.isPresent()) {
            return numbered;
        }
        Matcher number = MARKED_NUMBER.matcher(text);
        if (line.startsWith("#") && number.matches()) {
            return Optional.of(new ItemHeading(number.group(1), number.group(2)));
        }
        Matcher topic = TOPIC.matcher(text);
        if (afterBlank && topic.matches()) {
            return Optional.of(new ItemHeading("", topic.group(1)));
        }
        return marked || underlined ? Optional.of(new ItemHeading("", text)) : Optional.empty();
    }

    private static Optional<ItemHeading> numbered(String line, boolean afterBlank) {
        String text = WORD_BEFORE.matcher(line).replaceFirst("");
        Matcher called = CALLED.matcher(text);
        if (!text.equals(line) && called.matches()) {
            return Optional.of(new ItemHeading(called.group(1).toLowerCase(Locale.ROOT), called.group(2)));
        }
        Matcher words = IN_WORDS.matcher(line);
        int counted = words.matches() ? number(words.group(1).toLowerCase(Locale.ROOT)) : 0;
        if (counted > 0) {
            return Optional.of(new ItemHeading(String.valueOf(counted), words.group(2)));
        }
        Matcher uuid = UUID.matcher(text);
        if (uuid.matches()) {
            return Optional.of(new ItemHeading(uuid.group(1).toLowerCase(Locale.ROOT), uuid.group(2)));
        }
        String label = ItemLabel.of(text);
        if (!label.isEmpty()) {
            return Optional.of(new ItemHeading(label, after(text)));
        }
        if (!afterBlank && VALUE_BEHIND_NAME.matcher(text).lookingAt()) {
            return Optional.empty();
        }
        for (Pattern shape : new Pattern[] {BRACKETED, COLON, CAPITAL, LETTER, ROMAN, SLASH, OF_ALL}) {
            Matcher matcher = shape.matcher(text);
            if (matcher.matches()) {
                return Optional.of(new ItemHeading(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)));
            }
        }
        for (Pattern shape : afterBlank ? List.of(COLON_AFTER_BLANK, SMALL_LETTER, LETTER_COLON) : List.<Pattern>of()) {
            Matcher small = shape.matcher(text);
            if (small.matches()) {
                return Optional.of(new ItemHeading(small.group(1).toLowerCase(Locale.ROOT), small.group(2)));
            }
        }
        Matcher playful = PLAYFUL.matcher(text);
        boolean known =
                playful.matches() && (afterBlank || playful.group(1).chars().noneMatch(Character::isLetter));
        return known
                ? Optional.of(new ItemHeading(playful.group(1).toLowerCase(Locale.ROOT), playful.group(2)))
                : Optional.empty();
    }

    private static int number(String word) {
        return Math.max(NUMBERS.indexOf(word), ORDINALS.indexOf(word));
    }

    /** What follows the number: behind its bracket, or behind the blank of "4. " and "4.2 ". */
    private static String after(String text) {
        int bracket = text.indexOf(')');
        int blank = text.indexOf(' ');
        boolean closed = bracket >= 0
                && (bracket < blank || blank < 0 || bracket - blank <= 5)
                && bracket <= 12
                && text.substring(0, bracket).chars().noneMatch(c -> c == '(');
        int end = closed ? bracket : blank;
        return end < 0 ? "" : text.substring(end + 1).strip();
    }

    /** The line without the marks of emphasis and headings around it. */
    private static String bare(String line) {
        return line.strip()
                .replaceFirst("^[#*_=\u27a4\u25b6\u25ba\u25a0\u25c6]+ ?", "")
                .replaceFirst("[#*_=]+$", "")
                .strip();
    }
}
