package annals.parse;

import annals.mail.Segment.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** What the list server adds below each mail: Mailman 2 and 3, Yahoo and Google Groups, and the list's own lines. */
final class Footers implements Marker {
    private static final int MAX_LINES = 15;

    private static final Pattern RULE = Pattern.compile("^_{20,}$|^-{20,}$");
    private static final Pattern LIST_NAME = Pattern.compile("(?i)^.{1,60} (?:mailing list|list)(?: -- \\S+)?$");
    private static final Needles MAILING = Needles.of("mailing list");
    private static final Pattern LIST_ADDRESS = Pattern.compile("^\\S+(?:@| at )\\S+\\.\\S+$|^https?://\\S+$");
    private static final Pattern MAILMAN_3 = Pattern.compile("(?i)^.{1,60} mailing list -- \\S+$");
    private static final Pattern LINE = Pattern.compile(
            "(?i)^(?:to unsubscribe|unsubscribe|info:|for (?:more|list)|options:|manage|archives?:|list |visit |%\\().*"
                    + "|^\\S+@\\S+$|^\\S+ at \\S+\\.\\S+$|^.{0,30}https?://\\S+$|.* mailing list.*|^_{20,}$");

    private static final Pattern GROUP_BEGIN = Pattern.compile(
            "(?i)^(?:you received this message because you are subscribed to the google groups.*|yahoo! groups links"
                    + "|-{3,}.{0,3} ?yahoo! groups sponsor.*|to unsubscribe from this group, send an? e-?mail to:?.*"
                    + "|-?-~-{2,}~-{2,}~.*|-~-{6,}~-{2,}~.*|community email addresses:)$");
    private static final String GROUP_INITIALS = "yY-tTcC";
    private static final Needles GROUP_NEEDLES = Needles.of(
            "you received this message", "yahoo! groups", "to unsubscribe from this", "~--", "community email");
    private static final Pattern GROUP_WORDS =
            Pattern.compile("(?i)(?:you received|to (?:post|unsubscribe)|yahoo|for more|<\\*>)");
    private static final Pattern GROUP_LINE = Pattern.compile(
            "(?i)^(?:you received this message.*|group\\.?$|to (?:post|unsubscribe|view|visit|subscribe|reply|change).*|for more options.*"
                    + "|your use of yahoo.*|yahoo!.*|<\\*>.*|send an? e-?mail to.*|.{0,60}@(?:yahoo|google)groups\\.com.*|.{0,40}https?://\\S+"
                    + "|.{0,60}(?:groups\\.google\\.com|groups\\.yahoo\\.com).*|.*unsubscribe.*|-?-~-{2,}~-{2,}~.*|-~-{6,}~-{2,}~.*|[-_]{20,}.{0,6}"
                    + "|(?:post message|subscribe|unsubscribe|list owner):.*|terms of service.*|.{1,60} group\\.?|\"[^\"]{1,60}\" group\\.?)$");

    private static final int MAX_AD_LINES = 6;
    private static final Pattern AD_RULE = Pattern.compile("^[-_]{2,100} ?$");
    /** How advertising begins, and what scanners and forges say of the mail in which they say it. */
    private static final Pattern AD = Pattern.compile(
            "(?i)^(?:this (?:[\\w.-]{1,40} )?(?:e-?mail|message|sf\\.net e-?mail) (?:is sponsored by|(?:has been|was) (?:checked|scanned))"
                    + "|reply to this e-?mail directly or|you are receiving this because|do you yahoo!\\?|get your free)");

    private final List<Pattern> own;

    /**
     * The footers of one list.
     *
     * @param own one pattern for each line with which the list's own footer begins
     */
    Footers(List<Pattern> own) {
        this.own = List.copyOf(own);
    }

    @Override
    public void mark(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int end = lines.isFree(i) && lines.isShort(i) ? end(lines, i) : i;
            i = end > i ? lines.mark(i, end, Kind.FOOTER) : i + 1;
        }
    }

    private int end(MarkedLines lines, int i) {
        boolean ruled = isRule(lines, i);
        int name = ruled ? lines.nextWords(i + 1) : i;
        if (!lines.isFree(name) || name > i + 2 || !lines.isShort(name)) {
            return i;
        }
        String words = lines.words(name);
        boolean listed = isOwn(words) || (ruled ? isListName(lines, name) : isMailman3(lines, name));
        if (listed) {
            return bodyEnd(lines, name + 1, LINE, true);
        }
        int advertised = advertisingEnd(lines, i);
        if (advertised > i) {
            return advertised;
        }
        int group = isSignatureMark(lines, i) ? i + 1 : name;
        return isGroup(lines, group) ? bodyEnd(lines, group + 1, GROUP_LINE, false) : i;
    }

    private static boolean isRule(MarkedLines lines, int i) {
        char first = lines.words(i).charAt(0);
        return (first == '_' || first == '-') && RULE.matcher(lines.words(i)).matches();
    }

    /**
     * "Foo mailing list"; a name that ends in "list" alone counts only above an address, since people make lists too.
     */
    private boolean isListName(MarkedLines lines, int name) {
        String words = lines.words(name);
        int next = lines.nextWords(name + 1);
        return LIST_NAME.matcher(words).matches()
                && (MAILING.mayBeIn(words)
                        || (lines.isFree(next)
                                && LIST_ADDRESS.matcher(lines.shortWords(next)).matches()));
    }

    private boolean isMailman3(MarkedLines lines, int name) {
        return lines.has(name, '-')
                && lines.words(name).contains(" -- ")
                && MAILMAN_3.matcher(lines.words(name)).matches()
                && isLine(lines, lines.nextWords(name + 1), LINE, true);
    }

    private boolean isOwn(String words) {
        for (Pattern footer : own) {
            if (footer.matcher(words).find()) {
                return true;
            }
        }
        return false;
    }

    /** The line after what a provider, a scanner or a forge added below a mark or rule; that line where it is none. */
    private static int advertisingEnd(MarkedLines lines, int i) {
        char first = lines.words(i).charAt(0);
        if ((first != '-' && first != '_') || !AD_RULE.matcher(lines.words(i)).matches() || !lines.isFree(i + 1)) {
            return i;
        }
        int end = lines.freeEnd(i + 1);
        for (int line = i + 1; line < end; line++) {
            if (AD_RULE.matcher(lines.shortWords(line)).matches()) {
                end = line;
            }
        }
        return end - i <= MAX_AD_LINES && AD.matcher(lines.shortWords(i + 1)).find() ? end : i;
    }

    private static boolean isSignatureMark(MarkedLines lines, int i) {
        return lines.words(i).equals("--");
    }

    private static boolean isGroup(MarkedLines lines, int i) {
        boolean begins = lines.isFree(i)
                && GROUP_INITIALS.indexOf(lines.words(i).charAt(0)) >= 0
                && GROUP_NEEDLES.mayBeIn(lines.words(i), lines.isForeign(i))
                && GROUP_BEGIN.matcher(lines.shortWords(i)).matches();
        // Rules of tildes are Google's; people have put their signatures between such rules.
        return begins
                && (!lines.words(i).contains("~-")
                        || GROUP_WORDS
                                .matcher(lines.words(Math.min(lines.count() - 1, lines.nextWords(i + 1))))
                                .lookingAt());
    }

    private int bodyEnd(MarkedLines lines, int from, Pattern line, boolean ownToo) {
        int end = from;
        int next = lines.nextWords(end);
        while (next - end < 3 && end - from < MAX_LINES && isLine(lines, next, line, ownToo)) {
            end = next + 1;
            next = lines.nextWords(end);
        }
        return end;
    }

    private boolean isLine(MarkedLines lines, int i, Pattern line, boolean ownToo) {
        String words = lines.isFree(i) ? lines.shortWords(i) : "";
        return !words.isEmpty() && (line.matcher(words).matches() || (ownToo && isOwn(words)));
    }
}
