package annals.parse;

import annals.mail.Segment.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paragraphs in which a company says who may read the mail: a footer, known by several of its set phrases. */
final class Disclaimers implements Marker {
    private static final int MAX_PARAGRAPH_LINES = 25;
    private static final int MAX_LINE_CHARACTERS = 4000;
    private static final Pattern RULE = Pattern.compile("^[-_=*#~]{2,} ?$");

    /** What the filter of R's lists leaves of a disclaimer. */
    private static final Pattern DROPPED = Pattern.compile(".*\\{\\{dropped:\\d{1,4}}}$");

    /** Each is common in disclaimers and rare elsewhere; two of them in one paragraph are none by chance. */
    private static final List<String> PHRASES = List.of(
            "intended recipient",
            "intended solely",
            "intended only for",
            "for the sole use",
            "solely for the use",
            "addressee",
            "confidential",
            "privileged",
            "received this e-mail in error",
            "received this email in error",
            "received this message in error",
            "received it in error",
            "in error, please",
            "notify the sender",
            "contact the sender",
            "inform the sender",
            "delete this e-mail",
            "delete this email",
            "delete this message",
            "delete it from your",
            "unauthorized",
            "unauthorised",
            "dissemination",
            "strictly prohibited",
            "do not necessarily",
            "computer virus",
            "vertrauliche",
            "bestimmungsgemäße",
            "nicht der richtige adressat",
            "irrtümlich erhalten",
            "informieren sie bitte",
            "informations confidentielles",
            "sans autorisation",
            "pièces jointes",
            "información confidencial",
            "va dirigido",
            "por error",
            "vertrouwelijke informatie",
            "niet voor u",
            "verwijder het",
            "privileged information",
            "reached you by mistake",
            "tell the sender",
            "delete all copies",
            "vernichten sie",
            "unbefugte weitergabe",
            "confidentiel",
            "destinataire",
            "expéditeur",
            "par erreur",
            "vertrouwelijk",
            "bestemd voor",
            "de afzender",
            "geadresseerde",
            "confidenciales",
            "destinatario");

    /** A disclaimer speaks of the mail in which it stands; a paragraph about confidential messages does not. */
    private static final List<String> OF_THIS_MAIL = List.of(
            "this e-mail",
            "this email",
            "this mail",
            "this message",
            "this communication",
            "this transmission",
            "contained in this",
            "in error",
            "notify the sender",
            "contact the sender",
            "inform the sender",
            "diese e-mail",
            "dieser e-mail",
            "diese mail",
            "diese nachricht",
            "irrtümlich erhalten",
            "ce message",
            "cet e-mail",
            "cet email",
            "ce courriel",
            "par erreur",
            "dit bericht",
            "deze e-mail",
            "deze email",
            "este mensaje",
            "este correo",
            "por error",
            "reached you by",
            "este e-mail");

    /** Parts of words of which hardly any disclaimer is without all, in the case in which they stand there. */
    private static final List<String> COMMON_WORDS = List.of(
            "onfidenti",
            "ONFIDENTI",
            "recipient",
            "addressee",
            "rivileged",
            "ertrauliche",
            "estinata",
            "ertrouwelijk",
            "onfidencia");

    private static final Needles COMMON_NEEDLES = Needles.of(COMMON_WORDS);

    @Override
    public void mark(MarkedLines lines) {
        if (!hasCommonWord(lines.body()) && !lines.body().contains("{{dropped:")) {
            return;
        }
        int i = 0;
        while (i < lines.count()) {
            int end = paragraphEnd(lines, i);
            if (end > i && isDropped(lines, end - 1)) {
                lines.mark(droppedFrom(lines, i, end), end, Kind.FOOTER);
            } else if (end > i && isDisclaimer(lines, i, end)) {
                lines.mark(ruleBefore(lines, i), ruleAfter(lines, end), Kind.FOOTER);
            }
            i = Math.max(end, i + 1);
        }
    }

    /** Where the paragraph ends, or the message above a header that follows without a blank line. */
    private static int paragraphEnd(MarkedLines lines, int from) {
        int end = from;
        while (lines.isFree(end) && (end <= from + 1 || !isRuled(lines.line(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isRuled(String line) {
        return line.startsWith("---") || line.startsWith("___");
    }

    private static boolean isDropped(MarkedLines lines, int i) {
        String words = lines.shortWords(i);
        return words.endsWith("}}") && DROPPED.matcher(words).matches();
    }

    /** A mark or rule before the first words of what was dropped goes with them. */
    private static int droppedFrom(MarkedLines lines, int from, int end) {
        int first = end - 1;
        while (first > from && !RULE.matcher(lines.shortWords(first)).matches()) {
            first--;
        }
        boolean ruled = RULE.matcher(lines.shortWords(first)).matches();
        return ruled ? first : from;
    }

    private static boolean isDisclaimer(MarkedLines lines, int from, int end) {
        if (end - from > MAX_PARAGRAPH_LINES || !hasCommonWord(lines, from, end)) {
            return false;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < end; i++) {
            String words = lines.words(i);
            joined.append(' ').append(words, 0, Math.min(words.length(), MAX_LINE_CHARACTERS));
        }
        String text = joined.toString().toLowerCase(Locale.ROOT);
        return PHRASES.stream().filter(text::contains).limit(3).count() == 3
                && OF_THIS_MAIL.stream().anyMatch(text::contains);
    }

    /** Whether one of the words is there that hardly any disclaimer goes without: asked first, because it is cheap. */
    private static boolean hasCommonWord(MarkedLines lines, int from, int end) {
        for (int i = from; i < end; i++) {
            String words = lines.words(i);
            if (hasCommonWord(words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCommonWord(String words) {
        if (!COMMON_NEEDLES.mayBeIn(words, false)) { // they are of ASCII alone, whatever else is there
            return false;
        }
        for (String common : COMMON_WORDS) {
            if (words.contains(common)) {
                return true;
            }
        }
        return false;
    }

    private static int ruleBefore(MarkedLines lines, int from) {
        int rule = lines.previousWords(from);
        return lines.isFree(rule) && RULE.matcher(lines.shortWords(rule)).matches() ? rule : from;
    }

    private static int ruleAfter(MarkedLines lines, int end) {
        int rule = lines.nextWords(end);
        return lines.isFree(rule) && RULE.matcher(lines.shortWords(rule)).matches() ? rule + 1 : end;
    }
}
