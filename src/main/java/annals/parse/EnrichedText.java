package annals.parse;

import java.util.Locale;

/**
 * Writes {@code text/enriched} (RFC 1896) as plain text: commands and their parameters go, {@code <<} is a {@code <},
 * one line break is a blank and n are n - 1, an {@code <excerpt>} becomes a quote.
 */
final class EnrichedText {
    private static final int MAX_COMMAND = 60;

    private final StringBuilder plain = new StringBuilder();
    private int noFill;
    private int excerpts;
    private int params;

    private EnrichedText() {}

    static String plain(String enriched) {
        EnrichedText writer = new EnrichedText();
        int i = 0;
        while (i < enriched.length()) {
            i = writer.take(enriched, i);
        }
        return writer.plain.toString();
    }

    /** Takes what stands there; gives the place after it. */
    private int take(String text, int at) {
        char c = text.charAt(at);
        if (c == '\n') {
            return takeLineBreaks(text, at);
        }
        if (c != '<') {
            write(c);
            return at + 1;
        }
        if (text.startsWith("<<", at)) {
            write('<');
            return at + 2;
        }
        int close = text.indexOf('>', at, Math.min(text.length(), at + MAX_COMMAND + 1));
        if (close < 0) {
            write(c);
            return at + 1;
        }
        command(text.substring(at + 1, close).toLowerCase(Locale.ROOT));
        return close + 1;
    }

    private void command(String written) {
        boolean closes = written.startsWith("/");
        int step = closes ? -1 : 1;
        switch (closes ? written.substring(1) : written) {
            case "param" -> params = Math.max(0, params + step);
            case "nofill" -> noFill = Math.max(0, noFill + step);
            case "excerpt" -> {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != '\n') {
                    plain.append('\n');
                }
                excerpts = Math.max(0, excerpts + step);
            }
            default -> {
                // bold, colour, fonts: nothing of them is text
            }
        }
    }

    private int takeLineBreaks(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '\n') {
            end++;
        }
        int breaks = end - at;
        if (noFill > 0) {
            write("\n".repeat(breaks));
        } else {
            write(breaks == 1 ? " " : "\n".repeat(breaks - 1));
        }
        return end;
    }

    private void write(String words) {
        words.chars().forEach(c -> write((char) c));
    }

    private void write(char c) {
        if (params > 0) {
            return;
        }
        if (excerpts > 0 && (plain.isEmpty() || plain.charAt(plain.length() - 1) == '\n')) {
            plain.append("> ".repeat(Math.min(excerpts, 20)));
        }
        plain.append(c);
    }
}
