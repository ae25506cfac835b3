package annals.mail;

import java.util.regex.Pattern;

/**
 * Makes text from mail safe to show: nothing in it can move a cursor, change a colour or turn the reading direction.
 */
public final class VisibleText {
    private static final Pattern BLANKS = Pattern.compile("[\\r\\n\\t ]++");

    private VisibleText() {}

    /**
     * The text with control characters shown as the symbols of the Unicode block "Control Pictures" and bidirectional
     * controls, zero-width characters and unpaired surrogates shown as U+FFFD. Keeps {@code \n} and {@code \t}.
     */
    public static String of(String text) {
        if (isSafe(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                boolean tag = point >= 0xE0000 && point <= 0xE007F;
                safe.appendCodePoint(tag ? '\uFFFD' : point);
            } else if (Character.isSurrogate(c)) {
                safe.append('\uFFFD');
            } else if (c < 0x20 && c != '\n' && c != '\t') {
                safe.append((char) (0x2400 + c));
            } else if (c == 0x7f) {
                safe.append('\u2421');
            } else {
                safe.append(isUnsafe(c) ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    private static boolean isSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnsafe(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** The same on one line: line ends and tabs become single spaces. */
    public static String line(String text) {
        return of(BLANKS.matcher(text).replaceAll(" ").strip());
    }

    /** Whether a character, {@code \n} and {@code \t} aside, steers what is shown instead of being shown. */
    public static boolean isUnsafe(char c) {
        return (c < 0x20 && c != '\n' && c != '\t')
                || (c >= 0x7f && c <= 0x9f)
                || c == '\u061C'
                || (c >= '\u200B' && c <= '\u200F' && c != '\u200D')
                || (c >= '\u2028' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || c == '\uFEFF'
                || (c >= '\uFFF9' && c <= '\uFFFB');
    }
}
