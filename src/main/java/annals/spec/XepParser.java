package annals.spec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Parses XEP sources, which need {@code xep.ent} and {@code xep.dtd} beside them, and reads no other file: any further
 * external entity is empty, and nothing is fetched.
 */
final class XepParser {
    /**
     * xep.ent alone has 330,029 bytes (2026-06-30), and JDK 25 stops at 100,000 characters of entities a document. All
     * other limits of the JDK stay, among them 2,500 expansions.
     */
    private static final String ENTITY_CHARACTERS = "50000000";

    private final Map<String, byte[]> entityFiles;
    private final DocumentBuilder builder;

    /** @param folder the top of the XEP sources; a missing {@code xep.ent} or {@code xep.dtd} counts as empty */
    XepParser(Path folder) throws IOException {
        byte[] entities = bytesOrNone(folder.resolve("xep.ent"));
        byte[] documentType = bytesOrNone(folder.resolve("xep.dtd"));
        this.entityFiles = new LinkedHashMap<>();
        entityFiles.put("xep.ent", entities);
        entityFiles.put("jep.ent", entities);
        entityFiles.put("xep.dtd", documentType);
        entityFiles.put("jep.dtd", documentType);
        this.builder = builder();
        builder.setEntityResolver((publicId, systemId) -> entity(systemId));
        builder.setErrorHandler(new Strict());
    }

    private static byte[] bytesOrNone(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", ENTITY_CHARACTERS);
            factory.setCoalescing(true);
            factory.setIgnoringComments(true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks secure processing", e);
        }
    }

    private InputSource entity(String systemId) {
        String baseName = systemId.substring(systemId.lastIndexOf('/') + 1);
        InputSource source = new InputSource(new ByteArrayInputStream(entityFiles.getOrDefault(baseName, new byte[0])));
        source.setSystemId(systemId);
        return source;
    }

    /**
     * The root element of a file.
     *
     * @throws IOException if it is not well-formed or too large when expanded; the message names the file, line and
     *     column
     */
    Element parse(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            InputSource source = new InputSource(bytes);
            source.setSystemId(file.toUri().toString());
            return builder.parse(source).getDocumentElement();
        } catch (SAXParseException e) {
            throw new IOException(
                    "%s:%d:%d: not well-formed: %s"
                            .formatted(file, e.getLineNumber(), e.getColumnNumber(), e.getMessage()),
                    e);
        } catch (SAXException e) {
            throw new IOException("%s: not well-formed: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Stops at errors, and prints nothing. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // An entity declared twice: the first one counts (XML 1.0 section 4.2), which XEPs use to override xep.ent.
        }

        @Override
        public void error(SAXParseException e) {
            // A validity error: XEPs are not validated, their headers stray from the DTD.
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
