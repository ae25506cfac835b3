package annals.bench;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The least that an ingest can be: each mail of an mbox read by Jakarta Mail and added to Lucene with subject, author,
 * date, id and text, stored and analysed by Lucene's own analyser. No threads, no tags, no copies told, no repairs.
 */
public final class BareLoop {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final double BUFFER_MEGABYTES = 64;

    private BareLoop() {}

    /** Takes the index's folder and the archives' folder; prints how many mails there were. */
    public static void main(String[] arguments) throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            archives = files.filter(Files::isRegularFile).sorted().toList();
        }
        IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer()).setRAMBufferSizeMB(BUFFER_MEGABYTES);
        int mails = 0;
        try (Directory directory = FSDirectory.open(Path.of(arguments[0]));
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (Path archive : archives) {
                mails += add(archive, writer);
            }
            writer.commit();
        }
        System.out.println(mails + " mails");
    }

    private static int add(Path archive, IndexWriter writer) throws IOException {
        byte[] bytes = read(archive);
        int mails = 0;
        int start = -1;
        for (int line = 0; line < bytes.length; line = nextLine(bytes, line)) {
            if (startsWith(bytes, line)) {
                mails += start < 0 ? 0 : add(bytes, start, line, writer);
                start = nextLine(bytes, line);
            }
        }
        return mails + (start < 0 ? 0 : add(bytes, start, bytes.length, writer));
    }

    private static byte[] read(Path archive) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                InputStream in = archive.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        }
    }

    private static int nextLine(byte[] bytes, int at) {
        int next = at;
        while (next < bytes.length && bytes[next] != '\n') {
            next++;
        }
        return next + 1;
    }

    private static boolean startsWith(byte[] bytes, int at) {
        int end = Math.min(bytes.length, at + FROM.length);
        return Arrays.equals(bytes, at, end, FROM, 0, FROM.length);
    }

    private static int add(byte[] bytes, int start, int end, IndexWriter writer) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(bytes, start, end - start));
            Document document = new Document();
            stored(document, "id", mail.getMessageID());
            stored(document, "date", String.valueOf(mail.getSentDate()));
            analysed(document, "subject", mail.getSubject());
            analysed(document, "from", mail.getHeader("From", ", "));
            analysed(document, "text", text(mail));
            writer.addDocument(document);
            return 1;
        } catch (MessagingException e) {
            return 0; // what Jakarta Mail gives up is not in the loop's index
        }
    }

    private static void stored(Document document, String field, String value) {
        document.add(new StringField(field, value == null ? "" : value, Field.Store.YES));
    }

    private static void analysed(Document document, String field, String value) {
        document.add(new TextField(field, value == null ? "" : value, Field.Store.YES));
    }

    /** The first part that is text. */
    private static String text(Part part) throws MessagingException, IOException {
        try {
            Object content = part.getContent();
            if (content instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    String text = text(inner);
                    if (!text.isEmpty()) {
                        return text;
                    }
                }
                return "";
            }
            return content instanceof String text ? text : "";
        } catch (IOException e) {
            return ""; // an unknown charset or a broken encoding
        }
    }
}
