package annals.index;

/**
 * A term at a place in a text.
 *
 * @param term as it stands in the index; a stem begins with {@code ~}
 * @param position counts words, from 0; several terms may stand at one position
 * @param start the first UTF-16 unit of the text it was made of
 * @param end the unit after the last one
 * @param form what the term is
 */
public record Token(String term, int position, int start, int end, Form form) {
    /** What a term is. */
    public enum Form {
        /** A word as written, but for case, accents and a possessive. */
        EXACT,
        /** The stem of an English word. */
        STEM,
        /** Something that is kept whole: a number of a XEP, a namespace, an address, a dotted name, an element. */
        WHOLE
    }

    /** How many characters of the text it covers. */
    int length() {
        return end - start;
    }
}
