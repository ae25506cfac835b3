package annals.parse;

import annals.mail.Segment.Kind;
import java.util.regex.Pattern;

/**
 * Signatures: what follows "-- " (RFC 3676 section 4.3) or "--", a block below a rule, a block of name, post and
 * telephone below a closing, and lines that a program adds ("Sent from my phone"). A closing and a bare name stay new.
 */
final class Signatures implements Marker {
    private static final int MAX_LINES = 25;
    /** "--" without its blank is often a rule in the text: only a few lines are a signature. */
    private static final int MAX_LOOSE_LINES = 10;

    private static final int MAX_BLOCK_LINES = 16;
    private static final int MAX_BLOCK_CHARACTERS = 100;
    /** Lines that long, several in a paragraph, are prose. */
    private static final int PROSE_CHARACTERS = 55;

    private static final Pattern POSTSCRIPT = Pattern.compile("(?iu)^p\\.? ?s\\.?\\s?[:.\\s].*");
    private static final Pattern OPTION = Pattern.compile("--?\\w");
    private static final Pattern RULE = Pattern.compile("^(?:[-_=*#~+]{3,}|[-_=*#~+ ]{8,})$");

    private static final Pattern SENT_FROM = Pattern.compile(
            "(?iu)^(?:-{1,3} ?)?(?:sent (?:from|via|with|using) (?:my |the |an? |mobile|[A-Z]).{0,60}|this (?:message|mail|email) (?:was )?sent (?:using|through|via|from).{0,80}|get outlook for .{0,40}"
                    + "|von meinem .{1,40} gesendet|gesendet (?:von|mit|über) .{1,50}|diese nachricht wurde von .{1,60} gesendet|envoyé (?:de|depuis|à partir d) ?.{1,50}"
                    + "|verzonden (?:vanaf|met|vanuit) .{1,50}|enviado (?:desde|do|de|a partir) .{1,50}|inviato da(?:l)? .{1,50}|отправлено (?:с|из) .{1,50}"
                    + "|skickat från .{1,50}|sendt fra .{1,50}|wysłane? z .{1,50}|do you yahoo!\\?.*)$");

    private static final Pattern CONTACT = Pattern.compile(
            "(?iu).*(?:(?<!\\p{L})(?:tel|telephone|phone|fax|mobile?|mob|cell|ph|fon|telefon|тел|office|direct|t|f|m|p)\\b\\.? ?[:.]? ?\\(?[+\\d(].*"
                    + "|(?<!\\p{L})(?:e-?mail|web|www|url|skype|jabber|xmpp|jid|icq|gpg|pgp|twitter|homepage) ?[:/].*|p\\.? ?o\\.? box.*|https?://\\S+|www\\.\\S+).*"
                    + "|^<?\\S+(?:@| at |\\(at\\))\\S+\\.\\w{2,10}>?$|^\\+?[\\d() /.-]{7,25}$|.*\\S+@\\S+\\.\\w{2,10}$");
    /**
     * One word of a name, never tried shorter: a row of capitals is cut into words in more ways than there is time for.
     */
    private static final String NAME_WORD =
            "(?>\\p{Lu}[\\p{L}\\p{M}.'’-]{0,25}|van|von|der|den|del|de|da|di|la|le|\\([^)]{1,20}\\))";

    private static final Pattern NAME = Pattern.compile("(?u)^(?:(?:Dr|Prof|Dipl|Mr|Ms|Mrs|Ing)\\b\\.?[ -]?){0,3}"
            + NAME_WORD + " ?(?:(?:" + NAME_WORD
            + "|\"[^\"]{1,20}\"),? ?){1,5}(?:,.{1,40}|\\|.*|/.*|-{1,2} .*)?$");
    private static final Pattern CLOSING = Pattern.compile(
            "(?iu)^(?:(?:with |my |kind |best |warm |many |all the |thanks|thank |cheers|regards|sincerely|yours|greetings|ciao|hth|hope |take care|bye|"
                    + "mit |viele |beste |liebe |schöne |gruß|grüße|gruss|lg|vg|mfg|cordialement|amicalement|bien |salut|merci|saludos|un saludo|groeten|groetjes|met |"
                    + "pozdrawiam|с уважением|hälsningar|mvh|hilsen|saluti|abraço|best|cordiali).{0,40}|[-~]? ?\\p{Lu}[\\p{L}.]{0,20}(?: \\p{Lu}[\\p{L}.'-]{0,20}){0,2})$");
    /** No closing is longer: one of its words and 40 characters, or three words of 21. */
    private static final int MAX_CLOSING = 70;

    private static final Pattern SENTENCE = Pattern.compile("(?u).*\\p{Ll}{3,}[.?!]$");

    @Override
    public void mark(MarkedLines lines) {
        for (int i = 0; i < lines.count(); i++) {
            if (lines.isFree(i) && isMark(lines.line(i)) && !isInText(lines, i)) {
                lines.mark(i, markedEnd(lines, i), Kind.SIGNATURE);
            }
        }
        int i = 0;
        while (i < lines.count()) {
            int end = lines.freeEnd(i);
            if (end > i && isLast(lines, end)) {
                markLast(lines, i, end);
            }
            i = Math.max(end, i + 1);
        }
    }

    /** Marks what is a signature in the last paragraph before something else begins. */
    private static void markLast(MarkedLines lines, int from, int end) {
        for (int i = Math.max(from, end - MAX_BLOCK_LINES - 1); i < end; i++) {
            if (!lines.isShort(i)) {
                continue;
            }
            boolean ruled = isRule(lines, i);
            boolean begins = (ruled || isNamed(lines, i)) && (i == from || isClosing(lines, i - 1));
            int block = !begins ? i : ruled ? ruledEnd(lines, i) : blockEnd(lines, i);
            if (block > i) {
                lines.mark(i, block, Kind.SIGNATURE);
                return;
            }
        }
        if (isSentFrom(lines, end - 1)) {
            lines.mark(end - 1, end, Kind.SIGNATURE);
        }
    }

    private static boolean isMark(String line) {
        return line.charAt(0) == '-' && isDashes(line);
    }

    /** Whether "--" stands in the text: among options, or above sentences and then the mark of the signature. */
    private static boolean isInText(MarkedLines lines, int mark) {
        if (lines.line(mark).endsWith(" ")) {
            return false;
        }
        if (mark > 0 && OPTION.matcher(lines.shortWords(mark - 1)).lookingAt()) {
            return true;
        }
        boolean sentence = false;
        int to = Math.min(lines.count(), mark + MAX_LINES);
        for (int i = mark + 1; i < to && !lines.isMarked(i); i++) {
            if (sentence && lines.line(i).equals("-- ")) {
                return true;
            }
            sentence |= lines.words(i).length() <= MAX_BLOCK_CHARACTERS && isSentence(lines.words(i));
        }
        return false;
    }

    private static boolean isDashes(String line) {
        return line.equals("-- ") || line.equals("--") || line.equals("- -- ") || line.equals("- --");
    }

    private static boolean isRule(MarkedLines lines, int i) {
        String words = lines.shortWords(i);
        return !words.isEmpty()
                && "-_=*#~+".indexOf(words.charAt(0)) >= 0
                && RULE.matcher(words).matches();
    }

    private static boolean isSentFrom(MarkedLines lines, int i) {
        return lines.words(i).length() < MAX_BLOCK_CHARACTERS
                && SENT_FROM.matcher(lines.words(i)).matches();
    }

    /** Whether none of the author's words follow before something else begins. */
    private static boolean isLast(MarkedLines lines, int from) {
        return !lines.isFree(lines.nextWords(from));
    }

    private static int markedEnd(MarkedLines lines, int mark) {
        boolean strict = lines.line(mark).endsWith(" ");
        int allowed = strict ? MAX_LINES : MAX_LOOSE_LINES;
        int end = mark + 1;
        int count = 0;
        while (end < lines.count() && count <= allowed && (lines.isBlank(end) || lines.isFree(end))) {
            boolean begins = !lines.isBlank(end) && lines.isBlank(end - 1);
            if (begins
                    && (POSTSCRIPT.matcher(lines.shortWords(end)).matches()
                            || longLines(lines, end) > (strict ? 2 : 1))) {
                if (!strict) {
                    return mark;
                }
                break;
            }
            count += lines.isBlank(end) ? 0 : 1;
            end++;
        }
        boolean prose = !strict && longLines(lines, mark + 1) > 1;
        return count > allowed || prose ? mark : lines.withoutBlankEnd(mark, end);
    }

    /** How many lines of the paragraph are as long as prose is. */
    private static int longLines(MarkedLines lines, int from) {
        int found = 0;
        for (int i = from; lines.isFree(i) && i < from + MAX_LINES; i++) {
            String words = lines.words(i);
            found += words.length() >= PROSE_CHARACTERS && isProse(words) ? 1 : 0;
        }
        return found;
    }

    /** Whether more words begin small than not, as no name, post or address does. */
    private static boolean isProse(String words) {
        int small = 0;
        int other = 0;
        for (int i = 0; i < words.length(); i++) {
            if (i == 0 || words.charAt(i - 1) == ' ') {
                boolean letter = Character.isLowerCase(words.charAt(i));
                small += letter ? 1 : 0;
                other += letter ? 0 : 1;
            }
        }
        return small > other;
    }

    /** A block that a rule begins, with no words of the author after it. */
    private static int ruledEnd(MarkedLines lines, int rule) {
        int first = rule + 1;
        int end = lines.freeEnd(first);
        if (end == first || end - first > MAX_BLOCK_LINES) {
            return rule;
        }
        boolean program = isSentFrom(lines, first) && end - first <= 2;
        boolean named = isNamed(lines, first);
        boolean framed = isRule(lines, end - 1) || (named && end - first > 1 && isNarrow(lines, first, end));
        return program
                        || ((framed || named) && isBlock(lines, first, end))
                        || (framed && named && isSentenceless(lines, first, end))
                ? end
                : rule;
    }

    private static boolean isClosing(MarkedLines lines, int i) {
        String words = lines.shortWords(i);
        return words.length() <= MAX_CLOSING && CLOSING.matcher(words).matches();
    }

    /** A block that begins with a name, as the last words, below a closing. */
    private static int blockEnd(MarkedLines lines, int from) {
        int closing = lines.previousWords(from);
        if (!lines.isFree(closing) || !isClosing(lines, closing)) {
            return from;
        }
        int end = lines.freeEnd(from);
        return end - from > 1 && end - from <= MAX_BLOCK_LINES && isBlock(lines, from, end) ? end : from;
    }

    private static boolean isNamed(MarkedLines lines, int i) {
        String words = lines.shortWords(i).replace("*", "");
        return !words.isEmpty()
                && mayBeName(words)
                && words.length() < MAX_BLOCK_CHARACTERS
                && NAME.matcher(words).matches();
    }

    /** Whether the first word, and the second if the first is one of letters, begin as in a name: asked first. */
    private static boolean mayBeName(String words) {
        int blank = words.indexOf(' ');
        if (isSmall(words.charAt(0)) || blank < 0 || blank + 1 == words.length()) {
            return !isSmall(words.charAt(0));
        }
        for (int i = 0; i < blank; i++) {
            if (words.charAt(i) != '.' && !Character.isLetter(words.charAt(i))) {
                return true;
            }
        }
        return !isSmall(words.charAt(blank + 1));
    }

    /** Whether a letter begins neither a name nor a particle of one ("van", "der", "la"). */
    private static boolean isSmall(char first) {
        return first >= 'a' && first <= 'z' && "vdl".indexOf(first) < 0;
    }

    /** Whether lines hold a way to reach somebody, and no sentence. */
    private static boolean isBlock(MarkedLines lines, int from, int end) {
        return isSentenceless(lines, from, end) && hasContact(lines, from, end);
    }

    private static boolean hasContact(MarkedLines lines, int from, int end) {
        for (int i = from; i < end; i++) {
            String words = lines.words(i);
            if (words.length() <= MAX_BLOCK_CHARACTERS && CONTACT.matcher(words).matches()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSentenceless(MarkedLines lines, int from, int end) {
        for (int i = from; i < end; i++) {
            String words = lines.words(i);
            if (words.length() > MAX_BLOCK_CHARACTERS || (words.length() > 40 && isSentence(words))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSentence(String words) {
        return !words.isEmpty()
                && ".?!".indexOf(words.charAt(words.length() - 1)) >= 0
                && SENTENCE.matcher(words).matches();
    }

    private static boolean isNarrow(MarkedLines lines, int from, int end) {
        for (int i = from; i < end; i++) {
            if (lines.words(i).length() >= PROSE_CHARACTERS) {
                return false;
            }
        }
        return true;
    }
}
