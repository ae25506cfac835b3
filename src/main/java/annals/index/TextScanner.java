package annals.index;

import annals.index.Token.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text to terms: what counts as a word, and what else a word is found by.
 *
 * <pre>
 * text    = { chunk | anything else }
 * chunk   = part { connector part }          no white space inside
 * part    = numbered | letters, digits and apostrophes
 * numbered = ("XEP" | "JEP" | "RFC" | "PEP") [hyphen or blank] digits
 * connector = "-" | "." | ":" | "_" | "@" | "#"
 * </pre>
 *
 * <ul>
 *   <li>Each part has a position of its own, a numbered one two ({@code xep}, {@code 0384}); its term is the word in
 *       lower case without accents, and beside it the stem, marked with {@code ~}, where that differs.
 *   <li>Every spelling of a number is one whole term: {@code xep-0384}, {@code rfc-9420}, {@code pep-8}.
 *   <li>A chunk with a connector other than the hyphen is an identifier ({@code defer.Deferred},
 *       {@code urn:xmpp:omemo:2}): it is a whole term, and so is each run of its parts, so that an identifier is found
 *       where it stands alone and inside a longer one. So are names of Internet-Drafts, with and without their version.
 *   <li>An address with {@code ://} is a whole term, with and without its fragment, and is read as text besides.
 *   <li>An element ({@code <encrypted/>}) is a whole term {@code <encrypted}, and its name is read as text besides.
 *   <li>Scripts written without blanks are cut into characters.
 * </ul>
 *
 * A whole term stands at the position of its first part.
 */
public final class TextScanner {
    /** How words are read. */
    public enum Style {
        /** English text: stemmed. */
        PROSE,
        /** Names of people, lists and files: not stemmed, {@code ae} found as {@code a}. */
        NAMES
    }

    private static final Pattern NUMBERED = Pattern.compile(
            "(xep|jep|rfc|pep)([-\\s_#\\u2010-\\u2015]{0,2})(\\d{1,5})(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MORE_NUMBERS = Pattern.compile("[-.:/]\\d");
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z][a-z0-9+.-]{1,15}://[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELEMENT =
            Pattern.compile("<([A-Za-z][\\w.-]*(?::[A-Za-z_][\\w.-]*)?)(?=[\\s/>]|$)(?:\\s*/?>)?");

    private static final int ASCII = 0x80;
    /** Which ASCII characters are letters and digits: most characters are looked up here and nowhere else. */
    private static final boolean[] ASCII_WORD = new boolean[ASCII];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            ASCII_WORD[c] = c <= '9' || c >= 'a' || (c >= 'A' && c <= 'Z');
        }
    }

    private static final int LONGEST_SCHEME = 16;
    /** A longer word is cut: nobody types it, and Lucene refuses terms beyond 32,766 bytes. */
    private static final int LONGEST_WORD = 255;
    /** Runs of more parts are left out but for the whole: they would be many, and no namespace or JID has them. */
    private static final int LONGEST_RUN = 8;

    private record Part(int start, int end, String number, char before) {}

    private final String text;
    private final Style style;
    private final Vocabulary vocabulary;
    /** Empty when all terms are. */
    private final Optional<WantedTerms> wanted;

    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int position;
    private int addressEnd;
    /** The first colon after the word that was looked at last; the length of the text where there is none. */
    private int colon;

    /** Reads a text from its beginning. */
    public TextScanner(String text, Style style) {
        this(text, style, new Vocabulary());
    }

    TextScanner(String text, Style style, Vocabulary vocabulary) {
        this(text, style, vocabulary, Optional.empty());
    }

    private TextScanner(String text, Style style, Vocabulary vocabulary, Optional<WantedTerms> wanted) {
        this.text = text;
        this.style = style;
        this.vocabulary = vocabulary;
        this.wanted = wanted;
    }

    /** All terms of a text, ascending by position. */
    public static List<Token> tokens(String text, Style style) {
        return new TextScanner(text, style).rest();
    }

    /** Those of {@link #tokens(String, Style)} whose terms are wanted, at the same places: much cheaper. */
    public static List<Token> tokens(String text, Style style, WantedTerms wanted) {
        return new TextScanner(text, style, wanted.vocabulary(), Optional.of(wanted)).rest();
    }

    private List<Token> rest() {
        List<Token> all = new ArrayList<>();
        for (List<Token> some = next(); !some.isEmpty(); some = next()) {
            all.addAll(some);
        }
        return all;
    }

    /** The terms of the next chunk; empty at the end of the text. The list is reused by the next call. */
    List<Token> next() {
        tokens.clear();
        while (tokens.isEmpty() && at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '<') {
                element();
                at++;
            } else if (c < ASCII && !ASCII_WORD[c]) {
                at++;
            } else if (isUnspaced(c)) {
                unspaced(c);
            } else if (isWord(c)) {
                address();
                if (!skipsWord()) {
                    chunk();
                }
            } else {
                at += Character.charCount(c);
            }
        }
        return tokens;
    }

    /** Steps over a word that stands alone and has no wanted term, as most do not; tells whether it did. */
    private boolean skipsWord() {
        if (mayBegin(at) || isNumberedAhead()) {
            return false;
        }
        int end = wordEnd(at);
        if (end + 1 < text.length() && isConnector(text.charAt(end)) && isWord(text.codePointAt(end + 1))) {
            return false;
        }
        position++;
        at = end;
        return true;
    }

    private void element() {
        Matcher element = ELEMENT.matcher(text).region(at, text.length());
        if (element.lookingAt()) {
            add("<" + Folding.fold(element.group(1)), position, at, element.end(), Form.WHOLE);
            at++;
            chunk();
            at--;
        }
    }

    private void unspaced(int c) {
        int end = at + Character.charCount(c);
        while (end < text.length() && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        String term = Folding.fold(text.substring(at, end));
        if (!term.isEmpty()) {
            add(term, position++, at, end, Form.EXACT);
        }
        at = end;
    }

    private void address() {
        if (at < addressEnd || !mayBeAddress() || !isAddressAhead()) {
            return;
        }
        Matcher address = ADDRESS.matcher(text).region(at, text.length());
        if (!address.lookingAt()) {
            return;
        }
        String whole = withoutPunctuation(address.group());
        addressEnd = at + whole.length();
        add(withoutSlash(whole), position, at, addressEnd, Form.WHOLE);
        int fragment = whole.indexOf('#');
        if (fragment > 0) {
            add(withoutSlash(whole.substring(0, fragment)), position, at, at + fragment, Form.WHOLE);
        }
    }

    private boolean isAddressAhead() {
        if (colon <= at) {
            int next = text.indexOf(':', at + 1);
            colon = next < 0 ? text.length() : next;
        }
        return colon <= at + LONGEST_SCHEME && text.startsWith("://", colon);
    }

    private static String withoutPunctuation(String address) {
        int end = address.length();
        while (!Character.isLetterOrDigit(address.charAt(end - 1)) && "/#=&".indexOf(address.charAt(end - 1)) < 0) {
            end--;
        }
        return address.substring(0, end);
    }

    private static String withoutSlash(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private void chunk() {
        int end = isNumberedAhead() ? at : wordEnd(at);
        if (end > at && !continues(end)) { // a word alone, as most are
            word(at, end, position++);
            at = end;
            return;
        }
        List<Part> parts = new ArrayList<>(4);
        char before = ' ';
        while (true) {
            Part part = part(before);
            parts.add(part);
            at = part.end();
            if (!continues(at)) {
                break;
            }
            before = text.charAt(at) < ASCII ? text.charAt(at) : '-';
            at++;
        }
        if (parts.size() == 1) {
            words(parts.getFirst(), position);
            position += words(parts.getFirst());
            return;
        }
        int[] positions = new int[parts.size()];
        int next = position;
        for (int i = 0; i < positions.length; i++) {
            positions[i] = next;
            next += words(parts.get(i));
        }
        List<Integer> groups = groups(parts);
        int group = 0;
        for (int i = 0; i < positions.length; i++) {
            position = positions[i];
            if (group < groups.size() && groups.get(group) == i) {
                wholes(parts, groups, group++);
            }
            words(parts.get(i), positions[i]);
        }
        position = next;
    }

    /** Whether a connector and another part come at the end of a part. */
    private boolean continues(int end) {
        return end + 1 < text.length() && isConnector(text.charAt(end)) && isWord(text.codePointAt(end + 1));
    }

    private Part part(char before) {
        String number = "";
        int end = at;
        if (isNumberedAhead()) {
            Matcher numbered = NUMBERED.matcher(text)
                    .region(at, text.length())
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false);
            if (numbered.lookingAt()) {
                number = number(numbered);
                end = number.isEmpty() ? at : numbered.end();
            }
        }
        if (number.isEmpty()) {
            end = wordEnd(at);
        }
        return new Part(at, end, number, before);
    }

    private boolean isNumberedAhead() {
        if (at + 3 >= text.length()) {
            return false;
        }
        int first = text.charAt(at) | 0x20;
        int second = text.charAt(at + 1) | 0x20;
        int third = text.charAt(at + 2) | 0x20;
        return third == 'p'
                ? second == 'e' && (first == 'x' || first == 'j' || first == 'p')
                : third == 'c' && second == 'f' && first == 'r';
    }

    /** "xep-0384"; empty where the digits are not the number of a document: a date, or too long. */
    private String number(Matcher numbered) {
        String series = numbered.group(1).toLowerCase(Locale.ROOT);
        String digits = numbered.group(3);
        boolean blank = numbered.group(2).chars().anyMatch(Character::isWhitespace);
        boolean date = blank
                && MORE_NUMBERS
                        .matcher(text)
                        .region(numbered.end(), text.length())
                        .lookingAt();
        if (date || (digits.length() > 4 && !series.equals("rfc"))) {
            return "";
        }
        int value = Integer.parseInt(digits);
        return switch (series) {
            case "xep", "jep" -> String.format(Locale.ROOT, "xep-%04d", value);
            default -> series + "-" + value;
        };
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length()) {
            char ascii = text.charAt(end);
            if (ascii < ASCII && ASCII_WORD[ascii]) {
                end++;
                continue;
            }
            int c = text.codePointAt(end);
            boolean apostrophe = (c == '\'' || c == '’')
                    && end > start
                    && end + 1 < text.length()
                    && Character.isLetter(text.codePointAt(end + 1));
            if (!isWord(c) && !apostrophe) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /** The indexes of parts that begin a group: those at the front and after a connector other than the hyphen. */
    private static List<Integer> groups(List<Part> parts) {
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i == 0 || parts.get(i).before() != '-') {
                groups.add(i);
            }
        }
        return groups;
    }

    /** The whole terms that begin at a group: an Internet-Draft's name, and runs of groups, longest first. */
    private void wholes(List<Part> parts, List<Integer> groups, int group) {
        int first = groups.get(group);
        int start = parts.get(first).start();
        int lastGroup = groups.size() - 1;
        if (group == 0 && lastGroup >= LONGEST_RUN) {
            whole(start, parts.getLast().end());
        }
        for (int last = Math.min(lastGroup, group + LONGEST_RUN - 1); last > group; last--) {
            whole(start, parts.get(lastPart(parts, groups, last)).end());
        }
        int last = lastPart(parts, groups, group);
        if (last - first >= 2 && isWritten(parts.get(first), "draft")) {
            whole(start, parts.get(last).end());
            Part version = parts.get(last);
            if (version.end() - version.start() == 2 && Character.isDigit(text.charAt(version.start()))) {
                whole(start, parts.get(last - 1).end());
            }
        }
    }

    private void whole(int start, int end) {
        if (!mayBegin(start)) {
            return;
        }
        add(Folding.fold(text.substring(start, end)), position, start, end, Form.WHOLE);
    }

    private static int lastPart(List<Part> parts, List<Integer> groups, int group) {
        return group + 1 < groups.size() ? groups.get(group + 1) - 1 : parts.size() - 1;
    }

    private boolean isWritten(Part part, String word) {
        return part.end() - part.start() == word.length()
                && text.regionMatches(true, part.start(), word, 0, word.length());
    }

    /** How many positions a part takes. */
    private static int words(Part part) {
        return part.number().isEmpty() ? 1 : 2;
    }

    private void words(Part part, int first) {
        if (part.number().isEmpty()) {
            word(part.start(), part.end(), first);
            return;
        }
        add(part.number(), first, part.start(), part.end(), Form.WHOLE);
        int series = part.start() + 3;
        word(part.start(), series, first);
        int digits = series;
        while (!Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        String number = part.number().substring(part.number().indexOf('-') + 1);
        add(number, first + 1, digits, part.end(), Form.EXACT);
    }

    private void word(int start, int end, int at) {
        if (!mayBegin(start)) {
            return;
        }
        Vocabulary.Entry word = vocabulary.of(text, start, end, style);
        for (String spelling : word.spellings()) {
            add(spelling, at, start, end, Form.EXACT);
        }
        for (String stem : word.stems()) {
            add(stem, at, start, end, Form.STEM);
        }
    }

    private void add(String term, int at, int start, int end, Form form) {
        String cut = term.length() <= LONGEST_WORD ? term : term.substring(0, LONGEST_WORD);
        if (wanted.isEmpty() || wanted.get().includes(cut)) {
            tokens.add(new Token(cut, at, start, end, form));
        }
    }

    private boolean mayBegin(int start) {
        return wanted.isEmpty() || wanted.get().mayBegin(text, start);
    }

    private boolean mayBeAddress() {
        return wanted.isEmpty() || wanted.get().mayBeAddress();
    }

    private static boolean isConnector(char c) {
        return switch (c) {
            case '-', '.', ':', '_', '@', '#', '\u2010', '\u2011' -> true;
            default -> false;
        };
    }

    private static boolean isWord(int c) {
        if (c < ASCII) {
            return ASCII_WORD[c];
        }
        return (Character.isLetterOrDigit(c) || isMark(c) || isIgnorable(c)) && !isUnspaced(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isIgnorable(int c) {
        return c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
    }

    /** Whether a letter belongs to a script that is written without blanks between words, or to Hangul. */
    private static boolean isUnspaced(int c) {
        if (c < 0x0e00 || !Character.isLetter(c)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }
}
