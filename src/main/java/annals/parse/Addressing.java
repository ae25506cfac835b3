package annals.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines that speak to somebody, sign with a name, or tell where somebody can be reached: none of them is code. */
final class Addressing {
    private static final List<String> GREETINGS = List.of(
            "hi",
            "hello",
            "hey",
            "dear",
            "hallo",
            "moin",
            "thanks",
            "thank",
            "cheers",
            "regards",
            "best",
            "kind",
            "sincerely",
            "bye",
            "yours",
            "greetings",
            "gruß",
            "gruss",
            "viele",
            "mit",
            "bonjour",
            "salut",
            "hola");
    /** Before a colon: where somebody can be reached. */
    private static final List<String> CONTACTS = List.of("tel", "fax", "phone", "mobile", "email", "web");

    private static final Pattern GREETING = Pattern.compile("(?iu)^(?:(?:" + String.join("|", GREETINGS)
            + "|p\\.?s)\\b.*|(?:e-mail|" + String.join("|", CONTACTS)
            + ")\\b.{0,3}:.*|-?-? ?\\p{Lu}\\p{Ll}+)$");
    /** Words of this length, without brackets and operators, and a comma. */
    private static final int LONGEST_CALL = 40;

    private static final String NOT_CALLED = "()=;";
    private static final int LONGEST_GREETING = 60;
    /** The letters with which one may begin. */
    private static final Set<String> ADDRESSES = Stream.of(GREETINGS, CONTACTS, List.of("p", "ps", "e"))
            .flatMap(List::stream)
            .collect(Collectors.toSet());

    private static final int LONGEST_ADDRESS = 9;

    private Addressing() {}

    /** Whether a line, no blanks around it and not empty, is a greeting, a closing, a name, a telephone number. */
    static boolean is(String words) {
        return words.length() < LONGEST_GREETING
                && (isCall(words)
                        || (mayAddress(words) && GREETING.matcher(words).matches()));
    }

    /** "Ada,": somebody is called by a few words. */
    private static boolean isCall(String words) {
        int last = words.length() - 1;
        if (last < 1 || words.charAt(last) != ',' || words.codePointCount(0, last) > LONGEST_CALL) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (NOT_CALLED.indexOf(words.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a line begins with a word of {@link #GREETING}, or is one word. */
    private static boolean mayAddress(String words) {
        char last = words.charAt(words.length() - 1);
        if (words.indexOf(' ', 3) < 0 && (Character.isLetter(last) || Character.isSurrogate(last))) {
            return true;
        }
        int end = 0;
        while (end < words.length() && Character.isLetter(words.charAt(end))) {
            end++;
        }
        return end > 0
                && end <= LONGEST_ADDRESS
                && ADDRESSES.contains(words.substring(0, end).toLowerCase(Locale.ROOT));
    }
}
