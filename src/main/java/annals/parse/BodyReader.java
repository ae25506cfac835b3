package annals.parse;

import annals.mail.Attachment;
import annals.mail.Fault;
import annals.parse.MimePart.Leaf;
import annals.parse.MimePart.Multipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a message's text and lists its attachments (RFC 2045, 2046).
 *
 * <p>Plain text is preferred to HTML where a message offers both and the plain text says something; text parts that
 * stand side by side are joined. Embedded messages, delivery reports and encrypted parts are attachments: their text is
 * not this author's.
 */
final class BodyReader {
    /** What a body was read to. */
    record Body(String text, List<Attachment> attachments) {}

    /** Text beyond this many bytes is not read; longer mails are data, not talk. */
    static final int MAX_TEXT_BYTES = 1 << 20;

    /** Text that is data for a program, although its type says text. */
    private static final Set<String> DATA = Set.of(
            "text/calendar",
            "text/vcard",
            "text/x-vcard",
            "text/directory",
            "text/css",
            "text/csv",
            "text/xml",
            "text/rtf",
            "text/rfc822-headers",
            "text/x-amp-html");

    /** Longer plain alternatives are texts of their own. */
    private static final int MAX_NOTICE_CHARACTERS = 400;

    /** What mail programs write as the plain alternative when they have nothing to say in plain text. */
    private static final List<String> NOTICES = List.of(
            "html mail",
            "html e-mail",
            "html email",
            "html format",
            "html message",
            "html-format",
            "html-mail",
            "html viewer",
            "html reader",
            "html capable",
            "html-capable",
            "html compatible",
            "html-compatible",
            "support html",
            "supports html",
            "view html",
            "display html");

    private final String usualCharset;
    private final List<Fault> faults;
    private final EncodedWords words;
    /** The first text: most messages have one alone, which is not copied. */
    private String first = "";
    /** All texts, once there are several. */
    private final StringBuilder text = new StringBuilder();

    private final List<Attachment> attachments = new ArrayList<>();

    private BodyReader(String usualCharset, List<Fault> faults) {
        this.usualCharset = usualCharset;
        this.faults = faults;
        this.words = new EncodedWords(usualCharset, faults);
    }

    static Body read(HeaderBlock headers, byte[] content, String usualCharset, List<Fault> faults) {
        BodyReader reader = new BodyReader(usualCharset, faults);
        boolean mime = headers.first("content-type").isPresent()
                || headers.first("content-transfer-encoding").isPresent();
        if (mime) {
            reader.readRoot(MimeReader.read(headers, content, usualCharset, faults));
        } else {
            reader.addText(Arrays.copyOfRange(content, headers.bodyStart(), content.length), ContentHeaders.PLAIN);
        }
        return new Body(reader.text.isEmpty() ? reader.first : reader.text.toString(), List.copyOf(reader.attachments));
    }

    /** A message that is one text is read whatever its disposition or name says. */
    private void readRoot(MimePart root) {
        if (root instanceof Leaf leaf && isText(leaf.headers().type())) {
            addText(bytes(leaf.content()), leaf.headers());
        } else {
            readPart(root, true);
        }
    }

    /**
     * Reads one part.
     *
     * @param textWanted whether its text belongs to the message: not when an alternative of it was taken
     */
    private void readPart(MimePart part, boolean textWanted) {
        switch (part) {
            case Multipart multipart -> readMultipart(multipart, textWanted);
            case Leaf leaf
            when leaf.headers().is("multipart") -> {
                faults.add(new Fault(Fault.Kind.BAD_MULTIPART, "no boundary is declared"));
                if (textWanted) {
                    addText(bytes(leaf.content()), ContentHeaders.PLAIN);
                }
            }
            case Leaf leaf
            when isRead(leaf.headers()) -> {
                if (textWanted) {
                    addText(bytes(leaf.content()), leaf.headers());
                }
            }
            case Leaf leaf ->
                attachments.add(new Attachment(name(leaf), leaf.headers().type(), leaf.bytes()));
        }
    }

    private void readMultipart(Multipart multipart, boolean textWanted) {
        if (multipart.parts().isEmpty()) {
            faults.add(new Fault(Fault.Kind.BAD_MULTIPART, "no part is found"));
            if (textWanted) {
                addText(bytes(multipart.preamble()), ContentHeaders.PLAIN);
            }
            return;
        }
        boolean alternative = multipart.headers().type().equals("multipart/alternative");
        int chosen = alternative ? chosen(multipart.parts()) : -1;
        for (int i = 0; i < multipart.parts().size(); i++) {
            readPart(multipart.parts().get(i), textWanted && (!alternative || i == chosen));
        }
    }

    /** Which alternative to read: plain text that says something, else the last HTML or multipart, the richest. */
    private int chosen(List<MimePart> alternatives) {
        int richest = -1;
        int blank = 0;
        for (int i = 0; i < alternatives.size(); i++) {
            ContentHeaders headers = alternatives.get(i).headers();
            boolean plain = headers.type().equals("text/plain");
            if (plain && alternatives.get(i) instanceof Leaf leaf && saysSomething(leaf)) {
                return i;
            }
            blank = plain ? i : blank;
            richest = headers.is("multipart") || (isText(headers.type()) && !plain) ? i : richest;
        }
        return richest >= 0 ? richest : blank;
    }

    /** Whether a plain alternative is more than white space and more than the advice to use another mail program. */
    private static boolean saysSomething(Leaf plain) {
        String content = plain.content();
        if (isBlank(content) || content.length() > MAX_NOTICE_CHARACTERS) {
            return !isBlank(content);
        }
        String notice = content.toLowerCase(Locale.ROOT);
        return NOTICES.stream().noneMatch(notice::contains);
    }

    private static boolean isBlank(String content) {
        return content.chars().allMatch(c -> c <= ' ');
    }

    /** RFC 2046 section 4.1.4: text of an unknown kind is read as plain text. */
    private static boolean isText(String type) {
        return type.startsWith("text/") && !DATA.contains(type);
    }

    /** Whether a part below others is read as text. */
    static boolean isRead(ContentHeaders headers) {
        return isText(headers.type()) && !isAttachment(headers);
    }

    private static boolean isAttachment(ContentHeaders headers) {
        boolean shown = headers.type().equals("text/plain") || headers.type().equals("text/html");
        return headers.disposition().equals("attachment")
                || (!shown
                        && !headers.name().isEmpty()
                        && !headers.disposition().equals("inline"));
    }

    /** The file name; of an embedded message without one, its subject. */
    private String name(Leaf leaf) {
        String name = leaf.headers().name();
        boolean unnamed = name.isEmpty() && leaf.headers().type().equals("message/rfc822");
        return unnamed
                ? words.decode(HeaderBlock.read(bytes(leaf.content()), new ArrayList<>())
                        .first("subject")
                        .orElse(""))
                : name;
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void addText(byte[] content, ContentHeaders headers) {
        EmbeddedFiles split = EmbeddedFiles.split(content, faults);
        split.files()
                .forEach(file -> attachments.add(new Attachment(words.decode(file.name()), file.type(), file.bytes())));
        String decoded = decodedText(split.text(), headers.parameter("charset"));
        switch (headers.type()) {
            case "text/html" -> addText(HtmlText.of(decoded));
            case "text/enriched", "text/richtext" -> addText(EnrichedText.plain(decoded));
            default -> {
                boolean flowed = headers.parameter("format").equalsIgnoreCase("flowed");
                boolean deleteSpace = headers.parameter("delsp").equalsIgnoreCase("yes");
                addText(flowed ? FlowedText.unwrapped(decoded, deleteSpace) : decoded);
            }
        }
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
        if (first.isEmpty() && text.isEmpty() && more.length() <= MAX_TEXT_BYTES) {
            first = more;
            return;
        }
        if (text.isEmpty()) {
            text.append(first);
        }
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
}
