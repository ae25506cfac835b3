package annals.parse;

import annals.mail.Fault;
import annals.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads mailboxes from headers (RFC 5322 section 3.4, and the forms of list archives).
 *
 * <p>Archives write {@code user at host (Name)}, {@code Name <user at host>}, localized {@code user en host}, and
 * {@code user(a)host}; these are unmasked. Masks that drop letters ({@code u...@host}, {@code rn|@kr @end|ng |rom
 * ex@mp|e}) are not, and only the name is kept.
 */
final class AddressReader {
    /** Of text in which every run of white space is one blank. */
    private static final Pattern MASK = Pattern.compile("(?i) (?:at|en|a|chez|bei|\\[at]|\\(at\\)) |\\(a\\)|\\[at]");

    private static final Needles MASK_NEEDLES =
            Needles.of(" at ", " en ", " a ", " chez ", " bei ", "[at]", "(at)", "(a)");

    private static final Pattern SPACES = Pattern.compile("\\s++");

    /** A masked address is looked for in the end of a piece alone, so that a header of commas takes linear time. */
    private static final int MASK_WITHIN = 320;

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[^\\s@<>,;:\"()]+|\"[^\"]*\")@(?:[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]*|\\[[0-9A-Za-z.:]+])");
    private static final Pattern HIDDEN = Pattern.compile(
            "(?i)\\.\\.\\.@|@end|\\[?email\\s+(?:protected|hidden)\\]?|\\|\\S*@|@\\S*\\||@\\S*@|xxx+@|@xxx+");

    /** Where HIDDEN wants neither a bar nor two at signs. */
    private static final Needles HIDDEN_NEEDLES = Needles.of("...@", "@end", "email", "xxx");

    private final EncodedWords words;
    private final List<Fault> faults;

    AddressReader(EncodedWords words, List<Fault> faults) {
        this.words = words;
        this.faults = faults;
    }

    /** All mailboxes of a header, in order; empty for an empty group ("undisclosed-recipients:;"). */
    List<Mailbox> read(String header) {
        if (header.isEmpty()) {
            return List.of();
        }
        List<Mailbox> found = new ArrayList<>();
        for (String piece : pieces(collapsed(header))) {
            mailbox(piece).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** Splits at commas and semicolons; a comma in a name that forgot its quotes joins the name again. */
    private static List<String> pieces(String header) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int round = 0;
        boolean quoted = false;
        boolean angle = false;
        boolean at = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && i + 1 < header.length() && (quoted || round > 0)) {
                piece.append(c).append(header.charAt(++i));
                continue;
            }
            if (c == '"' && round == 0) {
                quoted = !quoted && header.indexOf('"', i + 1) > 0;
            } else if (!quoted) {
                round += c == '(' ? 1 : c == ')' && round > 0 ? -1 : 0;
                angle = c == '<' || (angle && c != '>');
            }
            boolean separates = (c == ',' || c == ';') && !quoted && round == 0 && !angle;
            at |= c == '@';
            if (separates && (at || c == ';' || hasMask(piece))) {
                pieces.add(piece.toString());
                piece.setLength(0);
                at = false;
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean hasMask(StringBuilder piece) {
        return MASK.matcher(piece)
                .region(Math.max(0, piece.length() - MASK_WITHIN), piece.length())
                .find();
    }

    private Optional<Mailbox> mailbox(String written) {
        String piece = written.strip();
        if (piece.isEmpty() || piece.endsWith(":") || piece.equals("<>") || commentStart(piece) == 0) {
            return Optional.empty();
        }
        int open = openAngle(piece);
        if (open >= 0) {
            int close = piece.indexOf('>', open);
            int next = piece.indexOf('<', open + 1);
            int end = close < 0 ? piece.length() : close;
            String address = piece.substring(open + 1, next > 0 && next < end ? next : end);
            String name = piece.substring(0, open).strip();
            return Optional.of(mailbox(name.isEmpty() ? comment(piece.substring(end)) : name, address));
        }
        int comment = commentStart(piece);
        if (comment >= 0) {
            return Optional.of(mailbox(comment(piece.substring(comment)), piece.substring(0, comment)));
        }
        Optional<String> address = unmasked(piece);
        if (address.isPresent()) {
            return Optional.of(new Mailbox("", address.get()));
        }
        return Optional.of(mailbox(isHidden(piece) ? "" : piece, isHidden(piece) ? piece : ""));
    }

    private Mailbox mailbox(String name, String address) {
        String plain = address.strip();
        Optional<String> unmasked = unmasked(plain);
        if (unmasked.isEmpty()) {
            boolean hidden = isHidden(plain);
            faults.add(new Fault(
                    hidden ? Fault.Kind.MASKED_ADDRESS : Fault.Kind.BAD_ADDRESS, plain.isEmpty() ? name : plain));
        }
        return named(cleanName(name), unmasked.orElse(""));
    }

    /**
     * A name that only repeats the address is none; one that is an address stands in for a hidden one; one that is a
     * whole mailbox again, "ada at example.org (Ada)", is the inner name.
     */
    private static Mailbox named(String written, String address) {
        int open = written.indexOf('(');
        String name = open > 0 && inName(written.substring(0, open)).isPresent()
                ? balanced(written.substring(open))
                : written;
        Optional<String> inName = inName(name);
        if (inName.isEmpty()) {
            return new Mailbox(name, address);
        }
        boolean told = address.isEmpty() || address.equalsIgnoreCase(inName.get());
        return told ? new Mailbox("", inName.get()) : new Mailbox(inName.get(), address);
    }

    /** The address that stands in place of a name; it has a dot in its domain, since "Bob at Acme" names Bob. */
    static Optional<String> inName(String name) {
        return unmasked(name).filter(address -> address.indexOf('.', address.lastIndexOf('@')) > 0);
    }

    /** The address, with the archive's mask taken off where that is certain. */
    static Optional<String> unmasked(String written) {
        String address = collapsed(written.strip());
        if (address.indexOf('@') < 0 && !MASK_NEEDLES.mayBeIn(address)) {
            return Optional.empty();
        }
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
            address = address.substring(7);
        }
        if (address.length() > 1000 || isHidden(address)) {
            return Optional.empty();
        }
        if (ADDRESS.matcher(address).matches()) {
            return Optional.of(address);
        }
        Matcher mask = MASK.matcher(address);
        if (!mask.find()) {
            return Optional.empty();
        }
        String joined = address.substring(0, mask.start()).strip() + "@"
                + address.substring(mask.end()).strip();
        return ADDRESS.matcher(joined).matches() ? Optional.of(joined) : Optional.empty();
    }

    private static boolean isHidden(String address) {
        return address.length() <= 1000
                && (address.indexOf('|') >= 0
                        || address.indexOf('@') != address.lastIndexOf('@')
                        || HIDDEN_NEEDLES.mayBeIn(address))
                && HIDDEN.matcher(address).find();
    }

    /** Every run of white space as one blank. */
    private static String collapsed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || (c >= '\t' && c <= '\r');
            if (space && (c != ' ' || (i > 0 && text.charAt(i - 1) == ' '))) {
                return SPACES.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    private static int openAngle(String piece) {
        boolean quoted = false;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted && piece.indexOf('"', i + 1) > 0;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** Where the comment at the end begins; "(a)" in an address is a mask, no comment. */
    private static int commentStart(String piece) {
        if (!piece.endsWith(")")) {
            return -1;
        }
        int open = piece.indexOf('(');
        while (open >= 0 && piece.regionMatches(true, open, "(a)", 0, 3) && open > 0 && piece.charAt(open - 1) != ' ') {
            open = piece.indexOf('(', open + 3);
        }
        return open;
    }

    private static String comment(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        return open >= 0 && close > open ? text.substring(open + 1, close) : "";
    }

    private String cleanName(String name) {
        String bare = unquoted(name.strip());
        String decoded = unquoted(words.decode(bare).strip());
        return balanced(collapsed(decoded));
    }

    /** Without brackets around it, and without one at an end whose other half is missing, as archives cut comments. */
    private static String balanced(String name) {
        String bare = name;
        if (bare.endsWith(")") && bare.indexOf('(') < 0) {
            bare = bare.substring(0, bare.length() - 1).strip();
        }
        if (bare.startsWith("(") && (bare.indexOf(')') < 0 || bare.indexOf(')') == bare.length() - 1)) {
            bare = bare.substring(1, bare.endsWith(")") ? bare.length() - 1 : bare.length())
                    .strip();
        }
        return bare;
    }

    /** Without the quotes around it, of either kind and in any depth. */
    static String unquoted(String name) {
        String bare = name;
        while (bare.length() >= 2
                && ((bare.startsWith("\"") && bare.endsWith("\"")) || (bare.startsWith("'") && bare.endsWith("'")))) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return bare.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
