package annals.parse;

import annals.mail.Attachment;
import annals.mail.Fault;
import jakarta.activation.DataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a message's text and lists its attachments (RFC 2045, 2046). Jakarta Mail takes the parts apart and undoes
 * their transfer encoding.
 *
 * <p>Plain text is preferred to HTML where a message offers both; text parts that stand side by side are joined.
 */
final class BodyReader {
    static {
        // Without it each part looks its stream provider up with a ServiceLoader: a third of the speed.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    /** What a body was read to. */
    record Body(String text, List<Attachment> attachments) {}

    /** Text beyond this many bytes is not read; longer mails are data, not talk. */
    static final int MAX_TEXT_BYTES = 1 << 20;

    /** Parts nested more deeply are left out; the deepest of the test mails of three libraries has 8. */
    static final int MAX_DEPTH = 20;

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");
    private static final Pattern TYPE = Pattern.compile("^\\s*([\\w.+-]+/[\\w.+-]+)");

    private final String usualCharset;
    private final List<Fault> faults;
    private final EncodedWords words;
    private final StringBuilder text = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();

    private BodyReader(String usualCharset, List<Fault> faults) {
        this.usualCharset = usualCharset;
        this.faults = faults;
        this.words = new EncodedWords(usualCharset, faults);
    }

    static Body read(HeaderBlock headers, byte[] content, String usualCharset, List<Fault> faults) {
        BodyReader reader = new BodyReader(usualCharset, faults);
        byte[] body = Arrays.copyOfRange(content, headers.bodyStart(), content.length);
        boolean mime = headers.first("content-type").isPresent()
                || headers.first("content-transfer-encoding").isPresent();
        if (mime) {
            reader.readMime(headers, body);
        } else {
            reader.addText(body);
        }
        return new Body(reader.text.toString(), List.copyOf(reader.attachments));
    }

    private void readMime(HeaderBlock headers, byte[] body) {
        InternetHeaders content = new InternetHeaders();
        for (String name : headers.names()) {
            if (name.startsWith("content-")) {
                content.addHeader(name, headers.all(name).getFirst());
            }
        }
        try {
            readPart(new MimeBodyPart(content, body), 0, true);
        } catch (MessagingException | RuntimeException e) {
            faults.add(new Fault(Fault.Kind.BAD_MULTIPART, detail(e)));
            addText(body);
        }
    }

    /**
     * Reads one part.
     *
     * @param textWanted whether its text belongs to the message: not when an alternative of it was taken
     */
    private void readPart(MimeBodyPart part, int depth, boolean textWanted) throws MessagingException {
        if (depth > MAX_DEPTH) {
            faults.add(new Fault(Fault.Kind.TOO_DEEP, "more than " + MAX_DEPTH + " levels"));
            return;
        }
        ContentType type = type(part);
        boolean isText = type.match("text/plain") || type.match("text/html") || type.match("text/enriched");
        if (type.match("multipart/*")) {
            readMultipart(part, type, depth, textWanted);
        } else if (isText && !isAttachment(part, depth)) {
            if (textWanted) {
                addText(part, type);
            }
        } else {
            attachments.add(new Attachment(fileName(part), type.getBaseType().toLowerCase(Locale.ROOT), size(part)));
        }
    }

    private void readMultipart(MimeBodyPart part, ContentType type, int depth, boolean textWanted)
            throws MessagingException {
        List<MimeBodyPart> children;
        try {
            children = children(new MimeMultipart(new PartSource(part, type.toString())));
        } catch (MessagingException | RuntimeException e) {
            faults.add(new Fault(Fault.Kind.BAD_MULTIPART, detail(e)));
            if (textWanted) {
                addText(decoded(part, MAX_TEXT_BYTES + 1));
            }
            return;
        }
        boolean alternative = type.match("multipart/alternative");
        int chosen = alternative ? chosen(children) : -1;
        for (int i = 0; i < children.size(); i++) {
            readPart(children.get(i), depth + 1, textWanted && (!alternative || i == chosen));
        }
    }

    private static List<MimeBodyPart> children(MimeMultipart multipart) throws MessagingException {
        List<MimeBodyPart> children = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            BodyPart child = multipart.getBodyPart(i);
            if (child instanceof MimeBodyPart mime) {
                children.add(mime);
            }
        }
        return children;
    }

    /** Which alternative to read: plain text that is not blank, else the last HTML or multipart, the richest. */
    private int chosen(List<MimeBodyPart> alternatives) throws MessagingException {
        int richest = 0;
        for (int i = 0; i < alternatives.size(); i++) {
            ContentType type = type(alternatives.get(i));
            if (type.match("text/plain") && hasWords(decoded(alternatives.get(i), MAX_TEXT_BYTES))) {
                return i;
            }
            richest = type.match("multipart/*") || type.match("text/html") ? i : richest;
        }
        return richest;
    }

    private static boolean hasWords(byte[] text) {
        for (byte b : text) {
            if (b < 0 || b > ' ') {
                return true;
            }
        }
        return false;
    }

    private void addText(MimeBodyPart part, ContentType type) {
        String charset = Optional.ofNullable(type.getParameter("charset")).orElse("");
        String decoded = decodedText(decoded(part, MAX_TEXT_BYTES + 1), charset);
        if (type.match("text/html")) {
            addText(HtmlText.of(decoded));
        } else if ("flowed".equalsIgnoreCase(type.getParameter("format"))) {
            addText(FlowedText.unwrapped(decoded, "yes".equalsIgnoreCase(type.getParameter("delsp"))));
        } else {
            addText(decoded);
        }
    }

    private void addText(byte[] bytes) {
        addText(decodedText(bytes, ""));
    }

    private String decodedText(byte[] bytes, String charset) {
        byte[] kept = bytes;
        if (bytes.length > MAX_TEXT_BYTES) {
            tooLarge();
            kept = Arrays.copyOf(bytes, characterStart(bytes, MAX_TEXT_BYTES));
        }
        return normalized(Charsets.decode(kept, charset, usualCharset, faults));
    }

    /** The last place up to there at which no character of several bytes is cut. */
    private static int characterStart(byte[] bytes, int at) {
        int start = at;
        while (start > at - 8 && bytes[start - 1] < 0) {
            start--;
        }
        return start;
    }

    private void addText(String more) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        int room = Math.max(MAX_TEXT_BYTES - text.length(), 0);
        if (more.length() <= room) {
            text.append(more);
            return;
        }
        boolean cutsPair = room > 0 && Character.isHighSurrogate(more.charAt(room - 1));
        text.append(more, 0, cutsPair ? room - 1 : room);
        tooLarge();
    }

    private void tooLarge() {
        faults.add(new Fault(Fault.Kind.TOO_LARGE, "text beyond " + MAX_TEXT_BYTES + " bytes was left out"));
    }

    private static String normalized(String written) {
        String lines = written.indexOf('\r') < 0
                ? written
                : written.replace("\r\n", "\n").replace('\r', '\n');
        return lines.startsWith("\ufeff") ? lines.substring(1) : lines;
    }

    private ContentType type(MimeBodyPart part) throws MessagingException {
        String[] headers = part.getHeader("Content-Type");
        String written = headers == null || headers.length == 0 ? "text/plain" : headers[0];
        try {
            return new ContentType(written);
        } catch (ParseException e) {
            faults.add(new Fault(Fault.Kind.BAD_HEADER, "Content-Type: " + Excerpt.of(written)));
            return lenientType(written);
        }
    }

    private static ContentType lenientType(String written) {
        Matcher type = TYPE.matcher(written);
        String[] names = (type.find() ? type.group(1) : "text/plain").split("/", 2);
        ContentType lenient = new ContentType(names[0], names[1], null);
        Matcher boundary = BOUNDARY.matcher(written);
        if (boundary.find()) {
            lenient.setParameter("boundary", boundary.group(1) != null ? boundary.group(1) : boundary.group(2));
        }
        Matcher charset = CHARSET.matcher(written);
        if (charset.find()) {
            lenient.setParameter("charset", charset.group(1));
        }
        return lenient;
    }

    private static boolean isAttachment(MimeBodyPart part, int depth) {
        try {
            return depth > 0 && "attachment".equalsIgnoreCase(part.getDisposition());
        } catch (MessagingException e) {
            return false; // a Content-Disposition that does not parse: the text is read
        }
    }

    private String fileName(MimeBodyPart part) {
        try {
            return words.decode(Optional.ofNullable(part.getFileName()).orElse(""))
                    .strip();
        } catch (MessagingException e) {
            return ""; // a name is only shown
        }
    }

    /** The size after decoding; counted, not held. */
    private long size(MimeBodyPart part) {
        long[] counted = {0};
        copy(
                part,
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        counted[0]++;
                    }

                    @Override
                    public void write(byte[] b, int offset, int length) {
                        counted[0] += length;
                    }
                },
                Long.MAX_VALUE);
        return counted[0];
    }

    /** The decoded content up to a limit; of a damaged base64, what can be saved. */
    private byte[] decoded(MimeBodyPart part, int limit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (copy(part, bytes, limit)) {
            return bytes.toByteArray();
        }
        byte[] saved = savedBase64(part);
        return saved.length > bytes.size() ? Arrays.copyOf(saved, Math.min(saved.length, limit)) : bytes.toByteArray();
    }

    private byte[] savedBase64(MimeBodyPart part) {
        try (InputStream raw = part.getRawInputStream()) {
            boolean base64 = "base64".equalsIgnoreCase(part.getEncoding());
            byte[] written = base64 ? raw.readAllBytes() : new byte[0];
            String digits = new String(written, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]+", "");
            return Base64.getDecoder().decode(digits.substring(0, digits.length() - digits.length() % 4));
        } catch (IOException | MessagingException | RuntimeException e) {
            return new byte[0]; // nothing more can be saved; the fault is recorded already
        }
    }

    /** Copies the decoded content up to a limit; false where the encoding is damaged, after what came before. */
    private boolean copy(MimeBodyPart part, OutputStream to, long limit) {
        try (InputStream in = stream(part)) {
            byte[] buffer = new byte[8192];
            long room = limit;
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, room));
            while (read > 0) {
                to.write(buffer, 0, read);
                room -= read;
                read = room == 0 ? -1 : in.read(buffer, 0, (int) Math.min(buffer.length, room));
            }
            return true;
        } catch (IOException | MessagingException | RuntimeException e) {
            faults.add(new Fault(Fault.Kind.BAD_ENCODING, detail(e)));
            return false;
        }
    }

    private InputStream stream(MimeBodyPart part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException | IOException e) {
            faults.add(new Fault(Fault.Kind.BAD_ENCODING, detail(e)));
            return part.getRawInputStream();
        }
    }

    private static String detail(Exception e) {
        String message = e.getMessage();
        return Excerpt.of(message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " "));
    }

    /** A multipart's bytes; they are never encoded as a whole (RFC 2045 section 6.4). */
    private record PartSource(MimeBodyPart part, String type) implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            try {
                return part.getRawInputStream();
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("a part that was read is not written");
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
