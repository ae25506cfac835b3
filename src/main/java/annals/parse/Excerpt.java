package annals.parse;

/** The beginning of a text, for a fault's detail. */
final class Excerpt {
    private static final int CHARACTERS = 80;

    private Excerpt() {}

    static String of(String text) {
        String line = text.strip();
        return line.length() > CHARACTERS ? line.substring(0, CHARACTERS) + "…" : line;
    }
}
