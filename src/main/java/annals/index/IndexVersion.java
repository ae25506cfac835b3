package annals.index;

/**
 * What an index was made with.
 *
 * @param format the layout of documents and the analysis of text; an index of another format cannot be opened
 * @param annals the version of Annals that wrote last
 * @param rules the version of catalogue and tag rules that tagged last
 */
public record IndexVersion(int format, String annals, String rules) {
    /** The format that this code reads and writes. It rises with every change to fields, codecs or analysis. */
    public static final int FORMAT = 7;

    /** What this code writes. */
    public static IndexVersion of(String annals, String rules) {
        return new IndexVersion(FORMAT, annals, rules);
    }
}
