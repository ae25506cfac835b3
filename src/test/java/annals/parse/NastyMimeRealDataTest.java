package annals.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.Archives;
import annals.mail.Fault;
import annals.parse.MimePart.Leaf;
import annals.parse.MimePart.Multipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The parts of mime4j's test mails: structure as in {@code x_decoded.xml}, each part's bytes as in the file that it
 * names.
 */
class NastyMimeRealDataTest {
    /** Where ours is right, or no worse, and why. */
    private static final Map<String, String> KEPT = Map.of(
            "frag",
            "base64 that ends without its padding: mime4j drops the last two bytes, which are whole",
            "multi-frag",
            "base64 without its padding, as frag",
            "basic-plain-with-bad-header-separator",
            "a separator line that holds a blank: mime4j loses the text up to the next empty line, ours keeps all of it",
            "hdr-fakeout",
            "a separator line that holds a blank: mime4j loses the whole text, ours keeps it",
            "malformedHeader-noheader",
            "no header at all: mime4j loses the text, ours is what the mail itself asks for in words",
            "malformedHeaderStartsBody-noheader",
            "no header at all: mime4j loses the second line, ours keeps both",
            "malformedHeaderStartsBody-nocrlfcrlf",
            "the same bytes as malformedHeader-nocrlfcrlf, read with another setting of mime4j: ours agrees with that one");

    @Test
    void takesMime4jsMailsApartAsExpected() throws Exception {
        Map<String, String> differing = new TreeMap<>();
        int agree = 0;
        for (String folder : List.of("nasty/mime4j/testmsgs", "nasty/mime4j/mimetools-testmsgs")) {
            for (Path mail : mails(Archives.corpus(folder))) {
                String name = mail.getFileName().toString().replace(".msg", "");
                List<String> expected = expected(mail, name);
                List<String> ours = ours(Files.readAllBytes(mail));
                if (ours.equals(expected)) {
                    agree++;
                } else {
                    differing.put(name, "\n  expected " + expected + "\n  ours     " + ours);
                }
            }
        }
        System.out.printf("mime4j: %d agree, %d kept, %d differ%n", agree, KEPT.size(), differing.size());
        assertThat(differing.keySet()).as("%s", differing).isEqualTo(KEPT.keySet());
        assertThat(agree + KEPT.size()).isEqualTo(80);
    }

    private static List<Path> mails(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".msg"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> expected(Path mail, String name) throws Exception {
        Path described = mail.resolveSibling(name + "_decoded.xml");
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(described.toFile());
        List<String> parts = new ArrayList<>();
        expected(document.getDocumentElement(), 0, mail.getParent(), parts);
        return parts;
    }

    private static void expected(Element element, int depth, Path folder, List<String> parts) throws IOException {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element child)) {
                continue;
            }
            switch (child.getTagName()) {
                case "multipart", "message" -> {
                    parts.add("  ".repeat(depth) + child.getTagName());
                    expected(child, depth + 1, folder, parts);
                }
                case "body-part" -> expected(child, depth, folder, parts);
                case "text-body", "binary-body" -> {
                    byte[] content = Files.readAllBytes(folder.resolve(child.getAttribute("name")));
                    String kind = child.getTagName().equals("text-body") ? "text " : "data ";
                    parts.add("  ".repeat(depth) + kind + (kind.equals("text ") ? print(content) : content.length));
                }
                default -> {
                    // header, preamble, epilogue
                }
            }
        }
    }

    private static List<String> ours(byte[] mail) {
        List<String> parts = new ArrayList<>();
        message(mail, 0, parts);
        return parts;
    }

    private static void message(byte[] mail, int depth, List<String> parts) {
        List<Fault> faults = new ArrayList<>();
        part(MimeReader.read(HeaderBlock.read(mail, faults), mail, "windows-1252", faults), depth, parts);
    }

    private static void part(MimePart part, int depth, List<String> parts) {
        String indent = "  ".repeat(depth);
        switch (part) {
            case Multipart multipart -> {
                parts.add(indent + "multipart");
                multipart.parts().forEach(child -> part(child, depth + 1, parts));
            }
            case Leaf leaf
            when leaf.headers().type().equals("message/rfc822") -> {
                parts.add(indent + "message");
                message(leaf.content().getBytes(ISO_8859_1), depth + 1, parts);
            }
            case Leaf leaf
            when leaf.headers().is("text") ->
                parts.add(indent + "text " + print(leaf.content().getBytes(ISO_8859_1)));
            case Leaf leaf -> parts.add(indent + "data " + leaf.bytes());
        }
    }

    /** Line ends apart, which the expected files have changed. */
    private static String print(byte[] content) {
        return new String(content, ISO_8859_1).replace("\r\n", "\n").replace('\n', '|');
    }
}
