package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchiveFile;
import annals.archive.Archives;
import annals.archive.Sources;
import annals.mail.Attachment;
import annals.mail.Message;
import annals.profile.Profiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single mails of Tika, the IETF's mail archive and MimeKit, which tell by their names what they test. */
class NastyNamedRealDataTest {
    /** Columns: file; author's name; date; words of the own text; attachments; faults that must be among those told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ietf-mailarchive/bad_date.mail; ''; 1993-01-04T13:22:13Z; Testing; ''; NO_MESSAGE_ID",
                "ietf-mailarchive/bad_to_address.mail; ''; 2017-03-07T01:08:13Z; Testing; ''; BAD_ADDRESS",
                "ietf-mailarchive/bad_transfer_encoding.mail; ''; 2017-03-07T01:08:13Z; Testing; ''; NO_MESSAGE_ID",
                "ietf-mailarchive/encoded_word.mail; Järvinen; 2013-11-07T17:54:55Z; encoded-word; ''; ''",
                "ietf-mailarchive/encoded_word_2.mail; Järvinen; 2013-11-07T17:54:55Z; encoded-word; ''; ''",
                "ietf-mailarchive/encoded_word_3.mail; 🔓Joe; 2013-11-07T17:54:55Z; encoded-word; ''; ''",
                "ietf-mailarchive/latin1.mail; User; 2013-11-07T17:54:55Z; Balás; ''; BAD_CHARSET",
                "ietf-mailarchive/windows1252.mail; Joe; 2013-01-22T13:50:02Z; “quoted term”; Attached Message Part; ''",
                "ietf-mailarchive/attachment_folded_name.mail; Joe; 2013-08-21T16:20:36Z; folded; this_is_a really_long filename; BAD_DATE",
                "ietf-mailarchive/attachment_message_rfc822.mail; Joe; 2013-08-21T16:20:36Z; example; subject of message; BAD_DATE",
                "ietf-mailarchive/mail_multipart.2; Joe; 2013-11-07T17:54:55Z; filename; satellite-海淀区北洼路4号.png; ''",
                "ietf-mailarchive/mail_multipart_bad.1; Joe; 2013-11-07T17:54:55Z; malformed boundaries; ''; BAD_MULTIPART",
                "ietf-mailarchive/mail_delivery_status.1; Joe; 2013-11-07T17:54:55Z; example; ''; ''",
                "ietf-mailarchive/mail_external_body.1; ''; 2008-05-09T16:00:01Z; Internet-Draft; draft-ietf-ancp-framework-06.txt; ''",
                "ietf-mailarchive/mail_text_enriched.1; User; 2013-11-07T17:54:55Z; text/enriched; ''; ''",
                "ietf-mailarchive/mail_html.1; GenericPhar; 2010-05-10T19:28:53Z; linkname; ''; ''",
                "ietf-mailarchive/mail_long_messageid.1; User; 2013-11-07T17:54:55Z; test; ''; ''",
                "tika/testRFC822_base64; Nowhere; none; voilà!; ''; NO_DATE",
                "tika/testRFC822_quoted; Another Person; 2010-11-26T19:57:53Z; Düsseldorf; ''; ''",
                "tika/testRFC822_date_utf8; Philipp Steinkrüger; 2016-05-16T08:30:32Z; ''; ''; RAW_HEADER",
                "tika/testRFC822_i18nheaders; Keld Jørn Simonsen; none; RFC 2047; ''; NO_DATE",
                "tika/testRFC822_multipart_attachments.eml; Bugs Bunny; none; EML1; Test TxtA.txt, Test TxtB.txt; NO_DATE",
                "tika/testRFC822_encrypted_zip; Juha Haaga; 2015-01-16T07:35:46Z; encrypted; test.zip; ''",
                "tika/testGroupWiseEml.eml; Novell GroupWise; 2013-06-27T11:29:57Z; test; test.eml, Neues Textdokument.txt; ''",
                "tika/testRFC822-multipart; DigitalPebble; 2010-09-27T13:29:16Z; body 1; logo.gif; ''",
                "tika/headers.mbox; ''; 2009-06-10T03:58:45Z; content; ''; NO_MESSAGE_ID",
                "mimekit/messages/japanese.txt; Atsushi Eno; 2015-07-21T16:02:29Z; 日本語が; ''; ''",
                "mimekit/messages/missing-subtype.txt; someone; 2015-12-29T13:06:17Z; blah; ''; BAD_HEADER",
                "mimekit/messages/empty-multipart.txt; ''; 2013-11-12T14:12:42Z; same level; ''; BAD_MULTIPART",
                "mimekit/messages/body.3.txt; MimeKit Unit Tests; 2016-01-02T21:42:00Z; text body; ''; ''",
                "mimekit/messages/simple-embedded-message.eml; ''; 2013-11-12T14:12:42Z; message body; embedded message; ''",
                "mimekit/messages/multipart-digest.txt; ''; 2007-03-24T21:00:00Z; ''; submsg; ''",
                "mimekit/messages/stack-overflow.txt; test; 2017-11-03T20:00:00Z; Message Body; ''; BAD_ADDRESS",
                "mimekit/partial/message-partial.0.eml; ''; 2017-03-28T22:40:37Z; ''; ''; ''",
            })
    void readsAsNamed(String file, String author, String date, String words, String attachments, String fault)
            throws IOException {
        List<Message> messages = new ArrayList<>();
        String path = Archives.corpus("nasty").resolve(file).toString();
        for (ArchiveFile archive : Sources.find(path)) {
            new MailReader(new MessageParser(Profiles.builtIn())).read(archive, Optional.empty(), messages::add);
        }

        Message message = messages.getFirst();
        assertThat(message.from().name()).isEqualTo(author);
        assertThat(message.sent().isKnown() ? message.sent().instant().toString() : "none")
                .isEqualTo(date);
        assertThat(message.newText()).contains(words);
        assertThat(message.attachments().stream()
                        .map(Attachment::name)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(attachments);
        assertThat(
                        fault.isEmpty()
                                ? List.of(fault)
                                : message.faults().stream()
                                        .map(f -> f.kind().name())
                                        .toList())
                .contains(fault);
    }
}
