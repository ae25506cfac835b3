package annals.parse;

import annals.mail.Segment.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages that stand whole and without marks below their header: Outlook's ("-----Original Message-----", "From: …
 * Sent: …"), forwarded ones, and those below an attribution.
 *
 * <p>They reach to the end of the body, but for what the archive or the list added, when the author's own words stand
 * above. Where the author says that he answers in the text, or marks an answer with a name or an arrow, nobody can tell
 * the lines apart any more: from there on they stay new.
 */
final class UnmarkedQuotes implements Marker {
    private static final int MAX_FIELD_NAME = 24;
    private static final int MAX_HEADER_LINES = 6;
    private static final int MAX_GREETING = 40;
    private static final int MAX_ANSWERERS = 8;
    /** A bracket and three letters, each of which may be two characters. */
    private static final int MAX_INITIALS = 7;

    private static final Pattern ORIGINAL = Pattern.compile(
            "(?iu)^[ *]{0,3}-{2,} ?(?:begin )?(?:original message|original-nachricht|ursprüngliche nachricht|urspr.ngliche nachricht|"
                    + "originalnachricht|message d['’]origine|message original|oorspronkelijk bericht|mensaje original|"
                    + "messaggio originale|mensagem original|исходное сообщение|original appointment|ursprungligt meddelande|oprindelig meddelelse|"
                    + "(?:wiadomość|wiadomosc) oryginalna|oryginalna wiadomość|reply message|"
                    + "forwarded message(?: from .{1,80})?|forwarded by .{1,100}|weitergeleitete nachricht|message transféré|mensaje reenviado|"
                    + "messaggio inoltrato|doorgestuurd bericht|пересланное сообщение|пересылаемое сообщение|mensagem encaminhada) ?-{2,}[ *]{0,3}$");
    private static final Pattern BEGIN = Pattern.compile(
            "(?iu)^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)) ?:$");
    private static final Pattern END = Pattern.compile(
            "(?iu)^-{2,} ?(?:end (?:of )?(?:forwarded|original) message|ende der weitergeleiteten nachricht|ende weitergeleitete nachricht) ?-{2,}$");
    private static final Pattern FORWARDED = Pattern.compile(
            "(?iu).*(?:forwarded|weitergeleitet|transféré|réexpédié|reenviado|inoltrato|doorgestuurd|пересла|пересыла|encaminhada).*");
    private static final Pattern RULE = Pattern.compile("^[_*-]{5,}$");

    private static final Pattern SENDER = Pattern.compile("(?iu)^\\*?(?:from|von|de|da|van|от|från|fra|od)\\*? ?:.*");
    private static final Pattern DATE =
            Pattern.compile("(?iu)^\\*?(?:sent|date|gesendet|datum|envoyé|verzonden|enviado|enviada|inviato|data|fecha"
                    + "|отправлено|дата|skickat|sendt|wysłano)(?: em| el)?\\*? ?:.*");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)^\\*?(?:subject|betreff|objet|onderwerp|asunto|assunto|oggetto|тема|ämne|emne|temat)\\*? ?:.*");
    private static final Pattern FIELD = Pattern.compile(
            "(?iu)^\\*?(?:from|von|de|da|van|от|från|fra|od|sent|gesendet|envoyé|verzonden|enviad[oa]|inviato"
                    + "|отправлено|skickat|sendt|wysłano|date|datum|data|fecha|дата|to|an|à|a|aan|para|кому|till|til|do|cc|kopie|копия|kopia|dw|bcc"
                    + "|subject|betreff|objet|onderwerp|asunto|assunto|oggetto|тема|ämne|emne|temat"
                    + "|reply-to|antwort an|message-id|organi[sz]ation|newsgroups|attachments|anlagen|importance|priority|wichtigkeit|in-reply-to|references"
                    + "|user-agent|x-[a-z-]{2,20}|list-id|resent-from)(?: em| el)?\\*? ?:.*");

    private static final Pattern GREETING = Pattern.compile(
            "(?iu)^(?:hi|hello|hey|dear|hallo|moin|liebe[r]?|bonjour|salut|hola|ciao|hoi|hej|привет|ahoj)(?!\\p{L}).*");

    /** The author says above that answers stand in the text below. */
    private static final Pattern ANSWERS_INLINE = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:in-?line|in line|inter(?:spersed|leaved)|(?:see|my|answers?|repl(?:y|ies)|responses?|remarks?|comments?)(?!\\p{L}).{0,30}"
                    + "(?<!\\p{L})(?:below|in the text|behind|marked|prefixed|in (?:red|blue|green|colou?r|bold|caps|capitals|brackets))|siehe unten|s\\. ?u\\.|im text|weiter unten|ci-dessous|dans le (?:texte|corps)|zie onder|hieronder|см\\. ниже|más abajo|abaixo)(?!\\p{L})");

    private static final Needles INLINE_NEEDLES = Needles.of(
            "inline",
            "in-line",
            "in line",
            "interspersed",
            "interleaved",
            "below",
            "in the text",
            "behind",
            "marked",
            "prefixed",
            "in red",
            "in blue",
            "in green",
            "in colo",
            "in bold",
            "in caps",
            "in capitals",
            "in brackets",
            "unten",
            "s.u.",
            "s. u.",
            "im text",
            "ci-dessous",
            "dans le",
            "zie onder",
            "hieronder",
            "abajo",
            "abaixo");
    /** A line of the text that begins as answers do, with who answers: "[Ada]", "[AL]". */
    private static final Pattern NAMED_ANSWER = Pattern.compile(
            "^\\[(?!(?i:ext|external|caution|snip|image|cid|inline|sic|edit|deleted|suspicious|warning|spam)\\b)"
                    + "(?:\\p{Lu}{2,4}|\\p{Lu}\\p{Ll}{1,15}(?: \\p{Lu}[\\p{Ll}-]{1,15})?)](?![(\\[-]) .*$");
    /** "AL: ", "&lt;AL&gt; ": an answer when two lines begin so. */
    private static final Pattern INITIALS_ANSWER =
            Pattern.compile("^<?(?!PS|NB|RE|AW|CC|TO|OK|URL|BTW)(\\p{Lu}{2,3})[:>] .*$");

    @Override
    public void mark(MarkedLines lines) {
        boolean own = false;
        int inline = -1;
        int last = lastWords(lines);
        int i = 0;
        while (i < lines.count()) {
            if (isEnd(lines, i)) {
                i = lines.mark(i, i + 1, Kind.ATTRIBUTION);
                continue;
            }
            int header = headerEnd(lines, i);
            if (header == i) {
                own |= lines.isFree(i) && !isGreeting(lines, i);
                i++;
                continue;
            }
            lines.mark(i, header, Kind.ATTRIBUTION);
            int next = lines.nextWords(header);
            boolean unmarked = lines.isFree(next) || lines.is(Kind.ATTRIBUTION, next);
            boolean whole =
                    unmarked && (own || FORWARDED.matcher(lines.shortWords(i)).matches());
            if (whole && inline < 0) {
                inline = answersInline(lines, i);
            }
            if (whole && inline >= i) {
                i = quote(lines, header, last);
            } else {
                i = header;
            }
        }
    }

    /** "Hi Ada,": below it alone the answer has yet to come, so it stands among the quoted words. */
    private static boolean isGreeting(MarkedLines lines, int i) {
        String words = lines.words(i);
        return words.length() < MAX_GREETING
                && lines.previousWords(i) < 0
                && words.endsWith(",")
                && GREETING.matcher(words).matches();
    }

    private static boolean isEnd(MarkedLines lines, int i) {
        return lines.isFree(i)
                && lines.words(i).startsWith("--")
                && END.matcher(lines.shortWords(i)).matches();
    }

    /** The first line above the first header that says so; the number of lines when none does. */
    private static int answersInline(MarkedLines lines, int header) {
        for (int i = 0; i < header; i++) {
            if (lines.isFree(i)
                    && INLINE_NEEDLES.mayBeIn(lines.line(i), lines.isForeign(i))
                    && ANSWERS_INLINE.matcher(lines.head(i)).find()) {
                return i;
            }
        }
        return lines.count();
    }

    /** The line after the header of a quoted message, or after an attribution with no marked quote below. */
    private static int headerEnd(MarkedLines lines, int i) {
        if (lines.is(Kind.ATTRIBUTION, i)) {
            int end = i + 1;
            while (lines.is(Kind.ATTRIBUTION, end)) {
                end++;
            }
            return end;
        }
        if (!lines.isFree(i) || !lines.isShort(i)) {
            return i;
        }
        String words = lines.words(i);
        boolean announced =
                (mayAnnounce(lines, i, words) && ORIGINAL.matcher(words).matches())
                        || (words.endsWith(":") && BEGIN.matcher(words).matches());
        if (announced) {
            int header = lines.nextWords(i + 1);
            return header - i <= 3 && isField(lines, header) ? fieldsEnd(lines, header) : i + 1;
        }
        int sender = isRule(words) ? lines.nextWords(i + 1) : i;
        boolean begins = sender - i <= 2
                && lines.isFree(sender)
                && hasName(lines, sender)
                && SENDER.matcher(lines.words(sender)).matches();
        return begins && !(sender == i && isExample(lines, i)) && hasDateAndSubject(lines, sender + 1)
                ? fieldsEnd(lines, sender)
                : i;
    }

    /** Whether dashes or stars stand at both ends, and letters between. */
    private static boolean mayAnnounce(MarkedLines lines, int i, String words) {
        return "-*".indexOf(words.charAt(0)) >= 0
                && "-*".indexOf(words.charAt(words.length() - 1)) >= 0
                && words.contains("--")
                && lines.holdsLetter(i);
    }

    /** Whether the author introduces a header that he shows. */
    private static boolean isExample(MarkedLines lines, int i) {
        return lines.words(Math.max(0, lines.previousWords(i))).endsWith(":");
    }

    private static boolean isRule(String words) {
        return words.length() > 4
                && "_*-".indexOf(words.charAt(0)) >= 0
                && RULE.matcher(words).matches();
    }

    /** Whether a field's name could stand before a colon: asked first, because it is cheap. */
    private static boolean hasName(MarkedLines lines, int i) {
        int colon = lines.has(i, ':') ? lines.line(i).indexOf(':') : -1;
        return colon > 0 && colon < MAX_FIELD_NAME && lines.isShort(i);
    }

    private static boolean hasDateAndSubject(MarkedLines lines, int from) {
        boolean dated = false;
        boolean titled = false;
        for (int i = from; i < Math.min(lines.count(), from + MAX_HEADER_LINES) && lines.isFree(i); i++) {
            dated |= hasName(lines, i) && DATE.matcher(lines.words(i)).matches();
            titled |= hasName(lines, i) && SUBJECT.matcher(lines.words(i)).matches();
        }
        return dated && titled;
    }

    private static boolean isField(MarkedLines lines, int i) {
        return lines.isFree(i)
                && hasName(lines, i)
                && FIELD.matcher(lines.words(i)).matches();
    }

    /**
     * Fields may be folded: a line that is none ends the header, unless it is indented, goes on with addresses, or
     * fields follow.
     */
    private static int fieldsEnd(MarkedLines lines, int from) {
        int end = from;
        while (lines.isFree(end)) {
            boolean continues = end > from
                    && (lines.line(end).startsWith(" ")
                            || lines.line(end).startsWith("\t")
                            || (lines.isShort(end) && (lines.words(end - 1).endsWith(";") || isField(lines, end + 1))));
            if (!isField(lines, end) && !continues) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Quotes what follows a header; gives the line after it. */
    private static int quote(MarkedLines lines, int from, int last) {
        int end = end(lines, from, last);
        int depth = 1;
        int i = from;
        while (i < end) {
            int header = i > from ? Math.min(end, headerEnd(lines, i)) : i;
            for (int line = i; line < Math.max(header, i + 1); line++) {
                if (!lines.isBlank(line)) {
                    lines.quote(line, lines.depth(line) + depth, lines.text(line));
                }
            }
            boolean nested = header > i && !lines.is(Kind.QUOTE, lines.nextWords(header));
            depth += nested ? 1 : 0;
            i = Math.max(header, i + 1);
        }
        return end;
    }

    /** The line after the last one that the list did not add. */
    private static int lastWords(MarkedLines lines) {
        int last = lines.count();
        while (last > 0
                && (lines.isBlank(last - 1) || lines.is(Kind.FOOTER, last - 1) || lines.is(Kind.SCRUBBED, last - 1))) {
            last--;
        }
        return last;
    }

    /**
     * Where the quoted message ends: at its end mark, at an answer, at the next part, or before what the list added.
     */
    private static int end(MarkedLines lines, int from, int last) {
        Map<String, Integer> firstByInitials = new HashMap<>();
        for (int i = from; i < last; i++) {
            boolean nextPart = lines.is(Kind.SCRUBBED, i) && lines.words(i).startsWith("-----");
            if (nextPart || isEnd(lines, i)) {
                return i;
            }
            String words = lines.isFree(i) ? lines.shortWords(i) : "";
            if (words.startsWith("[") && NAMED_ANSWER.matcher(words).matches()) {
                return i;
            }
            if (firstByInitials.size() < MAX_ANSWERERS && mayBeInitials(words)) {
                Matcher initials = INITIALS_ANSWER.matcher(words);
                Integer first = initials.matches() ? firstByInitials.putIfAbsent(initials.group(1), i) : null;
                if (first != null) {
                    return first;
                }
            }
        }
        return last;
    }

    /** Whether a colon or bracket stands where initials end: asked first, because it is cheap. */
    private static boolean mayBeInitials(String words) {
        for (int i = 2; i <= MAX_INITIALS && i < words.length(); i++) {
            if (words.charAt(i) == ':' || words.charAt(i) == '>') {
                return true;
            }
        }
        return false;
    }
}
