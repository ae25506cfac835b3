package annals.export;

import static annals.ingest.Sample.answers;
import static annals.ingest.Sample.mail;
import static org.assertj.core.api.Assertions.assertThat;

import annals.ingest.Sample;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What RFC 4287 asks of feeds and entries. */
class AtomExportTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @TempDir
    private Path folder;

    @Test
    void everyFeedIsOneOfRfc4287() throws IOException, SAXException, ParserConfigurationException {
        List<Path> files =
                Exported.deliverables(Sample.index(folder), folder.resolve("out"), new AtomExport(), DenyList.EMPTY);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        List<String> feeds = new ArrayList<>();
        for (Path file : files) {
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            Element feed = document.getDocumentElement();
            assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
            assertThat(feed.getLocalName()).isEqualTo("feed");
            feeds.add(checked(feed));
            assertThat(children(feed, "author")).hasSize(1);
            List<String> ids = children(feed, "entry").stream()
                    .map(AtomExportTest::checked)
                    .toList();
            assertThat(ids).as(file.toString()).doesNotHaveDuplicates();
            for (Element entry : children(feed, "entry")) {
                assertThat(children(entry, "content")).hasSize(1);
                children(entry, "link")
                        .forEach(link -> assertThat(
                                        URI.create(link.getAttribute("href")).getScheme())
                                .isIn("mid", "https"));
            }
        }
        assertThat(feeds).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(children(
                        factory.newDocumentBuilder()
                                .parse(folder.resolve("out/xep-0384.atom").toFile())
                                .getDocumentElement(),
                        "entry"))
                .hasSizeGreaterThan(10);
    }

    @Test
    void idsStayWhenMailsArrive() throws IOException {
        String first = mail("a1", 1, "OMEMO keys", "", "How does OMEMO find keys?");
        String second = mail("a2", 2, "Re: OMEMO keys", answers("a1"), "OMEMO asks the device list of XEP-0384.");
        String other = mail("b1", 3, "OMEMO trust", "", "Whom does OMEMO trust?");
        Set<String> before = ids("before", first);
        Set<String> after = ids("after", first + second + other);
        assertThat(before).hasSizeGreaterThan(2);
        assertThat(after).containsAll(before).hasSizeGreaterThan(before.size());
    }

    private Set<String> ids(String name, String mails) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        List<Path> files = Exported.deliverables(
                Exported.index(home, mails), home.resolve("out"), new AtomExport(), DenyList.EMPTY);
        Set<String> ids = new HashSet<>();
        for (Path file : files) {
            Pattern.compile("<id>([^<]*)</id>")
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(id -> ids.add(id.group(1)));
        }
        return ids;
    }

    /** The id of a feed or entry that has exactly one id, one title and one date. */
    private static String checked(Element element) {
        assertThat(children(element, "title")).hasSize(1);
        assertThat(children(element, "updated")).hasSize(1);
        assertThat(OffsetDateTime.parse(children(element, "updated").getFirst().getTextContent()))
                .isNotNull();
        assertThat(children(element, "id")).hasSize(1);
        String id = children(element, "id").getFirst().getTextContent();
        assertThat(URI.create(id).isAbsolute()).isTrue();
        return id;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                assertThat(element.getNamespaceURI()).isEqualTo(ATOM);
                found.add(element);
            }
        }
        return found;
    }
}
