package annals.archive;

import annals.mail.Fault;
import annals.mail.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a stream into messages. Holds one message at a time; each byte of the stream belongs to a message or to a gap.
 *
 * <p>A message begins at a line {@code From SENDER DATE} whose date parses and whose next line is a header. No blank
 * line is asked for before it: one real list loses 603 of 5,374 mails by that, another 11,603 of 15,911. Where a body
 * holds such a line, a {@code Content-Length} (mboxcl, mboxcl2) decides, but only one that ends exactly before a From_
 * line or at the end of the stream: those that lie are as common as those that don't. A splitter is used for one
 * stream.
 */
final class MboxSplitter {
    /** The forms by which a stream is cut, one for a whole stream. */
    enum Rule {
        /** {@link FromLine#strict}, the next line a header. */
        STRICT,
        /** {@link FromLine#loose}, one blank line allowed before the header. */
        LOOSE,
        /**
         * {@link FromLine#strict} at the beginning or after a blank line, the next line anything: mails without
         * headers.
         */
        BARE,
        /** MMDF: a line of four control-A before and after each message. */
        MMDF
    }

    /**
     * What is known of a stream before it is cut.
     *
     * @param rule how messages begin
     * @param beginsWithHeaders whether the first line that is not blank is a mail's header, so that a message without a
     *     From_ line begins there
     * @param bareReturns whether lines end with CR alone, as on the old Mac; they become LF in the contents
     * @param separator how further messages without From_ lines begin, where the stream has headers first
     * @param mboxrd whether lines {@code >From } of bodies have a {@code >} more than was written
     */
    record Form(
            Rule rule,
            boolean beginsWithHeaders,
            boolean bareReturns,
            Optional<BlockSeparator> separator,
            boolean mboxrd) {
        static Form of(Rule rule, boolean beginsWithHeaders) {
            return new Form(rule, beginsWithHeaders, false, Optional.empty(), false);
        }
    }

    /**
     * What a stream was.
     *
     * @param bytes its length
     * @param messageBytes how many of them belong to messages
     * @param textGapBytes how many belong to none and are not blank lines
     * @param messages how many messages there are
     * @param fromLines how many lines begin with {@code From }, whatever follows
     */
    record Split(long bytes, long messageBytes, long textGapBytes, int messages, int fromLines) {}

    /** A message's content beyond this many bytes is left out: 16 MiB. */
    static final int MAX_CONTENT_BYTES = 16 << 20;

    /** So many blank bytes may stand between where a Content-Length ends and the next From_ line. */
    private static final int MAX_BLANK_AFTER_LENGTH = 8;

    private static final int MAX_BLOCK_BYTES = 1 << 16;

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
    private static final byte[] MMDF = {1, 1, 1, 1};
    private static final String CONTENT_LENGTH = "content-length:";

    private final String source;
    private final String member;
    private final Form form;
    private final Rule rule;
    private final int maxContentBytes;
    private final Sink<RawMessage> sink;

    private final Written content = new Written();
    private final Written pending = new Written();
    /** What stands between a From_ line that a Content-Length covers and the end of that length. */
    private final Written held = new Written();

    /** A block of headers that may begin a message without a From_ line. */
    private final Written block = new Written();

    private boolean bodyMayEnd;
    private boolean hasParts;
    private String pendingLine = "";
    private String fromLine = "";
    private boolean awaitsFirstHeader;
    private boolean open;
    private boolean inHeader;
    private boolean afterBlank = true;
    private boolean tooLarge;
    /** Lengths inside a span whose own length lied are not believed: each byte is looked at twice at most. */
    private boolean replays;

    private long declaredLength = -1;
    private long declaredEnd = -1;
    private long position;
    private long start;
    private long messageBytes;
    private long textGapBytes;
    private int messages;
    private int fromLines;

    /**
     * Makes a splitter.
     *
     * @param source the source's name, for the origins
     */
    MboxSplitter(String source, String member, Form form, int maxContentBytes, Sink<RawMessage> sink) {
        this.source = source;
        this.member = member;
        this.form = form;
        this.rule = form.rule();
        this.awaitsFirstHeader = form.beginsWithHeaders();
        this.maxContentBytes = maxContentBytes;
        this.sink = sink;
    }

    /** Cuts the stream to its end or to where it is damaged; the last message before the damage is marked. */
    Split split(SalvagingInputStream in) throws IOException {
        readPieces(in);
        if (!held.isEmpty()) {
            release(position + held.size() >= declaredEnd);
        }
        flushPending();
        flushBlock();
        if (open) {
            closeLast(in.isCutShort());
        }
        return new Split(position, messageBytes, textGapBytes, messages, fromLines);
    }

    /** Hands on the stream line by line; a line longer than the buffer comes in pieces. */
    private void readPieces(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int filled = 0;
        boolean startsLine = true;
        boolean first = true;
        while (true) {
            int read = in.read(buffer, filled, buffer.length - filled);
            boolean ended = read < 0;
            filled += Math.max(read, 0);
            int from = 0;
            if (first && (filled >= BOM.length || ended)) {
                first = false;
                if (Arrays.equals(buffer, 0, Math.min(filled, BOM.length), BOM, 0, BOM.length)) {
                    from = BOM.length;
                    position = from;
                }
            }
            while (!first && from < filled) {
                int end = lineEnd(buffer, from, filled);
                if (end < 0 && !ended && from > 0) {
                    break; // the rest of the line comes with the next read
                }
                if (end < 0 && !ended && filled < buffer.length) {
                    break;
                }
                int to = end < 0 ? filled : end;
                piece(buffer, from, to, startsLine, end >= 0 || ended);
                startsLine = end >= 0;
                from = to;
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            if (ended) {
                return;
            }
        }
    }

    private int lineEnd(byte[] buffer, int from, int to) {
        byte end = (byte) (form.bareReturns() ? '\r' : '\n');
        int at = LineEnds.find(buffer, end, from, to);
        return at == to ? -1 : at + 1;
    }

    private void piece(byte[] buffer, int from, int to, boolean startsLine, boolean endsLine) throws IOException {
        if (rule == Rule.MMDF) {
            if (startsLine && isMmdfLine(buffer, from, to)) {
                mmdfLine(to - from);
                return;
            }
            if (startsLine && !open && messages > 0 && isHeader(buffer, from, to)) {
                begin("", position); // its opening mark is missing
            }
        } else {
            if (!block.isEmpty() && startsLine && startsWith(buffer, from, to, FROM)) {
                flushBlock(); // no header after all: it belongs to the mail before
            }
            if (!held.isEmpty()
                    ? holds(buffer, from, to, startsLine, endsLine)
                    : begins(buffer, from, to, startsLine, endsLine)) {
                return;
            }
        }
        if (form.separator().isPresent() && fromLine.isEmpty() && separates(buffer, from, to, startsLine)) {
            return;
        }
        if (awaitsFirstHeader && startsLine && !isBlank(buffer, from, to)) {
            awaitsFirstHeader = false;
            begin("", position);
        }
        if (startsLine) {
            afterBlank = isBlank(buffer, from, to);
            bodyMayEnd = form.separator().isPresent() && bodyMayEnd(buffer, from, to);
            if (inHeader) {
                headerLine(buffer, from, to);
            }
        }
        append(buffer, from, to);
    }

    private boolean bodyMayEnd(byte[] buffer, int from, int to) {
        return !inHeader && (afterBlank ? bodyMayEnd : BlockSeparator.mayEndMail(buffer, from, to, hasParts));
    }

    /** Whether the line was kept as one of a block of headers that may begin a message. */
    private boolean separates(byte[] buffer, int from, int to, boolean startsLine) throws IOException {
        if (block.isEmpty()) {
            boolean begins = startsLine
                    && open
                    && afterBlank
                    && bodyMayEnd
                    && form.separator().get().begins(buffer, from, to);
            if (begins) {
                block.write(buffer, from, to - from);
            }
            return begins;
        }
        boolean folded = buffer[from] == ' ' || buffer[from] == '\t';
        boolean ends = isBlank(buffer, from, to);
        if (!ends && startsLine && (folded || isHeader(buffer, from, to)) && block.size() < MAX_BLOCK_BYTES) {
            block.write(buffer, from, to - from);
            return true;
        }
        if (ends && BlockSeparator.isMail(block.toByteArray())) {
            begin("", position);
        }
        flushBlock();
        return false;
    }

    private void flushBlock() {
        byte[] text = block.toByteArray();
        block.reset();
        for (int from = 0; from < text.length; ) {
            int end = lineEnd(text, from, text.length);
            int to = end < 0 ? text.length : end;
            if (inHeader) {
                headerLine(text, from, to);
            }
            append(text, from, to);
            from = to;
        }
    }

    /** Whether the line was taken as a From_ line, as one that may be one, or as blank after one. */
    private boolean begins(byte[] buffer, int from, int to, boolean startsLine, boolean endsLine) throws IOException {
        if (!startsLine) {
            return false;
        }
        if (!pending.isEmpty() && decidesPending(buffer, from, to)) {
            return true;
        }
        if (!startsWith(buffer, from, to, FROM)) {
            return false;
        }
        fromLines++;
        if (!endsLine || !isFromLine(buffer, from, to)) {
            return false;
        }
        if (rule == Rule.BARE && !afterBlank) {
            return false;
        }
        if (position < declaredEnd && !replays) {
            held.write(buffer, from, to - from);
            return true;
        }
        pendingLine = line(buffer, from, to);
        if (rule == Rule.BARE) {
            begin(pendingLine, position);
            position += to - from;
            afterBlank = false;
            inHeader = false;
        } else {
            pending.write(buffer, from, to - from);
        }
        return true;
    }

    /** Whether the line was taken as a blank line between From_ and the first header. */
    private boolean decidesPending(byte[] buffer, int from, int to) throws IOException {
        if (isHeader(buffer, from, to)) {
            awaitsFirstHeader = false;
            int size = pending.size();
            begin(pendingLine, position);
            position += size;
            pending.reset();
            return false;
        }
        boolean firstBlank = rule == Rule.LOOSE && isBlank(buffer, from, to) && pendingLineIsAll();
        if (firstBlank) {
            pending.write(buffer, from, to - from);
            return true;
        }
        flushPending();
        return false;
    }

    private boolean pendingLineIsAll() {
        return pending.size() <= pendingLine.length() + 2;
    }

    private boolean isFromLine(byte[] buffer, int from, int to) {
        String line = line(buffer, from, to);
        return rule == Rule.LOOSE
                ? FromLine.loose(line).isPresent()
                : FromLine.strict(line).isPresent();
    }

    private static String line(byte[] buffer, int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private void flushPending() {
        if (!pending.isEmpty()) {
            byte[] text = pending.toByteArray();
            pending.reset();
            append(text, 0, text.length);
        }
    }

    /**
     * Keeps what a Content-Length covers until it proves true or false. Whether the piece is kept; else the length is
     * decided on and the piece has to be looked at as any other.
     */
    private boolean holds(byte[] buffer, int from, int to, boolean startsLine, boolean endsLine) throws IOException {
        long at = position + held.size();
        boolean covered = at < declaredEnd;
        int rest = covered ? (int) Math.min(to - from, declaredEnd - at) : 0;
        boolean blank = isBlank(buffer, from + rest, to);
        if (covered ? blank : blank && at - declaredEnd < MAX_BLANK_AFTER_LENGTH) {
            held.write(buffer, from, to - from);
            return true;
        }
        boolean lands = !covered && startsLine && startsWith(buffer, from, to, FROM) && isFromLine(buffer, from, to);
        release(lands);
        return begins(buffer, from, to, startsLine, endsLine);
    }

    private void release(boolean lengthIsTrue) throws IOException {
        byte[] text = held.toByteArray();
        held.reset();
        declaredEnd = -1;
        if (lengthIsTrue) {
            append(text, 0, text.length);
            return;
        }
        replays = true;
        for (int from = 0; from < text.length; ) {
            int end = lineEnd(text, from, text.length);
            int to = end < 0 ? text.length : end;
            piece(text, from, to, true, true);
            from = to;
        }
        replays = false;
    }

    /** Looks for a Content-Length and for the end of the header. */
    private void headerLine(byte[] buffer, int from, int to) {
        if (isBlank(buffer, from, to)) {
            inHeader = false;
            boolean heldWhole = declaredLength >= 0 && declaredLength <= maxContentBytes;
            declaredEnd = heldWhole && !replays ? position + (to - from) + declaredLength : -1;
            return;
        }
        hasParts |= form.separator().isPresent() && line(buffer, from, to).contains("boundary=");
        int nameEnd = from + CONTENT_LENGTH.length();
        if (nameEnd < to && line(buffer, from, nameEnd).equalsIgnoreCase(CONTENT_LENGTH)) {
            String digits = line(buffer, nameEnd, to).strip();
            boolean number =
                    !digits.isEmpty() && digits.length() < 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            declaredLength = number ? Long.parseLong(digits) : -1;
        }
    }

    private void mmdfLine(int length) throws IOException {
        if (open) {
            close(position + length, List.of());
        } else {
            begin("", position);
        }
        position += length;
    }

    private void begin(String line, long offset) throws IOException {
        if (open) {
            close(offset, List.of());
        }
        open = true;
        inHeader = true;
        hasParts = false;
        declaredLength = -1;
        declaredEnd = -1;
        fromLine = line;
        start = offset;
        tooLarge = false;
        content.reset();
    }

    private void append(byte[] buffer, int from, int to) {
        position += to - from;
        if (!open) {
            textGapBytes += isBlank(buffer, from, to) ? 0 : to - from;
            return;
        }
        int room = maxContentBytes - content.length();
        tooLarge |= to - from > room;
        content.write(buffer, from, Math.min(to - from, room));
    }

    private void closeLast(boolean cutShort) throws IOException {
        if (cutShort) {
            close(position, List.of(new Fault(Fault.Kind.TRUNCATED, "the source is damaged from byte " + position)));
        } else if (rule == Rule.MMDF) {
            close(position, List.of(new Fault(Fault.Kind.TRUNCATED, "the closing mark is missing")));
        } else {
            List<Fault> missing = tooLarge
                    ? List.of()
                    : MessageEnd.missing(content.toByteArray()).stream()
                            .map(what -> new Fault(Fault.Kind.TRUNCATED, what))
                            .toList();
            close(position, missing);
        }
    }

    private void close(long end, List<Fault> atEnd) throws IOException {
        open = false;
        inHeader = false;
        messages++;
        messageBytes += end - start;
        List<Fault> faults = new ArrayList<>();
        if (rule == Rule.LOOSE || rule == Rule.BARE) {
            faults.add(new Fault(Fault.Kind.LOOSE_FROM_LINE, fromLine));
        }
        if (tooLarge) {
            faults.add(new Fault(Fault.Kind.TOO_LARGE, "only the first " + maxContentBytes + " bytes were read"));
        }
        faults.addAll(atEnd);
        sink.accept(new RawMessage(
                new Origin(source, member, start, end - start),
                fromLine,
                content.bytes(form.bareReturns(), form.mboxrd()),
                faults));
    }

    /** Whether the line begins as a header field does: printable characters without blanks up to a colon. */
    static boolean isHeader(byte[] buffer, int from, int to) {
        int i = from;
        while (i < to && buffer[i] > ' ' && buffer[i] < 0x7f && buffer[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < to && (buffer[i] == ' ' || buffer[i] == '\t')) {
            i++;
        }
        return nameEnd > from && i < to && buffer[i] == ':';
    }

    static boolean isBlank(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] < 0 || buffer[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMmdfLine(byte[] buffer, int from, int to) {
        return startsWith(buffer, from, to, MMDF) && isBlank(buffer, from + MMDF.length, to);
    }

    private static boolean startsWith(byte[] buffer, int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }

    /** Bytes of the message that is open. Asked for its length at each line, so without the lock of its parent. */
    private static final class Written extends ByteArrayOutputStream {
        int length() {
            return count;
        }

        boolean isEmpty() {
            return count == 0;
        }

        /** What the author's program wrote: without blank lines at the end, which part the messages, and unescaped. */
        byte[] bytes(boolean bareReturns, boolean mboxrd) {
            if (bareReturns) {
                for (int i = 0; i < count; i++) {
                    buf[i] = buf[i] == '\r' ? (byte) '\n' : buf[i];
                }
            }
            if (mboxrd) {
                unescape();
            }
            return Arrays.copyOf(buf, trimmedSize());
        }

        private int trimmedSize() {
            int end = count;
            while (end > 0 && buf[end - 1] == '\n') {
                int textEnd = end > 1 && buf[end - 2] == '\r' ? end - 2 : end - 1;
                if (textEnd > 0 && buf[textEnd - 1] != '\n') {
                    break;
                }
                end = textEnd;
            }
            return end;
        }

        private void unescape() {
            int to = 0;
            boolean startsLine = true;
            for (int from = 0; from < count; from++) {
                boolean escape = startsLine && buf[from] == '>' && isFromBehindMarks(from);
                startsLine = buf[from] == '\n';
                if (!escape) {
                    buf[to++] = buf[from];
                }
            }
            count = to;
        }

        private boolean isFromBehindMarks(int at) {
            int i = at;
            while (i < count && buf[i] == '>') {
                i++;
            }
            return startsWith(buf, i, count, FROM);
        }
    }
}
