package annals.tag;

import annals.mail.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines in an author's text that the author's program or a template wrote: PGP armour with its headers, key ids and
 * fingerprints, the questions of a Last Call.
 */
final class IgnoredLines {
    /** How many groups of four hexadecimal digits make a line a fingerprint (a short one has eight, MD5 in PGP 2). */
    private static final int FINGERPRINT_GROUPS = 8;

    /** So many words in small letters are no key and no name of one ("available on request", "get it by finger"). */
    private static final int SENTENCE = 7;

    private static final List<String> KEY_LABELS = List.of(
            "gpg key",
            "pgp key",
            "gpg:",
            "pgp:",
            "gpg fingerprint",
            "pgp fingerprint",
            "key fingerprint",
            "openpgp key",
            "openpgp:",
            "gpg-key",
            "pgp-key",
            "key id",
            "gpg id",
            "pgp id",
            "my pgp key",
            "my gpg key",
            "public key:",
            "public pgp key",
            "gpg public key",
            "pgp public key",
            "gnupg key",
            "gnupg:",
            "hash: sha",
            "hash: md5",
            "hash: ripemd");

    private static final String BLANK = "\n";

    private static final String ARMOUR_END = "-----END PGP ";

    private static final int ASCII = 128;

    private static final boolean[] LABEL_STARTS = starts(KEY_LABELS);

    private final List<String> templateLines;
    private final boolean[] templateStarts;

    IgnoredLines(List<String> templateLines) {
        this.templateLines = List.copyOf(templateLines);
        this.templateStarts = starts(templateLines);
    }

    /** With which ASCII characters texts begin, in either case; with all where a text of a user's rules is empty. */
    private static boolean[] starts(List<String> texts) {
        boolean[] starts = new boolean[ASCII];
        for (String text : texts) {
            for (char c = 0; c < ASCII; c++) {
                starts[c] |= text.regionMatches(true, 0, String.valueOf(c), 0, Math.min(1, text.length()));
            }
        }
        return starts;
    }

    private static boolean mayBegin(String line, int at, boolean[] starts) {
        return at < line.length() && (line.charAt(at) >= ASCII || starts[line.charAt(at)]);
    }

    /** The lines to leave out, by their start, without line ends. */
    List<Span> in(String text) {
        List<Span> ignored = new ArrayList<>();
        String until = "";
        int lastEnd = -1;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end).strip();
            if (!until.isEmpty()) {
                ignored.add(new Span(start, end));
                boolean over = until.equals(BLANK) ? line.isEmpty() : line.startsWith(until);
                until = over ? "" : until;
            } else if (line.startsWith("-----BEGIN PGP ")) {
                ignored.add(new Span(start, end));
                lastEnd = lastEnd < 0 ? text.lastIndexOf(ARMOUR_END) + 1 : lastEnd;
                until = armourEnd(line, end < lastEnd);
            } else if (isKey(line) || isTemplate(line)) {
                ignored.add(new Span(start, end));
            }
            start = end + 1;
        }
        return ignored;
    }

    /** The text with blanks instead of these lines, so that all else stays where it is. */
    static String without(String text, List<Span> lines) {
        if (lines.isEmpty()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text);
        for (Span line : lines) {
            for (int i = line.start(); i < line.end(); i++) {
                kept.setCharAt(i, ' ');
            }
        }
        return kept.toString();
    }

    /** What ends the armour that begins with this line: its headers end at a blank line, a block at its last line. */
    private static String armourEnd(String line, boolean endFollows) {
        if (line.startsWith("-----BEGIN PGP SIGNED MESSAGE")) {
            return BLANK;
        }
        return endFollows ? ARMOUR_END : "";
    }

    private boolean isTemplate(String line) {
        int letter = 0;
        while (letter < line.length() && !Character.isLetter(line.charAt(letter))) {
            letter++;
        }
        if (letter > 6 || !mayBegin(line, letter, templateStarts)) {
            return false;
        }
        for (String template : templateLines) {
            if (line.regionMatches(true, letter, template, 0, template.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(String line) {
        for (String label : mayBegin(line, 0, LABEL_STARTS) ? KEY_LABELS : List.<String>of()) {
            if (line.regionMatches(true, 0, label, 0, label.length())) {
                return line.length() < 120 && !isProse(line, label.length());
            }
        }
        return line.length() < 200 && holdsKey(line);
    }

    /** Whether a label opens a sentence: "PGP: three of us could read …" is an item of somebody's list. */
    private static boolean isProse(String line, int from) {
        int words = 0;
        boolean letters = true;
        int start = from;
        for (int i = from; i <= line.length(); i++) {
            boolean end = i == line.length() || line.charAt(i) == ' ';
            if (end) {
                words = letters && i > start ? words + 1 : words;
                start = i + 1;
                letters = true;
            } else {
                letters &= Character.isLowerCase(line.charAt(i)) || line.charAt(i) == '\'';
            }
        }
        return words >= SENTENCE;
    }

    /** Whether a line holds "4096R/0384ABCD", a fingerprint in groups, or one of 32 digits and more in one piece. */
    private static boolean holdsKey(String line) {
        int groups = 0;
        int i = 0;
        while (i + 3 < line.length()) {
            if (!isHex(line.charAt(i + 3))) {
                i += 4; // four digits in a row that begin here or at one of the next three would have one there
                continue;
            }
            int start = i + 3;
            while (start > i && isHex(line.charAt(start - 1))) {
                start--;
            }
            int end = i + 4;
            while (end < line.length() && isHex(line.charAt(end))) {
                end++;
            }
            boolean apart =
                    start == 0 || line.charAt(start - 1) == ' ' || line.startsWith("0x", Math.max(0, start - 2));
            groups = end - start == 4 && apart ? groups + 1 : groups;
            boolean id = end - start >= 8 && start >= 2 && line.charAt(start - 1) == '/' && isKeyType(line, start - 2);
            if (id || groups >= FINGERPRINT_GROUPS || (end - start >= 32 && apart)) {
                return true;
            }
            i = end + 1;
        }
        return false;
    }

    private static boolean isKeyType(String line, int at) {
        return "RDgG".indexOf(line.charAt(at)) >= 0 && at > 0 && Character.isDigit(line.charAt(at - 1));
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }
}
