package annals.tag;

import annals.mail.Span;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Where a name stands in its sentence, which tells what is discussed from what is named in passing: "0384 needs a list
 * of devices", "to my mind 0384 should wait", "the third section of XEP-0384" and "XEP-0384, section 4" discuss it;
 * "with 0384", "as in XEP-0384", "archives (XEP-0313)" do not.
 */
final class Sentence {
    /** Words that may stand before what a sentence begins with. */
    private static final Set<String> OPENINGS =
            Set.of("and", "but", "so", "then", "or", "yes", "no", "also", "well", "ok", "the", "does", "is", "shall");

    /** What may follow what a sentence is about. */
    private static final Set<String> VERBS = Set.of(
            "should",
            "shouldn",
            "must",
            "needs",
            "says",
            "say",
            "defines",
            "requires",
            "covers",
            "lacks",
            "wants",
            "allows");

    /** Words behind which a name is no subject, whatever follows. */
    private static final Set<String> LINKS = Set.of(
            "with", "in", "of", "by", "as", "like", "than", "for", "from", "via", "per", "under", "to", "see", "using",
            "unlike", "or");

    /** What a document is made of. */
    private static final Set<String> PARTS = Set.of(
            "section",
            "sections",
            "chapter",
            "paragraph",
            "text",
            "example",
            "examples",
            "element",
            "elements",
            "schema",
            "namespace",
            "attribute",
            "hint",
            "version",
            "review",
            "wording",
            "table",
            "list",
            "abstract");

    /** Words that join a part to its document. */
    private static final Set<String> JOINTS = Set.of("of", "from", "in");

    /** So many words may stand from the part to the name: "the third section and all of XEP-0384". */
    private static final int PART_WORDS = 4;

    /** So much of the text before a name is looked at. */
    private static final int REACH = 60;

    private Sentence() {}

    /**
     * Whether the sentence is about what stands there: it begins with it, says what it should do or names a part of it.
     */
    static boolean isAbout(String text, Span name) {
        return begins(text, name.start()) || isSubject(text, name) || namesAPart(text, name);
    }

    /** Whether nothing but a word like "but" stands before it in its sentence. */
    private static boolean begins(String text, int at) {
        int start = sentenceStart(text, at);
        if (start < 0) {
            return false;
        }
        String before = text.substring(start, at).strip();
        return before.isEmpty() || Arrays.stream(before.split("\\s+")).allMatch(word -> OPENINGS.contains(bare(word)));
    }

    /** Whether a verb follows whose subject it is: "to my mind 0384 should wait". */
    private static boolean isSubject(String text, Span name) {
        int next = name.end();
        if (next >= text.length() || !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        String before =
                text.substring(Math.max(0, name.start() - REACH), name.start()).strip();
        String last = before.substring(before.lastIndexOf(' ') + 1);
        return VERBS.contains(wordAt(text, next + 1)) && !LINKS.contains(bare(last));
    }

    /** Whether a part of it is named: "section 4 of XEP-0384", "0384 section 4", "0384's examples". */
    private static boolean namesAPart(String text, Span name) {
        int end = name.end();
        int next = end;
        while (next < text.length() && " ,\n'\u2019".indexOf(text.charAt(next)) >= 0 && next - end < 3) {
            next++;
        }
        if (next > end && PARTS.contains(wordAt(text, next))) {
            return true;
        }
        String before =
                text.substring(Math.max(0, name.start() - REACH), name.start()).strip();
        String[] words = before.split("\\s+");
        String last = words[words.length - 1];
        if (!JOINTS.contains(last)) {
            return false;
        }
        for (int i = Math.max(0, words.length - PART_WORDS); i < words.length - 1; i++) {
            if (PARTS.contains(bare(words[i]))) {
                return true;
            }
        }
        return false;
    }

    /** Where the sentence begins that holds a place; -1 where that is too far before it. */
    private static int sentenceStart(String text, int at) {
        int i = at;
        while (i > 0 && at - i < REACH) {
            char c = text.charAt(i - 1);
            boolean blankLine = c == '\n' && i > 1 && text.charAt(i - 2) == '\n';
            boolean mark = ".?!:;".indexOf(c) >= 0 && i < text.length() && Character.isWhitespace(text.charAt(i));
            if (blankLine || mark) {
                return i;
            }
            i--;
        }
        return i == 0 ? 0 : -1;
    }

    private static String wordAt(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < 12 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end).toLowerCase(Locale.ROOT);
    }

    private static String bare(String word) {
        int end = word.length();
        while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
