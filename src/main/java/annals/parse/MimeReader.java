package annals.parse;

import annals.archive.LineEnds;
import annals.mail.Fault;
import annals.parse.MimePart.Leaf;
import annals.parse.MimePart.Multipart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a body apart into its parts (RFC 2045, 2046). Jakarta Mail undoes the transfer encodings; the boundaries are
 * found here and the headers of parts are read as those of messages are, because its own reader of multiparts loses
 * text where boundaries are doubled or headers do not end.
 *
 * <p>Parts are ranges of the message's bytes; no level is copied. Memory stays bounded whatever the message says: parts
 * beyond {@value #MAX_PARTS} and levels beyond {@value #MAX_DEPTH} are left out with a fault, and only the beginning of
 * text and embedded messages is kept. The text of embedded messages is not taken apart: it is another message's.
 */
final class MimeReader {
    static {
        // Without it Jakarta Mail looks its streams up by a ServiceLoader for each part: a third of the speed.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
        System.setProperty("mail.mime.base64.ignoreerrors", "true");
    }

    /** Parts nested more deeply are left out; the deepest of the test mails of three libraries has 8 levels. */
    static final int MAX_DEPTH = 20;

    /** More parts than that are left out, to bound what one message can cost; no test mail comes near. */
    static final int MAX_PARTS = 1_000;

    /** Kept of all texts of a message together; twice what is read, because an alternative may be left. */
    private static final int MAX_KEPT_BYTES = 4 * BodyReader.MAX_TEXT_BYTES;

    /** Kept of an embedded message: enough for a header with the longest list of addresses that is read. */
    private static final int MAX_EMBEDDED_BYTES = 1 << 18;

    /** The header of a part is looked for so far: longer ones are text. */
    private static final int MAX_HEADER_BYTES = 1 << 16;

    private static final Pattern BOUNDARY =
            Pattern.compile("(?im)^--([!-~&&[^\"\\\\]]{1,200}+)[ \\t]{0,4}\\r?\\ncontent-[a-z-]{1,40}:");

    /** What programs write before the first part, for readers that know no MIME. */
    private static final Pattern ABOUT_MIME = Pattern.compile(
            "(?i)^.{0,120}(?:MIME|multi-?part|your (?:mail|e-mail) (?:client|reader|program))", Pattern.DOTALL);

    /** Those that Jakarta Mail undoes; uuencoded text is left as it is, for the files in it to be found. */
    private static final Set<String> DECODED = Set.of("quoted-printable", "base64");

    private static final Set<String> PLAIN = Set.of("", "7bit", "8bit", "binary", "7-bit", "8-bit", "uuencode");

    private final byte[] content;
    private final String usualCharset;
    private final List<Fault> faults;
    private final Set<Fault.Kind> told = EnumSet.noneOf(Fault.Kind.class);
    private int partCount;
    private int kept;

    private MimeReader(byte[] content, String usualCharset, List<Fault> faults) {
        this.content = content;
        this.usualCharset = usualCharset;
        this.faults = faults;
    }

    /** Some of the message's bytes, the last one excluded. */
    private record Range(int from, int to) {}

    /** The body of a message as its root part. */
    static MimePart read(HeaderBlock headers, byte[] content, String usualCharset, List<Fault> faults) {
        Map<String, String> fields = contentFields(headers);
        Range body = new Range(headers.bodyStart(), content.length);
        MimePart root = new MimeReader(content, usualCharset, faults).root(fields, body);
        Optional<String> boundary = unusedBoundary(root);
        if (boundary.isEmpty()) {
            return root;
        }
        faults.add(new Fault(Fault.Kind.BAD_MULTIPART, "another boundary was found: " + Excerpt.of(boundary.get())));
        fields.put("content-type", root.headers().type() + "; boundary=\"" + boundary.get() + '"');
        return new MimeReader(content, usualCharset, faults).root(fields, body);
    }

    /** In a multipart without parts, the line that looks like a boundary because a Content- header follows it. */
    private static Optional<String> unusedBoundary(MimePart root) {
        boolean partless =
                root instanceof Multipart multipart && multipart.parts().isEmpty();
        Matcher boundary = BOUNDARY.matcher(partless ? ((Multipart) root).preamble() : "");
        return boundary.find() ? Optional.of(boundary.group(1)) : Optional.empty();
    }

    /** The fields that say what a part is, the first of each name. */
    private static Map<String, String> contentFields(HeaderBlock headers) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : headers.names()) {
            if (name.startsWith("content-")) {
                fields.put(name, headers.all(name).getFirst());
            }
        }
        return fields;
    }

    private MimePart root(Map<String, String> fields, Range body) {
        ContentHeaders headers = ContentHeaders.read(fields, "text/plain", usualCharset, faults);
        return headers.is("multipart") ? multipart(headers, body, 1) : leaf(headers, body, headers.is("text"));
    }

    /** A part below others, or nothing where a limit is reached. */
    private Optional<MimePart> part(Range whole, boolean inDigest, int depth) {
        HeaderBlock header = HeaderBlock.read(beginning(whole, MAX_HEADER_BYTES), faults);
        Range body = new Range(whole.from() + header.bodyStart(), whole.to());
        ContentHeaders headers = ContentHeaders.read(
                contentFields(header), inDigest ? "message/rfc822" : "text/plain", usualCharset, faults);
        if (!headers.is("multipart")) {
            return Optional.of(leaf(headers, body, BodyReader.isRead(headers)));
        }
        if (depth > MAX_DEPTH) {
            faults.add(new Fault(Fault.Kind.TOO_DEEP, "more than " + MAX_DEPTH + " levels"));
            return Optional.empty();
        }
        return Optional.of(multipart(headers, body, depth));
    }

    private Multipart multipart(ContentHeaders headers, Range body, int depth) {
        boolean inDigest = headers.type().equals("multipart/digest");
        List<MimePart> found = new ArrayList<>();
        List<Range> parts = parts(headers, body);
        for (Range part : parts) {
            if (++partCount > MAX_PARTS) {
                tell(Fault.Kind.TOO_LARGE, "parts beyond " + MAX_PARTS + " were left out");
                break;
            }
            part(part, inDigest, depth + 1).ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            tellOutside(parts, body);
        }
        String preamble = found.isEmpty() ? latin1(beginning(body, MAX_EMBEDDED_BYTES)) : "";
        return new Multipart(headers, preamble, found);
    }

    /**
     * Text before the first boundary or behind the last belongs to no part (RFC 2046 section 5.1.1) and is not read; a
     * fault says so, unless it only tells old programs that this is MIME.
     */
    private void tellOutside(List<Range> parts, Range body) {
        int first = parts.getFirst().from();
        String before = latin1(beginning(new Range(body.from(), first), MAX_HEADER_BYTES));
        int boundary = before.lastIndexOf('\n', Math.max(before.length() - 2, 0));
        String preamble = before.substring(0, Math.max(boundary, 0)).strip();
        if (!preamble.isEmpty() && !ABOUT_MIME.matcher(preamble).find()) {
            tell(Fault.Kind.BAD_MULTIPART, "text before the first part was left out: " + Excerpt.of(preamble));
        }
        int last = nextLine(Math.min(nextLine(parts.getLast().to(), body.to()), body.to()), body.to());
        String epilogue =
                latin1(beginning(new Range(last, body.to()), MAX_HEADER_BYTES)).strip();
        if (!epilogue.isEmpty()) {
            tell(Fault.Kind.BAD_MULTIPART, "text behind the last part was left out: " + Excerpt.of(epilogue));
        }
    }

    /**
     * What stands between the boundaries (RFC 2046 section 5.1.1); the last one may be missing. A line need only begin
     * with the boundary, but a longer word is another one.
     */
    private List<Range> parts(ContentHeaders headers, Range body) {
        String boundary = headers.parameters().getOrDefault("boundary", "");
        if (boundary.isBlank()) {
            return List.of();
        }
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<Range> parts = new ArrayList<>();
        int start = -1;
        for (int line = body.from(); line < body.to() && parts.size() <= MAX_PARTS; ) {
            int next = nextLine(line, body.to());
            int rest = line + delimiter.length;
            if (rest <= next && Arrays.equals(content, line, rest, delimiter, 0, delimiter.length)) {
                boolean closes = rest + 2 <= next && content[rest] == '-' && content[rest + 1] == '-';
                if (closes || rest == next || isBlank(content[rest])) {
                    if (start >= 0) {
                        parts.add(new Range(start, Math.max(start, withoutLineEnd(line, body.from()))));
                    }
                    if (closes) {
                        return parts;
                    }
                    start = next;
                }
            }
            line = next;
        }
        if (start >= 0 && parts.size() <= MAX_PARTS) {
            parts.add(new Range(start, body.to()));
            tell(Fault.Kind.BAD_MULTIPART, "the last boundary is missing");
        }
        return parts;
    }

    private int nextLine(int from, int to) {
        return Math.min(LineEnds.find(content, from, to) + 1, to);
    }

    /** Where the line before ends; its line end belongs to the boundary. */
    private int withoutLineEnd(int line, int from) {
        int end = line > from && content[line - 1] == '\n' ? line - 1 : line;
        return end < line && end > from && content[end - 1] == '\r' ? end - 1 : end;
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    private Leaf leaf(ContentHeaders headers, Range body, boolean isRead) {
        boolean known = DECODED.contains(headers.encoding()) || PLAIN.contains(headers.encoding());
        if (!known) {
            faults.add(new Fault(
                    Fault.Kind.BAD_ENCODING, "unknown, taken as it stands: " + Excerpt.of(headers.encoding())));
        }
        if (!DECODED.contains(headers.encoding())) {
            int size = body.to() - body.from();
            int taken = take(headers, isRead, size, 0);
            String text = new String(content, body.from(), taken, StandardCharsets.ISO_8859_1);
            return new Leaf(headers, text, size);
        }
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        long bytes = 0;
        try (InputStream in = decoded(headers.encoding(), stream(body))) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                bytes += read;
                beginning.write(buffer, 0, take(headers, isRead, read, beginning.size()));
            }
        } catch (IOException | MessagingException | RuntimeException e) {
            tell(Fault.Kind.BAD_ENCODING, detail(e)); // what came before it is kept
        }
        return new Leaf(headers, latin1(beginning.toByteArray()), bytes);
    }

    /** How many of so many more bytes of a part are kept. */
    private int take(ContentHeaders headers, boolean isRead, int bytes, int held) {
        int taken = Math.min(bytes, room(headers, isRead, held));
        if (isRead) {
            kept += taken;
            if (taken < bytes) {
                tell(Fault.Kind.TOO_LARGE, "text beyond " + MAX_KEPT_BYTES + " bytes of all parts was left out");
            }
        }
        return taken;
    }

    /** How much more of a part is kept: what is read shares one budget, of the rest only a beginning is of use. */
    private int room(ContentHeaders headers, boolean isRead, int held) {
        if (isRead) {
            return MAX_KEPT_BYTES - kept;
        }
        boolean isLookedAt = headers.is("message") || headers.is("text");
        return isLookedAt ? MAX_EMBEDDED_BYTES - held : 0;
    }

    private InputStream decoded(String encoding, InputStream body) throws MessagingException {
        return switch (encoding) {
            case "base64" -> MimeUtility.decode(new Base64Text(body, this::damaged), encoding);
            case "quoted-printable" -> MimeUtility.decode(new QuotedPrintableText(body, this::damaged), encoding);
            default -> body;
        };
    }

    private void damaged(String how) {
        tell(Fault.Kind.BAD_ENCODING, how);
    }

    /** Records the first fault of a kind; a damaged part has thousands. */
    private void tell(Fault.Kind kind, String detail) {
        if (told.add(kind)) {
            faults.add(new Fault(kind, detail));
        }
    }

    private InputStream stream(Range range) {
        return new ByteArrayInputStream(content, range.from(), range.to() - range.from());
    }

    private byte[] beginning(Range range, int limit) {
        return Arrays.copyOfRange(content, range.from(), (int) Math.min(range.to(), (long) range.from() + limit));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String detail(Exception e) {
        String message = e.getMessage();
        return Excerpt.of(message == null ? e.getClass().getSimpleName() : message);
    }
}
