package annals.index;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Spellings of a word made equal: case, accents, ligatures, German umlauts, apostrophes. */
final class Folding {
    /** Latin, Greek and Cyrillic accents only: in Indic scripts combining marks are vowels. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    private static final Pattern IGNORABLE = Pattern.compile("[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final Pattern APOSTROPHES = Pattern.compile("['’]");
    private static final Pattern DIGRAPH = Pattern.compile("(?<=[b-df-hj-npr-tv-z])([aou])e(?=[a-z])");

    private Folding() {}

    /** The word in lower case without accents and apostrophes; may be empty when nothing else was there. */
    static String fold(String word) {
        String bare = word;
        if (bare.indexOf('\'') >= 0 || bare.indexOf('’') >= 0) {
            bare = APOSTROPHES
                    .matcher(POSSESSIVE.matcher(bare.toLowerCase(Locale.ROOT)).replaceFirst(""))
                    .replaceAll("");
        }
        if (isAscii(bare)) {
            return bare.toLowerCase(Locale.ROOT);
        }
        String plain = IGNORABLE.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
        plain = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        plain = ACCENTS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        plain = Normalizer.normalize(plain, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            folded.append(letter(plain.charAt(i)));
        }
        return folded.toString();
    }

    /** The folded spellings under which a word of prose is found: {@code Schäfer} as schafer and schaefer. */
    static List<String> spellings(String word) {
        String folded = fold(word);
        if (isAscii(word)) {
            return List.of(folded);
        }
        String german = fold(withDigraphs(word));
        return german.equals(folded) ? List.of(folded) : List.of(folded, german);
    }

    /** The spellings under which a name is found: Schaefer also as schafer, so that all three ways meet. */
    static List<String> nameSpellings(String word) {
        List<String> spellings = spellings(word);
        if (spellings.size() > 1) {
            return spellings;
        }
        String folded = spellings.getFirst();
        if (!folded.contains("ae") && !folded.contains("oe") && !folded.contains("ue")) {
            return spellings;
        }
        String simple = DIGRAPH.matcher(folded).replaceAll("$1");
        return simple.equals(folded) ? spellings : List.of(folded, simple);
    }

    private static String withDigraphs(String word) {
        String composed = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder german = new StringBuilder(composed.length() + 2);
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            switch (c) {
                case 'ä' -> german.append("ae");
                case 'ö', 'ø' -> german.append("oe");
                case 'ü' -> german.append("ue");
                case 'å' -> german.append("aa");
                default -> german.append(c);
            }
        }
        return german.toString();
    }

    private static String letter(char c) {
        return switch (c) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'þ' -> "th";
            case 'ł' -> "l";
            case 'ı' -> "i";
            case 'ς' -> "σ";
            case '‐', '‑', '‒', '–', '—', '―' -> "-";
            default -> String.valueOf(c);
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
