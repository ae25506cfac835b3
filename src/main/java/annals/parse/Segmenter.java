package annals.parse;

import annals.mail.Segment;
import annals.mail.Segment.Kind;
import annals.profile.ListProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a body into segments: whose words each line holds.
 *
 * <p>A line is new unless something shows that it is not, so no word of the author is lost to a guess; and the segments
 * together hold every line of the body that is not blank, in order. Takes time linear in the length of the body: long
 * lines are never matched against a pattern. Safe for use by several threads.
 */
public final class Segmenter {
    private final List<Pattern> footers;

    /** A segmenter that knows the list's own footers besides those that every Mailman writes. */
    public Segmenter(ListProfile profile) {
        this.footers = profile.footers().stream().map(Pattern::compile).toList();
    }

    /** The segments of a decoded body, in order; blank lines at their ends are left out. */
    public List<Segment> segments(String body) {
        List<String> lines = body.lines().toList();
        return new Marking(lines, footers).segments();
    }

    /** One body while it is being marked. */
    private static final class Marking {
        /** No line that a pattern tells is longer; 36,000 real mails have attributions of up to 250 characters. */
        private static final int MAX_PATTERN_CHARACTERS = 500;

        private static final int MAX_SIGNATURE_LINES = 25;
        /** "--" without its blank is often a rule in the text: only a few lines at the end are a signature. */
        private static final int MAX_LOOSE_SIGNATURE_LINES = 10;

        private static final int MAX_FOOTER_LINES = 15;
        private static final int MAX_SCRUBBED_LINES = 14;
        private static final int MAX_ATTRIBUTION_LINES = 3;
        private static final int MAX_FIELD_NAME = 24;

        private static final Pattern INITIALS = Pattern.compile("^ ?([A-Z][A-Za-z]{0,3})> ?(.*)$");
        /** Prompts of programs, which look like initials. */
        private static final Set<String> PROMPTS = Set.of("SQL", "R", "C", "D", "PS", "In", "Out");

        private static final Pattern ARMOUR_BEGIN = Pattern.compile("^(?:- )?-----BEGIN PGP ([A-Z ,0-9/]+)-----\\s*$");
        private static final Pattern ARMOUR_LINE = Pattern.compile("^[A-Za-z0-9+/=]{1,80}$|^[A-Za-z]+: .*$");

        private static final Pattern PART_SEPARATOR = Pattern.compile("^-{10,} \\S(?:.{0,28}\\S)? -{10,}$");
        private static final Pattern NEXT_PART = Pattern.compile(
                "(?iu)^-+ (?:next part|section suivante|nächster teil|próxima parte|volgend deel|следующая часть|"
                        + "parte successiva|seguinte parte|następna część) -+$");
        private static final Pattern SCRUBBED_NOTICE =
                Pattern.compile("(?i)^.{0,80} was scrubbed\\.\\.\\.$|^\\s*\\[\\[alternative HTML version deleted]]$");
        private static final Pattern SCRUBBED_URL =
                Pattern.compile("(?i)^(?:URL|Адрес)\\s*:\\s*<?(?:https?|ftp|file):.*");

        private static final Pattern SCRUBBED_FIELD = Pattern.compile("^\\p{L}{2,12} ?: ");

        private static final Pattern UNDERSCORES = Pattern.compile("^_{20,}$");
        private static final Pattern LIST_NAME = Pattern.compile("(?i)^.{1,60} (?:mailing list|list)(?: -- \\S+)?$");
        private static final Pattern MAILMAN_3 = Pattern.compile("(?i)^.{1,60} mailing list -- \\S+$");
        private static final Pattern FOOTER_LINE = Pattern.compile(
                "(?i)^(?:to unsubscribe|unsubscribe|info:|for (?:more|list)|options:|manage|archives?:|list |visit |%\\().*"
                        + "|^\\S+@\\S+$|^\\S+ at \\S+\\.\\S+$|^.{0,30}https?://\\S+$|.* mailing list.*|^_{20,}$");

        private static final Pattern ORIGINAL = Pattern.compile(
                "(?iu)^[ *]{0,3}-{2,} ?(?:original message|original-nachricht|ursprüngliche nachricht|urspr.ngliche nachricht|"
                        + "originalnachricht|message d'origine|message original|oorspronkelijk bericht|mensaje original|"
                        + "messaggio originale|mensagem original|исходное сообщение|original appointment|"
                        + "forwarded message(?: from .{1,80})?|weitergeleitete nachricht|message transféré) ?-{2,}[ *]{0,3}$");
        private static final Pattern FORWARDED = Pattern.compile("(?iu).*(?:forwarded|weitergeleitet|transféré).*");
        private static final Pattern SENDER_FIELD = Pattern.compile("(?iu)^\\*?(?:from|von|de|van|от)\\*? ?:.*");
        private static final Pattern DATE_FIELD = Pattern.compile(
                "(?iu)^\\*?(?:sent|date|gesendet|datum|envoyé|verzonden|enviado|отправлено|дата)\\*? ?:.*");
        private static final Pattern FIELD = Pattern.compile(
                "(?iu)^\\*?(?:from|von|de|van|от|sent|gesendet|envoyé|verzonden|enviado|отправлено|date|datum|дата|"
                        + "to|an|à|aan|para|кому|cc|kopie|копия|subject|betreff|objet|onderwerp|asunto|тема|"
                        + "reply-to|antwort an|message-id|organization|newsgroups|attachments|importance)\\*? ?:.*");

        private static final String VERBS =
                "wrote|writes|said|says|schrieb|schrieben|schreibt|crit|écrit|a écrit|schreef|"
                        + "escribió|escribi.|escreveu|ha scritto|scrive|пишет|писал|написал|skrev|napisał|kirjoitti|yazdı|wrote on";
        private static final Pattern VERB =
                Pattern.compile("(?iu)(?:^|[^\\p{L}])(?:" + VERBS + ")(?:\\(а\\)|а|а\\(a\\))?(?:[^\\p{L}]|$)");
        private static final Pattern DATED_START = Pattern.compile(
                "(?iu)^\\W{0,2}(?:on|at|am|le|op|el|em|il|in|в|at|den|dnia|mon|tue|wed|thu|fri|sat|sun|quoting|\\d{1,4})\\b.*");
        private static final Pattern STAR = Pattern.compile("^\\* .+ (?:[\\[(].*\\d.*[\\])]|<.+>):$");
        private static final Pattern QUOTING = Pattern.compile("(?i)^quoting .+:$");
        private static final Pattern ON_DATE = Pattern.compile("^On .{0,40}\\d{4}.*:$");
        /** A name and an address before a verb in a language we do not know, or that the archive garbled. */
        private static final Pattern NAMED_ADDRESS =
                Pattern.compile("^[^<>]{1,80}<[^<>\\s]+(?:@| at )[^<>\\s]+> ?\\S{0,12} ?:$");

        private static final Pattern DATED_ADDRESS = Pattern.compile("^.*\\d{4}.*<[^<>]+>:$");

        private static final Pattern HUNK = Pattern.compile("^@@ -\\d+(?:,(\\d{1,6}))? \\+\\d+(?:,(\\d{1,6}))? @@.*");
        private static final Pattern PATCH_HEADER = Pattern.compile(
                "^(?:diff |index [0-9a-f]|new file mode|deleted file mode|old mode|new mode|similarity index|rename |copy "
                        + "|Index: |={60,}|--- |\\+\\+\\+ |Binary files |RCS file:|retrieving revision).*");

        private final String[] lines;
        private final List<Pattern> footers;
        private final Kind[] kinds;
        private final int[] depths;
        private final String[] texts;
        private boolean hasOwnWords;

        Marking(List<String> body, List<Pattern> footers) {
            this.lines = body.toArray(new String[0]);
            this.footers = footers;
            this.kinds = new Kind[lines.length];
            this.depths = new int[lines.length];
            this.texts = lines.clone();
        }

        List<Segment> segments() {
            markQuotes();
            markInitials();
            markBars();
            int i = 0;
            while (i < lines.length) {
                i = kinds[i] != null || isBlank(i) ? i + 1 : markFrom(i);
            }
            return joined();
        }

        /** Marks what begins at a line that is neither blank nor quoted; gives the line after it. */
        private int markFrom(int i) {
            int end = armourEnd(i);
            if (end > i) {
                return mark(i, end, Kind.SIGNATURE);
            }
            end = scrubbedEnd(i);
            if (end > i) {
                return mark(i, end, Kind.SCRUBBED);
            }
            end = footerEnd(i);
            if (end > i) {
                return mark(i, end, Kind.FOOTER);
            }
            end = originalHeaderEnd(i);
            if (end > i) {
                return markOriginal(i, end);
            }
            end = patchEnd(i);
            if (end > i) {
                hasOwnWords = true;
                return mark(i, end, Kind.PATCH);
            }
            end = signatureEnd(i);
            if (end > i) {
                return mark(i, end, Kind.SIGNATURE);
            }
            end = attributionEnd(i);
            if (end > i) {
                return mark(i, end, Kind.ATTRIBUTION);
            }
            hasOwnWords = true;
            return mark(i, i + 1, Kind.NEW);
        }

        private int mark(int from, int to, Kind kind) {
            for (int i = from; i < to; i++) {
                if (kinds[i] == null && !isBlank(i)) {
                    kinds[i] = kind;
                }
            }
            return to;
        }

        private void quote(int line, int depth, String text) {
            kinds[line] = Kind.QUOTE;
            depths[line] = depth;
            texts[line] = text;
        }

        // Quotes by their markers

        private void markQuotes() {
            int shallow = 0;
            for (int i = 0; i < lines.length; i++) {
                int depth = markerDepth(lines[i]);
                if (depth > 0 && isQuote(i, depth)) {
                    quote(i, depth, lines[i].substring(markerEnd(lines[i])));
                    shallow += depth < 3 ? 1 : 0;
                }
            }
            if (shallow == 0) {
                unmarkPrompts();
            }
        }

        /** "&gt;&gt;&gt; " without any shallower quote is Python's prompt. */
        private void unmarkPrompts() {
            for (int i = 0; i < lines.length; i++) {
                if (kinds[i] == Kind.QUOTE && lines[i].startsWith(">>> ")) {
                    kinds[i] = null;
                    depths[i] = 0;
                    texts[i] = lines[i];
                }
            }
        }

        private boolean isQuote(int i, int depth) {
            if (depth == 1 && lines[i].startsWith(">From ")) {
                return isTightQuote(i - 1) || isTightQuote(i + 1);
            }
            boolean alone = lines[i].strip().equals(">");
            return !alone || !closesTag(i);
        }

        /** A quote whose marker touches the text, beside which "&gt;From " is a quote and not the escape of mbox. */
        private boolean isTightQuote(int i) {
            return i >= 0
                    && i < lines.length
                    && lines[i].length() > 1
                    && lines[i].charAt(0) == '>'
                    && lines[i].charAt(1) != ' '
                    && !lines[i].startsWith(">From ");
        }

        /** Whether a lone "&gt;" ends an XML tag that was begun on the lines before. */
        private boolean closesTag(int i) {
            boolean besideQuote =
                    (i > 0 && markerDepth(lines[i - 1]) > 0) || (i + 1 < lines.length && markerDepth(lines[i + 1]) > 0);
            if (besideQuote) {
                return false;
            }
            for (int before = i - 1; before >= Math.max(0, i - 12) && !isBlank(before); before--) {
                int open = lines[before].lastIndexOf('<');
                int close = lines[before].lastIndexOf('>');
                if (open >= 0 || close >= 0) {
                    return open > close;
                }
            }
            return false;
        }

        private static int markerDepth(String line) {
            int depth = 0;
            int at = 0;
            while (true) {
                int marker = at;
                while (marker < line.length() && marker - at < 4 && line.charAt(marker) == ' ') {
                    marker++;
                }
                if (marker >= line.length() || line.charAt(marker) != '>') {
                    return depth;
                }
                depth++;
                at = marker + 1;
            }
        }

        private static int markerEnd(String line) {
            int end = 0;
            while (true) {
                int marker = end;
                while (marker < line.length() && marker - end < 4 && line.charAt(marker) == ' ') {
                    marker++;
                }
                if (marker >= line.length() || line.charAt(marker) != '>') {
                    return end < line.length() && line.charAt(end) == ' ' ? end + 1 : end;
                }
                end = marker + 1;
            }
        }

        /** "GL&gt; text": a quote when two such lines name the same person. */
        private void markInitials() {
            String last = "";
            int lastLine = -1;
            for (int i = 0; i < lines.length; i++) {
                boolean possible =
                        kinds[i] == null && isShort(i) && lines[i].indexOf('>') > 0 && lines[i].indexOf('>') < 6;
                Matcher initials = INITIALS.matcher(possible ? lines[i] : "");
                if (!initials.matches() || PROMPTS.contains(initials.group(1))) {
                    continue;
                }
                if (initials.group(1).equals(last) && i - lastLine < 30) {
                    markInitialsAt(lastLine);
                    markInitialsAt(i);
                }
                last = initials.group(1);
                lastLine = i;
            }
        }

        private void markInitialsAt(int i) {
            if (kinds[i] == null) {
                int end = lines[i].indexOf('>') + 1;
                int inner = markerDepth(lines[i].substring(end));
                String rest = lines[i].substring(end);
                quote(i, 1 + inner, rest.substring(markerEnd(rest)));
            }
        }

        /** Lines that begin with "|" are a quote when an attribution stands before them and no table is drawn. */
        private void markBars() {
            for (int i = 1; i < lines.length; i++) {
                if (!isBar(i) || kinds[i] != null || !endsWithColon(i - 1)) {
                    continue;
                }
                int end = i;
                while (end < lines.length && kinds[end] == null && isBar(end)) {
                    end++;
                }
                for (int bar = i; bar < end && end - i > 1; bar++) {
                    quote(bar, 1, lines[bar].substring(Math.min(2, lines[bar].length())));
                }
                i = end;
            }
        }

        private boolean isBar(int i) {
            return (lines[i].startsWith("| ") || lines[i].equals("|")) && lines[i].indexOf('|', 1) < 0;
        }

        private boolean endsWithColon(int i) {
            int line = isBlank(i) && i > 0 ? i - 1 : i;
            return lines[line].stripTrailing().endsWith(":");
        }

        // PGP armour

        private int armourEnd(int i) {
            if (!lines[i].contains("-----BEGIN PGP ") || !isShort(i)) {
                return i;
            }
            Matcher begin = ARMOUR_BEGIN.matcher(lines[i]);
            if (!begin.matches()) {
                return i;
            }
            if (begin.group(1).equals("SIGNED MESSAGE")) {
                int end = i + 1;
                while (end < lines.length && lines[end].startsWith("Hash: ")) {
                    end++;
                }
                return end;
            }
            int end = i + 1;
            while (end < lines.length
                    && (isBlank(end)
                            || (isShort(end) && ARMOUR_LINE.matcher(lines[end]).matches()))) {
                end++;
            }
            boolean closed = end < lines.length && lines[end].contains("-----END PGP ");
            return closed ? end + 1 : withoutBlankEnd(i, end);
        }

        // Scrubbed parts

        private int scrubbedEnd(int i) {
            if (!isShort(i)) {
                return i;
            }
            boolean separator = isPartSeparator(i);
            if (!separator && !isScrubbedNotice(i)) {
                return i;
            }
            int first = separator ? nextWords(i + 1) : i;
            int url = first < lines.length ? scrubbedUrlEnd(first) : -1;
            if (url > 0) {
                return url;
            }
            if (first < lines.length && isScrubbedNotice(first)) {
                int end = first + 1;
                while (end < lines.length
                        && kinds[end] == null
                        && !isBlank(end)
                        && SCRUBBED_FIELD.matcher(head(end)).lookingAt()) {
                    end++;
                }
                return end;
            }
            return separator && NEXT_PART.matcher(lines[i].stripTrailing()).matches() ? i + 1 : i;
        }

        private boolean isScrubbedNotice(int i) {
            return isShort(i)
                    && (lines[i].endsWith("...") || lines[i].endsWith("]]"))
                    && SCRUBBED_NOTICE.matcher(lines[i]).matches();
        }

        /**
         * The line after a notice's URL, which may be wrapped; -1 when the block is no notice or has no URL. In every
         * language of Mailman a notice begins with a line that ends in three dots.
         */
        private int scrubbedUrlEnd(int first) {
            if (!lines[first].stripTrailing().endsWith("...")) {
                return -1;
            }
            int end = Math.min(lines.length, first + MAX_SCRUBBED_LINES);
            for (int i = first + 1; i < end && !isBlank(i) && !isPartSeparator(i); i++) {
                if (isShort(i) && SCRUBBED_URL.matcher(lines[i]).matches()) {
                    boolean open = lines[i].indexOf('<') >= 0 && lines[i].indexOf('>') < 0;
                    boolean wrapped = open && i + 1 < lines.length && lines[i + 1].indexOf('>') > 0;
                    return wrapped ? i + 2 : i + 1;
                }
            }
            return -1;
        }

        private boolean isPartSeparator(int i) {
            return lines[i].startsWith("-----")
                    && isShort(i)
                    && PART_SEPARATOR.matcher(lines[i].stripTrailing()).matches();
        }

        // Footers of lists

        private int footerEnd(int i) {
            if (!isShort(i)) {
                return i;
            }
            boolean ruled = isRule(i);
            int name = ruled ? nextWords(i + 1) : i;
            if (name >= lines.length || name > i + 2 || !isShort(name) || kinds[name] != null) {
                return i;
            }
            String written = lines[name].strip();
            boolean own =
                    footers.stream().anyMatch(footer -> footer.matcher(written).find());
            boolean begins = ruled
                    ? own || LIST_NAME.matcher(written).matches()
                    : own
                            || (written.contains(" -- ")
                                    && MAILMAN_3.matcher(written).matches()
                                    && isFooterLine(nextWords(name + 1)));
            return begins ? footerBodyEnd(name + 1) : i;
        }

        private boolean isRule(int i) {
            return lines[i].indexOf('_') >= 0
                    && UNDERSCORES.matcher(lines[i].strip()).matches();
        }

        private int footerBodyEnd(int from) {
            int end = from;
            int next = nextWords(end);
            while (next < lines.length && next - end < 3 && end - from < MAX_FOOTER_LINES && isFooterLine(next)) {
                end = next + 1;
                next = nextWords(end);
            }
            return end;
        }

        private boolean isFooterLine(int i) {
            return i < lines.length
                    && kinds[i] == null
                    && isShort(i)
                    && (FOOTER_LINE.matcher(lines[i].strip()).matches()
                            || footers.stream()
                                    .anyMatch(footer ->
                                            footer.matcher(lines[i].strip()).find()));
        }

        // Messages quoted whole, without markers

        /** The line after the header of a quoted message ("-----Original Message-----", "From: … Sent: …"). */
        private int originalHeaderEnd(int i) {
            if (!isShort(i)) {
                return i;
            }
            String line = lines[i].strip();
            if (line.indexOf('-') >= 0 && ORIGINAL.matcher(line).matches()) {
                int header = nextWords(i + 1);
                boolean near = header - i <= 2 && isField(header);
                return near ? fieldsEnd(header) : i + 1;
            }
            int sender = isRule(i) ? nextWords(i + 1) : i;
            boolean begins = sender - i <= 2
                    && sender < lines.length
                    && hasName(sender)
                    && kinds[sender] == null
                    && SENDER_FIELD.matcher(lines[sender].strip()).matches();
            return begins && hasDateField(sender + 1) ? fieldsEnd(sender) : i;
        }

        /** Whether a field's name could stand before a colon: asked first, because it is cheap. */
        private boolean hasName(int i) {
            int colon = lines[i].indexOf(':');
            return colon > 0 && colon < MAX_FIELD_NAME && isShort(i);
        }

        private boolean hasDateField(int from) {
            boolean dated = false;
            int fields = 0;
            for (int i = from; i < Math.min(lines.length, from + 6) && !isBlank(i); i++) {
                dated |= hasName(i) && DATE_FIELD.matcher(lines[i].strip()).matches();
                fields += isField(i) ? 1 : 0;
            }
            return dated && fields >= 2;
        }

        private boolean isField(int i) {
            return i < lines.length
                    && kinds[i] == null
                    && isShort(i)
                    && FIELD.matcher(lines[i].strip()).matches();
        }

        /** Fields may be folded; a line that is none ends the header, unless it goes on with addresses. */
        private int fieldsEnd(int from) {
            int end = from;
            while (end < lines.length && !isBlank(end) && kinds[end] == null) {
                boolean continues = end > from
                        && (lines[end].startsWith(" ")
                                || lines[end].startsWith("\t")
                                || (isShort(end)
                                        && lines[end - 1].stripTrailing().endsWith(";")));
                if (!isField(end) && !continues) {
                    break;
                }
                end++;
            }
            return end;
        }

        /** What follows is the quoted message: to the end, if the author's words stand above it. */
        private int markOriginal(int from, int headerEnd) {
            mark(from, headerEnd, Kind.ATTRIBUTION);
            boolean forwarded = isShort(from) && FORWARDED.matcher(lines[from]).matches();
            int next = nextWords(headerEnd);
            boolean marked = next < lines.length && kinds[next] == Kind.QUOTE;
            if (marked || !(hasOwnWords || forwarded)) {
                return headerEnd;
            }
            int end = headerEnd;
            while (end < lines.length && (kinds[end] != null || scrubbedEnd(end) == end)) {
                end++;
            }
            int footer = lastFooter(headerEnd, end);
            for (int i = headerEnd; i < footer; i++) {
                if (!isBlank(i)) {
                    quote(i, depths[i] + 1, texts[i]);
                }
            }
            return mark(footer, end, Kind.FOOTER);
        }

        /** Where the footer begins with which the lines end; their end when there is none. */
        private int lastFooter(int from, int to) {
            for (int i = Math.max(from, to - MAX_FOOTER_LINES); i < to; i++) {
                if (kinds[i] == null && !isBlank(i) && withoutBlankEnd(i, footerEnd(i)) == withoutBlankEnd(i, to)) {
                    return i;
                }
            }
            return to;
        }

        // Patches

        private int patchEnd(int i) {
            if (!beginsPatch(i)) {
                return i;
            }
            int end = i;
            while (end < lines.length && kinds[end] == null) {
                int hunk = hunkEnd(end);
                if (hunk > end) {
                    end = hunk;
                } else if (PATCH_HEADER.matcher(head(end)).matches() && !isSignatureMark(end)) {
                    end++;
                } else if (isBlank(end)
                        && end + 1 < lines.length
                        && PATCH_HEADER.matcher(head(end + 1)).matches()) {
                    end++;
                } else {
                    break;
                }
            }
            return end;
        }

        private boolean beginsPatch(int i) {
            String line = lines[i];
            String next = i + 1 < lines.length ? lines[i + 1] : "";
            return line.startsWith("diff -")
                    || (line.startsWith("--- ") && next.startsWith("+++ "))
                    || (line.startsWith("Index: ") && next.startsWith("====="))
                    || hunkEnd(i) > i;
        }

        /** The line after a hunk, as long as its header says; lines that cannot belong to it end it before. */
        private int hunkEnd(int i) {
            if (!lines[i].startsWith("@@ -")) {
                return i;
            }
            Matcher hunk = HUNK.matcher(head(i));
            if (!hunk.matches()) {
                return i;
            }
            int old = hunk.group(1) == null ? 1 : Integer.parseInt(hunk.group(1));
            int added = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
            int end = i + 1;
            while (end < lines.length && kinds[end] == null && (old > 0 || added > 0)) {
                char mark = lines[end].isEmpty() ? ' ' : lines[end].charAt(0);
                if (mark != ' ' && mark != '+' && mark != '-' && mark != '\\') {
                    return end;
                }
                old -= mark == ' ' || mark == '-' ? 1 : 0;
                added -= mark == ' ' || mark == '+' ? 1 : 0;
                end++;
            }
            return end;
        }

        // Signatures

        private boolean isSignatureMark(int i) {
            String line = lines[i];
            return line.equals("-- ") || line.equals("--") || line.equals("- -- ") || line.equals("- --");
        }

        private int signatureEnd(int i) {
            if (!isSignatureMark(i)) {
                return i;
            }
            int allowed = lines[i].endsWith(" ") ? MAX_SIGNATURE_LINES : MAX_LOOSE_SIGNATURE_LINES;
            int end = i + 1;
            int words = 0;
            while (end < lines.length && words <= allowed && (isBlank(end) || !endsSignature(end))) {
                words += isBlank(end) ? 0 : 1;
                end++;
            }
            return words > allowed ? i : withoutBlankEnd(i, end);
        }

        private boolean endsSignature(int i) {
            return kinds[i] != null
                    || scrubbedEnd(i) > i
                    || footerEnd(i) > i
                    || originalHeaderEnd(i) > i
                    || armourEnd(i) > i
                    || beginsPatch(i)
                    || attributionEnd(i) > i;
        }

        // Attributions

        private int attributionEnd(int i) {
            StringBuilder joined = new StringBuilder();
            for (int end = i; end < Math.min(lines.length, i + MAX_ATTRIBUTION_LINES); end++) {
                if (kinds[end] != null || isBlank(end) || !isShort(end)) {
                    return i;
                }
                joined.append(joined.isEmpty() ? "" : " ").append(lines[end].strip());
                if (lines[end].stripTrailing().endsWith(":") && isAttribution(joined.toString(), i, end + 1)) {
                    return end + 1;
                }
            }
            return i;
        }

        private boolean isAttribution(String written, int from, int end) {
            if (written.length() > MAX_PATTERN_CHARACTERS) {
                return false;
            }
            boolean dated =
                    DATED_START.matcher(written).matches() && written.chars().anyMatch(Character::isDigit);
            boolean verb = VERB.matcher(written.toLowerCase(Locale.ROOT)).find();
            if (dated && verb) {
                return true;
            }
            if (!isQuoteNext(end)) {
                return false;
            }
            boolean oneLine = end - from == 1;
            boolean addressWrapped = lines[from].indexOf('<') >= 0
                    || lines[from + 1 < lines.length ? from + 1 : from].strip().startsWith("<");
            boolean named = verb && (oneLine || (end - from == 2 && addressWrapped));
            return named
                    || ((oneLine || dated) && DATED_ADDRESS.matcher(written).matches())
                    || NAMED_ADDRESS.matcher(written).matches()
                    || ON_DATE.matcher(written).matches()
                    || STAR.matcher(written).matches()
                    || QUOTING.matcher(written).matches();
        }

        private boolean isQuoteNext(int from) {
            int next = nextWords(from);
            return next < lines.length && next - from <= 2 && kinds[next] == Kind.QUOTE;
        }

        // Lines

        private boolean isBlank(int i) {
            return lines[i].isBlank();
        }

        private boolean isShort(int i) {
            return lines[i].length() <= MAX_PATTERN_CHARACTERS;
        }

        private String head(int i) {
            return isShort(i) ? lines[i] : lines[i].substring(0, MAX_PATTERN_CHARACTERS);
        }

        /** The first line from there on that is not blank; the number of lines when there is none. */
        private int nextWords(int from) {
            int next = from;
            while (next < lines.length && isBlank(next)) {
                next++;
            }
            return next;
        }

        private int withoutBlankEnd(int from, int to) {
            int end = to;
            while (end > from && isBlank(end - 1)) {
                end--;
            }
            return end;
        }

        /** Runs of one kind and depth as segments; a blank line inside a run stays, and so does an empty quote. */
        private List<Segment> joined() {
            List<Segment> segments = new ArrayList<>();
            int i = 0;
            while (i < lines.length) {
                if (kinds[i] == null || texts[i].isBlank()) {
                    i++;
                    continue;
                }
                StringBuilder text = new StringBuilder(texts[i].stripTrailing());
                int last = i;
                int next = i + 1;
                while (next < lines.length && (isSilent(next) || isSameRun(i, next))) {
                    if (!isSilent(next)) {
                        text.append("\n".repeat(next - last)).append(texts[next].stripTrailing());
                        last = next;
                    }
                    next++;
                }
                segments.add(new Segment(kinds[i], depths[i], text.toString()));
                i = last + 1;
            }
            return segments;
        }

        private boolean isSilent(int i) {
            return kinds[i] == null || texts[i].isBlank();
        }

        private boolean isSameRun(int a, int b) {
            return kinds[a] == kinds[b] && depths[a] == depths[b];
        }
    }
}
