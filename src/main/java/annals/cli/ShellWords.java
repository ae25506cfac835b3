package annals.cli;

import java.util.ArrayList;
import java.util.List;

/** Divides a line into words as the user's own shell does: blanks divide, quotes and backslashes keep together. */
final class ShellWords {
    private ShellWords() {}

    /** The words without their quotes; fails on a quote without an end. */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                begun = true;
            } else if (begun) {
                words.add(word.toString());
                word.setLength(0);
                begun = false;
            }
        }
        if (quote != 0) {
            throw new Failure("shell", "a " + quote + " without its end", "");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** Where the last word begins, quotes and all; the end of the text after a blank. */
    static int lastStart(String text) {
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (Character.isWhitespace(c)) {
                start = i + 1;
            }
        }
        return start;
    }
}
