package annals.digest;

import annals.mail.Message;
import annals.mail.Segment;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts the own words of a mail into sentences. A sentence stands in the mail as it is given here, but that a line wrap
 * and the white space around it are one space.
 */
public final class Sentences {
    private static final int LEAST_CHARACTERS = 15;
    private static final int MOST_CHARACTERS = 800;
    private static final int LEAST_WORDS = 3;
    /** What does not end as a sentence does is a heading or a name, unless it is longer. */
    private static final int LEAST_WORDS_OF_OPEN_END = 5;
    /** Nobody wraps lines wider than this; every line break of such a text is meant. */
    private static final int WIDEST_WRAP = 100;
    /** People who wrap by hand leave so much room. */
    private static final int SLACK = 8;
    /** Code and tables have fewer letters. */
    private static final double LEAST_LETTERS = 0.6;

    /** More of a mail is not looked at. */
    private static final int READ_CHARACTERS = 60_000;

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t\\r]*\\n");
    /** List items and numbered headings begin a paragraph of their own. */
    private static final Pattern ITEM_MARK = Pattern.compile("(?:[-*•+–]|\\(?\\d{1,2}[.)]|\\(?[a-z]\\))[ \\t]+");

    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t]*[\\r\\n]\\s*");

    /** A smiley behind a full stop belongs to the sentence before it. */
    private static final Pattern SMILEY = Pattern.compile("[:;8=][-o^']?[)(DPp/|]+(?=\\s|$)\\s*");

    /** "Hi all," and "Hello Ada." but not "Hello World is the name of the first example." */
    private static final Pattern GREETING = Pattern.compile(
            "(?:(?:hi|hello|hey|dear|good (?:morning|evening)|greetings|moin)\\b"
                    + "(?:(?: [^\\s,.!?:]+){0,4}+[,!:]|(?: [^\\s,.!?:]+){0,2}+\\.)"
                    + "|(?:all|folks)[,!:])\\s+",
            Pattern.CASE_INSENSITIVE);

    /** "Markup, code and headers": sentences have a letter first and few signs of syntax. */
    private static final Pattern SYNTAX = Pattern.compile("[<>{}|=;_]|::|->|https?:|^[#@$]");

    /** A break after one of these is none. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:\\b(?:e\\.g|i\\.e|cf|vs|etc|approx|sec|fig|no|nr|vol|pp?|ver|v|mr|mrs|ms|dr|prof|st|resp|incl|z\\.b|d\\.h)\\.|\\b[A-Z]\\.)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private Sentences() {}

    /**
     * A sentence and where it stands.
     *
     * @param text its words
     * @param answersQuote whether it is the first one below words that its author quotes
     */
    record Placed(String text, boolean answersQuote) {}

    /** The sentences of a message's own words, in order; may be empty. Code, patches and markup are left out. */
    public static List<String> of(Message message) {
        return placed(message).stream().map(Placed::text).toList();
    }

    static List<Placed> placed(Message message) {
        List<Placed> sentences = new ArrayList<>();
        int left = READ_CHARACTERS;
        boolean belowQuote = false;
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.QUOTE) {
                belowQuote = true;
            } else if (segment.kind() == Segment.Kind.NEW && left > 0) {
                String text = segment.text();
                for (String sentence : in(text.substring(0, Math.min(text.length(), left)))) {
                    sentences.add(new Placed(sentence, belowQuote));
                    belowQuote = false;
                }
                left -= text.length();
            }
        }
        return sentences;
    }

    static List<String> in(String text) {
        List<String> sentences = new ArrayList<>();
        for (String block : PARAGRAPH_END.split(text)) {
            paragraphs(block, sentences);
        }
        return sentences;
    }

    /** Takes a block apart where a list item begins, and where the author broke a line that had room for more. */
    private static void paragraphs(String block, List<String> sentences) {
        String[] lines = block.split("\n");
        int width = wrapWidth(lines);
        StringBuilder paragraph = new StringBuilder();
        String before = "";
        for (String line : lines) {
            if (!paragraph.isEmpty() && (isItem(line) || isMeantBreak(before, line.strip(), width))) {
                split(paragraph.toString(), sentences);
                paragraph.setLength(0);
            }
            paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line);
            before = line.stripTrailing();
        }
        split(paragraph.toString(), sentences);
    }

    private static boolean isItem(String line) {
        return ITEM_MARK.matcher(line.stripLeading()).lookingAt();
    }

    /** How wide the longest line is that a program may have wrapped: one with a space. */
    private static int wrapWidth(String[] lines) {
        int width = 0;
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.indexOf(' ') > 0) {
                width = Math.max(width, line.stripTrailing().length());
            }
        }
        return width;
    }

    /** A program would have put the next word on the line before; what goes on in lower case goes on all the same. */
    private static boolean isMeantBreak(String before, String line, int width) {
        if (line.isEmpty() || Character.isLowerCase(line.codePointAt(0))) {
            return false;
        }
        int space = line.indexOf(' ');
        int word = space < 0 ? line.length() : space;
        return width > WIDEST_WRAP || before.length() + 1 + word + SLACK <= width;
    }

    private static void split(String paragraph, List<String> sentences) {
        String flat = WHITE_SPACE.matcher(paragraph.strip()).replaceAll(" ");
        Matcher item = ITEM_MARK.matcher(flat);
        flat = withoutGreeting(item.lookingAt() ? flat.substring(item.end()) : flat);
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(flat);
        int start = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            int end = behindSmiley(flat, Math.max(start, next));
            if (end <= start || (end < flat.length() && goesOn(flat, start, end))) {
                continue;
            }
            String sentence = flat.substring(start, end).strip();
            start = end;
            if (standsAlone(sentence)) {
                sentences.add(sentence);
            }
        }
    }

    /** Behind an abbreviation, and within a word: "It?s", "(is it?)that", where an archive lost a letter or a space. */
    private static boolean goesOn(String text, int start, int end) {
        char last = text.charAt(end - 1);
        boolean within =
                last < 128 && !Character.isWhitespace(last) && Character.isLetterOrDigit(text.codePointAt(end));
        return within || isAbbreviated(text.substring(start, end));
    }

    private static boolean isAbbreviated(String sentence) {
        return ABBREVIATION
                .matcher(sentence.substring(Math.max(0, sentence.length() - 12)))
                .find();
    }

    private static int behindSmiley(String text, int end) {
        Matcher smiley = SMILEY.matcher(text).region(end, text.length());
        return smiley.lookingAt() ? smiley.end() : end;
    }

    private static String withoutGreeting(String paragraph) {
        Matcher greeting = GREETING.matcher(paragraph);
        return greeting.lookingAt() ? paragraph.substring(greeting.end()) : paragraph;
    }

    private static boolean standsAlone(String sentence) {
        if (sentence.length() < LEAST_CHARACTERS || sentence.length() > MOST_CHARACTERS) {
            return false;
        }
        long words = Words.count(sentence);
        long letters = sentence.codePoints().filter(Character::isLetter).count();
        long signs =
                sentence.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        return words >= (ends(sentence) ? LEAST_WORDS : LEAST_WORDS_OF_OPEN_END)
                && letters >= LEAST_LETTERS * signs
                && SYNTAX.matcher(sentence).results().limit(3).count() < 3
                && !SYNTAX.matcher(sentence.substring(0, 1)).find();
    }

    /** Whether it ends with a sign that ends sentences. */
    static boolean ends(String sentence) {
        return ".?!…。！？\"”)".indexOf(sentence.charAt(sentence.length() - 1)) >= 0
                || SMILEY.matcher(sentence.substring(sentence.lastIndexOf(' ') + 1))
                        .matches();
    }
}
