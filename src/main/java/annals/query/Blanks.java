package annals.query;

/** What parts the words of a query: white space, and the blanks that break no line. */
final class Blanks {
    private Blanks() {}

    static boolean is(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** The text without blanks around it. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
