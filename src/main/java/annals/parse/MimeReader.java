package annals.parse;

import annals.mail.Fault;
import annals.parse.MimePart.Leaf;
import annals.parse.MimePart.Multipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a body apart into its parts (RFC 2045, 2046) and undoes their transfer encodings, by mime4j's tokens.
 *
 * <p>Memory stays bounded whatever the message says: parts beyond {@value #MAX_PARTS} and levels beyond
 * {@value #MAX_DEPTH} are left out with a fault, and only the beginning of text and embedded messages is kept. The text
 * of embedded messages is not taken apart: it is another message's.
 */
final class MimeReader {
    /** Parts nested more deeply are left out; the deepest of the test mails of three libraries has 8 levels. */
    static final int MAX_DEPTH = 20;

    /** More parts than that are left out, to bound what one message can cost; no test mail comes near. */
    static final int MAX_PARTS = 1_000;

    /** Kept of all texts of a message together; twice what is read, because an alternative may be left. */
    private static final int MAX_KEPT_BYTES = 4 * BodyReader.MAX_TEXT_BYTES;

    /** Kept of an embedded message: enough for a header with the longest list of addresses that is read. */
    private static final int MAX_EMBEDDED_BYTES = 1 << 18;

    private static final Pattern BOUNDARY =
            Pattern.compile("(?im)^--([!-~&&[^\"\\\\]]{1,200}+)[ \\t]{0,4}\\r?\\ncontent-[a-z-]{1,40}:");

    private static final Set<String> ENCODINGS =
            Set.of("", "7bit", "8bit", "binary", "quoted-printable", "base64", "7-bit", "8-bit", "uuencode");

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(true)
            .build();

    private final String usualCharset;
    private final List<Fault> faults;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, String> fields = new HashMap<>();
    private int parts;
    private int kept;

    private MimeReader(String usualCharset, List<Fault> faults) {
        this.usualCharset = usualCharset;
        this.faults = faults;
    }

    /** A multipart of which not all parts have come yet. */
    private static final class Open {
        private final ContentHeaders headers;
        private final List<MimePart> parts = new ArrayList<>();
        private String preamble = "";

        Open(ContentHeaders headers) {
            this.headers = headers;
        }
    }

    /** The body of a message as its root part. */
    static MimePart read(HeaderBlock headers, byte[] content, String usualCharset, List<Fault> faults) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : headers.names()) {
            if (name.startsWith("content-")) {
                fields.put(name, headers.all(name).getFirst());
            }
        }
        MimePart root = new MimeReader(usualCharset, faults).read(entity(fields, headers, content));
        Optional<String> boundary = unusedBoundary(root);
        if (boundary.isEmpty()) {
            return root;
        }
        faults.add(new Fault(Fault.Kind.BAD_MULTIPART, "another boundary was found: " + Excerpt.of(boundary.get())));
        fields.put("content-type", root.headers().type() + "; boundary=\"" + boundary.get() + '"');
        return new MimeReader(usualCharset, faults).read(entity(fields, headers, content));
    }

    /** In a multipart without parts, the line that looks like a boundary because a Content- header follows it. */
    private static Optional<String> unusedBoundary(MimePart root) {
        if (!root.headers().is("multipart")) {
            return Optional.empty();
        }
        String text = switch (root) {
            case Multipart multipart when multipart.parts().isEmpty() -> multipart.preamble();
            case Multipart multipart -> "";
            case Leaf leaf -> leaf.content();
        };
        Matcher boundary = BOUNDARY.matcher(text);
        return boundary.find() ? Optional.of(boundary.group(1)) : Optional.empty();
    }

    /** The headers that say what the body is, and the body. */
    private static InputStream entity(Map<String, String> fields, HeaderBlock headers, byte[] content) {
        StringBuilder header = new StringBuilder();
        fields.forEach(
                (name, value) -> header.append(name).append(": ").append(value).append("\r\n"));
        byte[] written = header.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int start = headers.bodyStart();
        return new SequenceInputStream(
                new ByteArrayInputStream(written), new ByteArrayInputStream(content, start, content.length - start));
    }

    private MimePart read(InputStream entity) {
        open.push(new Open(ContentHeaders.PLAIN));
        MimeTokenStream tokens = new MimeTokenStream(CONFIG, new Damage(), null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(entity);
        try {
            EntityState state = tokens.getState();
            while (state != EntityState.T_END_OF_STREAM && parts <= MAX_PARTS) {
                take(state, tokens);
                state = tokens.next();
            }
        } catch (IOException | MimeException | RuntimeException e) {
            faults.add(new Fault(Fault.Kind.BAD_MULTIPART, detail(e)));
        }
        while (open.size() > 1) {
            close();
        }
        List<MimePart> root = open.getFirst().parts;
        return root.isEmpty() ? new Leaf(ContentHeaders.PLAIN, "", 0) : root.getFirst();
    }

    private void take(EntityState state, MimeTokenStream tokens) throws IOException, MimeException {
        switch (state) {
            case T_START_HEADER -> fields.clear();
            case T_FIELD -> field(tokens.getField());
            case T_END_HEADER ->
                tokens.setRecursionMode(open.size() > MAX_DEPTH ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
            case T_START_MULTIPART -> open.push(new Open(headers()));
            case T_PREAMBLE ->
                open.getFirst().preamble =
                        kept(tokens.getInputStream(), MAX_EMBEDDED_BYTES).content();
            case T_BODY -> leaf(tokens);
            case T_END_MULTIPART -> close();
            default -> {
                // the other tokens say nothing more
            }
        }
    }

    private void field(Field field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        if (name.startsWith("content-")) {
            fields.putIfAbsent(name, unfolded(field));
        }
    }

    private static String unfolded(Field field) {
        byte[] raw = field.getRaw().toByteArray();
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf(':') + 1)
                .replace("\r", "")
                .replace("\n", "")
                .replace('\t', ' ')
                .strip();
    }

    private ContentHeaders headers() {
        boolean inDigest = open.getFirst().headers.type().equals("multipart/digest");
        return ContentHeaders.read(fields, inDigest ? "message/rfc822" : "text/plain", usualCharset, faults);
    }

    private void close() {
        Open closed = open.pop();
        open.getFirst().parts.add(new Multipart(closed.headers, closed.preamble, closed.parts));
    }

    private void leaf(MimeTokenStream tokens) throws IOException {
        parts++;
        if (parts > MAX_PARTS) {
            faults.add(new Fault(Fault.Kind.TOO_LARGE, "parts beyond " + MAX_PARTS + " were left out"));
            return;
        }
        ContentHeaders headers = headers();
        if (headers.is("multipart") && open.size() > MAX_DEPTH) {
            faults.add(new Fault(Fault.Kind.TOO_DEEP, "more than " + MAX_DEPTH + " levels"));
            return;
        }
        if (!ENCODINGS.contains(headers.encoding())) {
            faults.add(new Fault(
                    Fault.Kind.BAD_ENCODING, "unknown, taken as it stands: " + Excerpt.of(headers.encoding())));
        }
        boolean embedded = headers.is("message");
        int limit = embedded ? MAX_EMBEDDED_BYTES : headers.is("text") || headers.is("multipart") ? MAX_KEPT_BYTES : 0;
        Kept read = kept(tokens.getDecodedInputStream(), limit);
        open.getFirst().parts.add(new Leaf(headers, read.content(), read.bytes()));
    }

    private record Kept(String content, long bytes) {}

    /** Reads a stream to its end, keeps its beginning and counts all of it. */
    private Kept kept(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        long bytes = 0;
        int read = in.read(buffer);
        while (read > 0) {
            bytes += read;
            int room = Math.min(limit - content.size(), MAX_KEPT_BYTES - kept);
            int taken = Math.min(read, Math.max(room, 0));
            content.write(buffer, 0, taken);
            kept += taken;
            read = in.read(buffer);
        }
        return new Kept(content.toString(StandardCharsets.ISO_8859_1), bytes);
    }

    private static String detail(Exception e) {
        String message = e.getMessage();
        return Excerpt.of(message == null ? e.getClass().getSimpleName() : message);
    }

    /** Turns mime4j's warnings about damage into faults, the first of each kind. */
    private final class Damage extends DecodeMonitor {
        private final Set<Fault.Kind> told = EnumSet.noneOf(Fault.Kind.class);

        @Override
        public boolean warn(String error, String dropDesc) {
            Optional<Fault.Kind> kind = kind(error);
            if (kind.filter(told::add).isPresent()) {
                faults.add(new Fault(kind.get(), Excerpt.of(error)));
            }
            return false;
        }

        /** What a warning is worth: lines that end in LF alone, as all do in archives, are no damage. */
        private static Optional<Fault.Kind> kind(String error) {
            if (error.startsWith("Body part ended prematurely")) {
                return Optional.of(Fault.Kind.BAD_MULTIPART);
            }
            if (error.startsWith("Invalid header")) {
                return Optional.of(Fault.Kind.BAD_HEADER);
            }
            boolean damage = error.startsWith("Unexpected base64")
                    || error.startsWith("Unexpected padding")
                    || error.startsWith("Unexpected end of BASE64")
                    || error.startsWith("Malformed encoded value");
            return damage ? Optional.of(Fault.Kind.BAD_ENCODING) : Optional.empty();
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }
}
