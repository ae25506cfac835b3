package annals.parse;

import annals.mail.Segment.Kind;
import java.util.regex.Pattern;

/** Stanzas and other XML, also with the marks of who sent them ("C: &lt;iq …"), as far as the tags go. */
final class XmlExamples {
    private static final int MAX_LINES = 120;

    /** A line that begins with a tag; a marked sender or a time may stand before. Not an address, not a URL. */
    private static final Pattern BEGIN = Pattern.compile(
            "^\\s*(?:(?:[\\[(]?\\d{1,2}:\\d{2}[\\d:.]*[\\])]? )?(?:(?:[CSIRA-Z]|IN|OUT|SENT|SEND|RECV|RCVD|RECEIVED|Client|Server|client|server)\\d? ?:|-{1,3}>|<-{1,3}|<<|>>) ?)?"
                    + "<(?:[/?!]?(?!(?i:https?|ftp|mailto|snip|xmpp|sip|news):?)[A-Za-z_](?:[\\w.-]|:(?!/)){0,60}(?:[\\s/>].*|\\?>.*|$)|!--.*|!\\[CDATA.*)");

    private XmlExamples() {}

    static void mark(MarkedLines lines) {
        int i = 0;
        while (i < lines.count()) {
            int end = begins(lines, i) ? end(lines, i) : i;
            i = end > i ? lines.mark(i, end, Kind.CODE) : i + 1;
        }
    }

    private static boolean begins(MarkedLines lines, int i) {
        return lines.isFree(i)
                && lines.has(i, '<')
                && BEGIN.matcher(lines.head(i)).matches();
    }

    /**
     * The line after the example that begins there: where all tags are closed, else where lines stop to look like XML.
     */
    private static int end(MarkedLines lines, int from) {
        Tags tags = new Tags();
        int open = from;
        for (int i = from; i < Math.min(lines.count(), from + MAX_LINES); i++) {
            if (lines.isBlank(i)) {
                if (!tags.isOpen()) {
                    break;
                }
                continue;
            }
            if (!lines.isFree(i) || (!tags.isOpen() && i > from && !begins(lines, i))) {
                break;
            }
            tags.read(lines.line(i));
            if (tags.hasWordsOutside()) {
                break;
            }
            open = tags.isOpen() ? open : i + 1;
        }
        return tags.isSure() ? Math.max(open, shownEnd(lines, from)) : from;
    }

    /** The end of the lines that begin with a tag, are inside one, or are indented below one. */
    private static int shownEnd(MarkedLines lines, int from) {
        Tags tags = new Tags();
        int end = from;
        while (lines.isFree(end)
                && (begins(lines, end) || tags.isInTag() || lines.line(end).startsWith("  "))) {
            tags.read(lines.line(end));
            if (tags.hasWordsOutside()) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Counts tags over several lines. */
    private static final class Tags {
        private int depth;
        private boolean inTag;
        private boolean closing;
        private boolean sure;
        private boolean wordsOutside;

        void read(String line) {
            int i = 0;
            boolean anyTag = inTag;
            while (i < line.length()) {
                if (inTag) {
                    int close = line.indexOf('>', i);
                    sure |= line.indexOf('=', i) >= 0 || closing;
                    if (close < 0) {
                        return;
                    }
                    boolean empty = close > 0
                            && (line.charAt(close - 1) == '/'
                                    || line.charAt(close - 1) == '?'
                                    || line.charAt(close - 1) == '-');
                    sure |= empty;
                    depth += closing ? -1 : empty ? 0 : 1;
                    inTag = false;
                    i = close + 1;
                    continue;
                }
                int open = line.indexOf('<', i);
                String text = line.substring(i, open < 0 ? line.length() : open);
                wordsOutside |= anyTag && depth <= 0 && isWords(text);
                if (open < 0) {
                    return;
                }
                anyTag = true;
                inTag = true;
                closing = line.startsWith("</", open);
                i = open + 1;
            }
        }

        private static boolean isWords(String text) {
            return text.chars().filter(Character::isLetter).count() > 2;
        }

        boolean isOpen() {
            return inTag || depth > 0;
        }

        boolean isInTag() {
            return inTag;
        }

        /** Whether something was there that only XML has: an attribute, an empty or an end tag. */
        boolean isSure() {
            return sure;
        }

        boolean hasWordsOutside() {
            return wordsOutside;
        }
    }
}
