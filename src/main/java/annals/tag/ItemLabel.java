package annals.tag;

import java.util.Locale;

/** The numbers of items in minutes and agendas: "4a) ", "3. ", "4.2 ", "3c ii) ", "b) ", "iv) ". */
public final class ItemLabel {
    private ItemLabel() {}

    /** The number with which a line begins as a heading: "4a", "4.2", "3ci"; empty when it begins with none. */
    public static String of(String line) {
        int i = 0;
        while (i < line.length() && i < 8 && isNumbering(line.charAt(i))) {
            i++;
        }
        if (i > 1 && i < line.length() && line.charAt(i) == ')' && isRoman(line, i)) {
            return line.substring(0, i);
        }
        boolean letter = i == 1 && Character.isLetter(line.charAt(0));
        if (i == 0 || i >= line.length() || !(letter || Character.isDigit(line.charAt(0)))) {
            return "";
        }
        if (letter) {
            return line.charAt(1) == ')' ? line.substring(0, 1) : "";
        }
        boolean closed = line.charAt(i) == ')' || (line.charAt(i) == ' ' && line.charAt(i - 1) == '.');
        boolean stepped = line.substring(0, i).indexOf('.') > 0
                && line.charAt(i) == ' '
                && i + 1 < line.length()
                && Character.isUpperCase(line.charAt(i + 1));
        boolean roman = line.charAt(i) == ' ' && romanEnd(line, i) > 0;
        if (!closed && !stepped && !roman) {
            return "";
        }
        String label = line.substring(0, roman ? romanEnd(line, i) : i);
        return bare(label.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    /** Whether a line begins with so many Roman digits. */
    private static boolean isRoman(String line, int length) {
        for (int i = 0; i < length; i++) {
            if ("ivx".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The end of "3c ii" before its bracket; 0 where no such thing stands. */
    private static int romanEnd(String line, int blank) {
        int i = blank + 1;
        while (i < line.length() && i - blank < 5 && "ivx".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        return i > blank + 1 && i < line.length() && line.charAt(i) == ')' ? i : 0;
    }

    private static boolean isNumbering(char c) {
        return Character.isDigit(c) || (c >= 'a' && c <= 'z') || c == '.';
    }

    /** A word without the marks behind it: "4a" of "4a):". */
    public static String bare(String word) {
        int end = word.length();
        while (end > 0 && ".,:;)?!".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }
}
