package annals.person;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A display name as a person's name: what stands in brackets left out, "Finch, Ada" turned to "Ada Finch".
 *
 * @param spoken the name in the order in which it is spoken; as written where it has no words
 * @param isFull whether it is a given name and a family name: two words that are neither initials nor titles
 * @param words its words without case, accents and punctuation, in that order; empty where it is no name but an
 *     address, or where commas divide it in a way that is not understood
 * @param umlauted the same with ä, ö, ü, å, ø written as two letters: Schäfer also signs as Schaefer
 */
record PersonalName(String spoken, boolean isFull, List<String> words, List<String> umlauted) {
    /** A mark of an address, plain or hidden by an archive, after what stands in brackets is gone. */
    private static final Pattern ADDRESS_SIGN = Pattern.compile("[@|]");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** After a comma these tell one generation from the other, and stay. */
    private static final Set<String> GENERATIONS = Set.of("jr", "sr", "ii", "iii", "iv");
    /** Degrees and titles are no names; after a comma they go. */
    private static final Set<String> DEGREES =
            Set.of("phd", "md", "msc", "bsc", "mba", "dr", "prof", "mr", "mrs", "ms");

    /** These begin a family name. */
    private static final Set<String> PARTICLES = Set.of("van", "von", "der", "den", "de", "di", "da", "le", "la");

    PersonalName {
        words = List.copyOf(words);
        umlauted = List.copyOf(umlauted);
    }

    static PersonalName of(String written) {
        String bare = withoutBrackets(written);
        if (ADDRESS_SIGN.matcher(bare).find()) {
            return unspoken(written);
        }
        List<String> parts = new ArrayList<>();
        String generation = "";
        for (String part : bare.split(",", -1)) {
            String word = String.join("", words(part));
            if (!parts.isEmpty() && GENERATIONS.contains(word)) {
                generation = " " + part.strip();
            } else if (!word.isEmpty() && (parts.isEmpty() || !DEGREES.contains(word))) {
                parts.add(part.strip());
            }
        }
        return switch (parts.size()) {
            case 1 -> spoken(parts.getFirst() + generation);
            case 2 -> spoken(parts.get(1) + " " + parts.get(0) + generation);
            default -> unspoken(written);
        };
    }

    private static PersonalName unspoken(String written) {
        return new PersonalName(written, false, List.of(), List.of());
    }

    private static PersonalName spoken(String name) {
        String spoken = SPACES.matcher(name.strip()).replaceAll(" ");
        List<String> words = words(spoken);
        String digraphs = isAscii(spoken) ? spoken : withDigraphs(spoken);
        return new PersonalName(spoken, isFull(spoken), words, digraphs.equals(spoken) ? words : words(digraphs));
    }

    /** The spellings under which the same person signs; one, or two for names with umlauts. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(String.join(" ", words));
        keys.add(String.join(" ", umlauted));
        return keys;
    }

    /** Whether two words between blanks are more than initials, titles and particles; "mess-mate" is one word. */
    private static boolean isFull(String name) {
        return SPACES.splitAsStream(name)
                        .filter(word -> words(word).stream().anyMatch(PersonalName::isTelling))
                        .limit(2)
                        .count()
                == 2;
    }

    private static boolean isTelling(String word) {
        return word.codePointCount(0, word.length()) > 1
                && Character.isLetter(word.codePointAt(0))
                && !GENERATIONS.contains(word)
                && !DEGREES.contains(word)
                && !PARTICLES.contains(word);
    }

    private static List<String> words(String text) {
        boolean plain = isAscii(text);
        String decomposed = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        String lower = decomposed.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                word.append(letter(c));
            } else if (!isIgnored(c) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Accents, apostrophes and invisible characters divide no word. */
    private static boolean isIgnored(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT
                || "'’`´ʼ".indexOf(c) >= 0;
    }

    /** Letters that Unicode does not take apart. */
    private static String letter(int c) {
        return switch (c) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'þ' -> "th";
            case 'ł' -> "l";
            case 'ı' -> "i";
            default -> Character.toString(c);
        };
    }

    private static String withDigraphs(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return composed.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ø", "oe")
                .replace("å", "aa");
    }

    /** The text outside of round and square brackets; an open bracket without its end takes the rest. */
    private static String withoutBrackets(String text) {
        StringBuilder outside = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth = Math.max(0, depth - 1);
                outside.append(' ');
            } else if (depth == 0) {
                outside.append(c);
            }
        }
        return outside.toString();
    }
}
