package annals.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The least that a reader on Jakarta Mail can be: what {@code src/bench/python/read_mbox.py} does, with the library's
 * own methods and Jackson's writer. No repairs, and a mail that the library gives up is left out.
 */
final class BareReader {
    private static final Session SESSION = Session.getInstance(new Properties());

    private final JsonGenerator json;
    private final MessageDigest digest;

    BareReader(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each JVM has it
        }
    }

    /** Writes a mail as an object; tells whether the library could read it. */
    boolean write(byte[] bytes) throws IOException {
        String text;
        MimeMessage mail;
        Date date;
        Address[][] people;
        String subject;
        try {
            mail = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
            text = text(mail);
            date = mail.getSentDate();
            people = new Address[][] {
                mail.getFrom(), mail.getRecipients(RecipientType.TO), mail.getRecipients(RecipientType.CC)
            };
            subject = mail.getSubject();
            json.writeStartObject();
            json.writeStringField(
                    "hash", HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
            json.writeStringField("id", mail.getMessageID());
            json.writeStringField("in_reply_to", mail.getHeader("In-Reply-To", " "));
            json.writeStringField("references", mail.getHeader("References", " "));
        } catch (MessagingException e) {
            if (json.getOutputContext().inObject()) {
                json.writeEndObject();
            }
            return false;
        }
        json.writeStringField("date", date == null ? null : date.toInstant().toString());
        json.writeStringField("subject", subject);
        people("from", people[0]);
        people("to", people[1]);
        people("cc", people[2]);
        body(text);
        json.writeEndObject();
        return true;
    }

    private void people(String name, Address[] addresses) throws IOException {
        json.writeArrayFieldStart(name);
        for (Address address : addresses == null ? new Address[0] : addresses) {
            json.writeStartObject();
            if (address instanceof InternetAddress internet) {
                json.writeStringField("name", internet.getPersonal());
                json.writeStringField("address", internet.getAddress());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Whose words each line holds, by the marks alone. */
    private void body(String text) throws IOException {
        StringBuilder own = new StringBuilder();
        StringBuilder quoted = new StringBuilder();
        StringBuilder signature = new StringBuilder();
        StringBuilder to = own;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith(">")) {
                quoted.append(line).append('\n');
                continue;
            }
            if (line.equals("-- ")) {
                to = signature;
            }
            to.append(line).append('\n');
        }
        json.writeObjectFieldStart("body");
        json.writeStringField("new", own.toString());
        json.writeStringField("quoted", quoted.toString());
        json.writeStringField("signature", signature.toString());
        json.writeEndObject();
    }

    private static String text(Part part) throws MessagingException {
        try {
            Object content = part.getContent();
            if (content instanceof Multipart parts) {
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    all.append(text(inner));
                }
                return all.toString();
            }
            return content instanceof String text ? text : "";
        } catch (IOException e) {
            return ""; // an unknown charset or a broken encoding
        }
    }
}
