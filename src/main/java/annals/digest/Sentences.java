package annals.digest;

import annals.mail.Message;
import annals.mail.Segment;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the own words of a mail into sentences that can stand alone. */
public final class Sentences {
    private static final int LEAST_CHARACTERS = 25;
    private static final int MOST_CHARACTERS = 600;
    private static final int LEAST_WORDS = 5;

    /** More of a mail is not looked at. */
    private static final int READ_CHARACTERS = 60_000;

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t]*\\n");
    /** List items and numbered headings begin a paragraph of their own. */
    private static final Pattern ITEM = Pattern.compile("\\n(?=[ \\t]{0,8}(?:[-*•+]|\\(?\\d{1,2}[.)]|[a-z]\\))[ \\t])");

    private static final Pattern ITEM_MARK = Pattern.compile("^(?:[-*•+]|\\(?\\d{1,2}[.)]|[a-z]\\)) +");

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
            "(?:\\b(?:e\\.g|i\\.e|cf|vs|etc|approx|sec|fig|no|mr|ms|dr|st|resp|incl|z\\.b|d\\.h)\\.|\\b[A-Z]\\.)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private Sentences() {}

    /** The sentences of a message's own words, in order; may be empty. Code, patches and markup are left out. */
    public static List<String> of(Message message) {
        List<String> sentences = new ArrayList<>();
        int read = 0;
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.NEW && read < READ_CHARACTERS) {
                String text = segment.text();
                read += text.length();
                sentences.addAll(in(text.substring(0, Math.min(text.length(), READ_CHARACTERS))));
            }
        }
        return sentences;
    }

    static List<String> in(String text) {
        List<String> sentences = new ArrayList<>();
        for (String block : PARAGRAPH_END.split(text)) {
            for (String paragraph : ITEM.split(block)) {
                split(paragraph, sentences);
            }
        }
        return sentences;
    }

    private static void split(String paragraph, List<String> sentences) {
        String flat = withoutGreeting(
                ITEM_MARK.matcher(paragraph.replaceAll("\\s+", " ").strip()).replaceFirst(""));
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(flat);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = flat.substring(start, end);
            if (end < flat.length() && ABBREVIATION.matcher(tail(sentence)).find()) {
                continue;
            }
            start = end;
            if (standsAlone(sentence.strip())) {
                sentences.add(sentence.strip());
            }
        }
    }

    /** The end of a sentence, long enough for any abbreviation. */
    private static String tail(String sentence) {
        return sentence.substring(Math.max(0, sentence.length() - 12));
    }

    private static String withoutGreeting(String paragraph) {
        Matcher greeting = GREETING.matcher(paragraph);
        return greeting.lookingAt() ? paragraph.substring(greeting.end()) : paragraph;
    }

    private static boolean standsAlone(String sentence) {
        return sentence.length() >= LEAST_CHARACTERS
                && sentence.length() <= MOST_CHARACTERS
                && sentence.chars().filter(c -> c == ' ').count() >= LEAST_WORDS - 1
                && ".?!…\"”)".indexOf(sentence.charAt(sentence.length() - 1)) >= 0
                && SYNTAX.matcher(sentence).results().limit(3).count() < 3
                && !SYNTAX.matcher(sentence.substring(0, 1)).find();
    }
}
