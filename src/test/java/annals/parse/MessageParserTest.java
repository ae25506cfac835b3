package annals.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.ArchivePeriod;
import annals.archive.RawMessage;
import annals.mail.Attachment;
import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Sent;
import annals.profile.Profiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {
    private static final MessageParser PARSER = new MessageParser(Profiles.builtIn());
    private static final String FROM_LINE = "From ada at example.org  Tue Mar  1 09:08:07 2005";

    @Test
    void readsAPipermailMessage() {
        Message message = parse("""
                From: ada at example.org (=?iso-8859-1?q?Ad=E9?=)
                Date: Tue, 1 Mar 2005 10:00:00 +0100
                Subject: [Standards] Re: OMEMO
                In-Reply-To: <1@example.org> (Bob's message of "Mon, 28 Feb 2005")
                References: <0@example.org>
                \t<1@example.org>
                Message-ID: <2@example.org>

                Bob wrote:
                > one

                Two.
                """);

        assertThat(message.id()).isEqualTo(new MessageId("2@example.org"));
        assertThat(message.from()).isEqualTo(new Mailbox("Adé", "ada@example.org"));
        assertThat(message.sent()).isEqualTo(new Sent(Instant.parse("2005-03-01T09:00:00Z"), Sent.Source.DATE));
        assertThat(message.subject().text()).isEqualTo("[Standards] Re: OMEMO");
        assertThat(message.inReplyTo()).containsExactly(new MessageId("1@example.org"));
        assertThat(message.references())
                .containsExactly(new MessageId("0@example.org"), new MessageId("1@example.org"));
        assertThat(message.newText()).isEqualTo("Two.");
        assertThat(message.quotedText()).isEqualTo("one");
        assertThat(message.faults()).isEmpty();
    }

    @Test
    void undoesWhatTheListWroteInFrom() {
        Message message = parse("""
                From: Ada Finch via Standards <standards@xmpp.org>
                Reply-To: =?utf-8?q?Ada_Finch?= <ada@example.org>, standards@xmpp.org
                To: standards@xmpp.org
                Date: Tue, 1 Mar 2005 10:00:00 +0100
                Message-ID: <2@example.org>

                Two.
                """);
        assertThat(message.from()).isEqualTo(new Mailbox("Ada Finch", "ada@example.org"));
        assertThat(kinds(message)).containsExactly(Fault.Kind.REWRITTEN_FROM);
    }

    @Test
    void givesAMessageWithoutAnythingAnIdAndNobody() {
        Message message = parse("X: y\n\nHello\n");

        assertThat(message.id().value()).endsWith("@no-message-id.invalid");
        assertThat(message.from()).isEqualTo(Mailbox.NOBODY);
        assertThat(message.sent().source()).isEqualTo(Sent.Source.FROM_LINE);
        assertThat(kinds(message)).containsExactly(Fault.Kind.NO_MESSAGE_ID, Fault.Kind.NO_FROM, Fault.Kind.NO_DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<a@example.org>; a@example.org;",
                "a@example.org; a@example.org; BAD_MESSAGE_ID",
                "<a b@example.org; ab@example.org; BAD_MESSAGE_ID",
                "<a@example.org> (added by relay); a@example.org; BAD_MESSAGE_ID",
            })
    void readsIds(String header, String id, Fault.Kind fault) {
        Message message =
                parse("From: a@example.org\nDate: 1 Mar 2005 10:00:00 +0000\nMessage-ID: " + header + "\n\nx\n");

        assertThat(message.id().value()).isEqualTo(id);
        assertThat(kinds(message)).isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Tue, 1 Mar 2005 10:00:00 +0000; ; 2005-03-01T10:00:00Z; DATE",
                "Thu, 1 Mar 2035 10:00:00 +0000; ; 2005-03-01T09:08:07Z; FROM_LINE",
                "Thu, 1 Jan 1970 00:00:00 +0000; ; 2005-03-01T09:08:07Z; FROM_LINE",
                "Tue, 1 Mar 2005 10:00:00 +50579034; ; 2005-03-01T09:08:07Z; FROM_LINE",
                "never; 'from x by y; Tue, 1 Mar 2005 08:00:00 +0000'; 2005-03-01T08:00:00Z; RECEIVED",
            })
    void choosesTheDate(String date, String received, Instant expected, Sent.Source source) {
        String relay = received == null ? "" : "Received: " + received + "\n";
        Message message = parse(relay + "Date: " + date + "\n\nx\n");

        assertThat(message.sent()).isEqualTo(new Sent(expected, source));
        assertThat(kinds(message).contains(Fault.Kind.BAD_DATE)).isEqualTo(source != Sent.Source.DATE);
    }

    @Test
    void fallsBackToNeighboursAndThenToTheMonth() {
        RawMessage raw = raw("", "A: b\n\nx\n");
        Optional<ArchivePeriod> period = ArchivePeriod.of("2005-March.txt");
        SourceContext month = new SourceContext(Optional.empty(), "", period, Optional.empty());
        Instant before = Instant.parse("2005-03-07T00:00:00Z");

        assertThat(PARSER.parse(raw, month.after(before)).sent()).isEqualTo(new Sent(before, Sent.Source.NEIGHBOURS));
        assertThat(PARSER.parse(raw, month).sent())
                .isEqualTo(new Sent(Instant.parse("2005-03-01T00:00:00Z"), Sent.Source.MONTH));
    }

    @Test
    void aDateFarFromTheMonthOfTheFileIsImplausible() {
        RawMessage raw = raw("", "Date: Tue, 1 Mar 1995 10:00:00 +0000\n\nx\n");
        SourceContext context =
                new SourceContext(Optional.empty(), "", ArchivePeriod.of("2005-March.txt"), Optional.empty());

        assertThat(PARSER.parse(raw, context).sent().source()).isEqualTo(Sent.Source.MONTH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "List-Id: XMPP <standards.xmpp.org>; ; standards@xmpp.org",
                "List-Id: <foo.example.org>; ; foo.example.org",
                "'List-Id: <foo.example.org>\nList-Post: <mailto:foo@example.org>'; ; foo@example.org",
                "To: Standards <standards-jig at jabber.org>; ; standards@xmpp.org",
                "Subject: Re: [Standards-JIG] x; ; standards@xmpp.org",
                "Subject: x; ; folder",
                "Subject: [Standards] x; other@example.org; other@example.org",
            })
    void findsTheList(String header, String given, String list) {
        SourceContext context =
                new SourceContext(Optional.ofNullable(given), "folder", Optional.empty(), Optional.empty());

        assertThat(PARSER.parse(raw("", header + "\n\nx\n"), context).list()).isEqualTo(list);
    }

    @Test
    void leavesOutWhatIsNoHeaderButLosesNoText() {
        Message message = parse("From: a@example.org\n>From eve\nSubject: x\n\nbody\n");
        assertThat(message.subject().text()).isEqualTo("x");
        assertThat(kinds(message)).contains(Fault.Kind.BAD_HEADER);

        Message unparted = parse("From: a@example.org\nSubject: x\nThis is text already.\nAnd more.\n\nEnd.\n");
        assertThat(unparted.newText()).isEqualTo("This is text already.\nAnd more.\n\nEnd.");
        assertThat(kinds(unparted)).contains(Fault.Kind.BAD_HEADER);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=utf-8, \u00c3\u00a9, é,",
        "text/plain; charset=iso-8859-1, \u00e9 \u0093x\u0094, é “x”,",
        "text/plain; charset=utf-8, \u00e9, é, BAD_CHARSET",
        "text/plain; charset=us-ascii, \u00c3\u00a9, é, BAD_CHARSET",
        "text/plain; charset=x-foo, \u00e9, é, UNKNOWN_CHARSET",
        "text/plain, \u00e9, é, UNDECLARED_CHARSET",
        "text/plain, \u00c3\u00a9, é, UNDECLARED_CHARSET",
        "text, \u00c3\u00a9, é, BAD_HEADER",
    })
    void decodesText(String type, String bytes, String text, Fault.Kind fault) {
        Message message = parse("Content-Type: " + type + "\n\n" + bytes + "\n");

        assertThat(message.newText()).isEqualTo(text);
        assertThat(kinds(message).stream().anyMatch(kind -> kind == fault)).isEqualTo(fault != null);
    }

    @Test
    void prefersPlainTextAndListsAttachments() {
        Message message = parse("""
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                plain
                --a
                Content-Type: text/html

                <p>html</p>
                --a--
                --m
                Content-Type: image/png; name="=?utf-8?q?=C3=A9.png?="
                Content-Transfer-Encoding: base64

                AAECAw==
                --m
                Content-Type: text/plain
                Content-Disposition: attachment; filename=notes.txt

                attached
                --m
                Content-Type: message/rfc822

                Subject: inner

                inner
                --m
                Content-Type: text/plain

                second
                --m--
                """);

        assertThat(message.newText()).isEqualTo("plain\nsecond");
        assertThat(message.attachments())
                .containsExactly(
                        new Attachment("é.png", "image/png", 4),
                        new Attachment("notes.txt", "text/plain", 8),
                        new Attachment("", "message/rfc822", 21));
    }

    @Test
    void readsHtmlWhereThereIsNoText() {
        Message message = parse("""
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                \s
                --a
                Content-Type: text/html; charset=utf-8

                <html><head><style>x{}</style></head><body><div>On 1 Mar 2005, Bob wrote:</div>
                <blockquote>one<blockquote><p>two</p></blockquote></blockquote><p>Mine &amp;
                yours.<br>End.</p></body></html>
                --a--
                """);

        assertThat(message.newText()).isEqualTo("Mine & yours.\nEnd.");
        assertThat(message.quotedText()).isEqualTo("one\n\ntwo");
    }

    @Test
    void unwrapsFlowedText() {
        Message message = parse(
                "Content-Type: text/plain; format=flowed\n\nA long \nline.\n> quoted \n> on.\n From stuffed.\n-- \nAda\n");

        assertThat(message.newText()).isEqualTo("A long line.\n\nFrom stuffed.");
        assertThat(message.quotedText()).isEqualTo("quoted on.");
        assertThat(message.signatureText()).isEqualTo("--\nAda");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed; boundary=m\n\nno boundary at all\n",
                "Content-Type: multipart/mixed\n\nno boundary at all\n",
                "Content-Type: multipart/mixed; boundary=\"m\n\nno boundary at all\n",
                "Content-Transfer-Encoding: x-foo\n\nno boundary at all\n",
                "Content-Type: text/plain; charset=\n\nno boundary at all\n",
                "Content-Type: /; ;;=\n\nno boundary at all\n",
                "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nno boundary at all\n",
            })
    void readsBrokenMimeAsText(String mail) {
        assertThat(parse(mail).newText()).contains("no boundary at all");
    }

    @Test
    void decodesADamagedEncodingAsFarAsItGoes() {
        Message message = parse("Content-Transfer-Encoding: base64\n\nSGVsbG8gd29ybGQh\nSGVsb");

        assertThat(message.newText()).startsWith("Hello world!");
    }

    @Test
    void leavesOutPartsBeyondTheDepth() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(kinds(parse(mail + "\ninner\n"))).contains(Fault.Kind.TOO_DEEP);
    }

    @Test
    void cutsLongText() {
        for (String type : List.of("", "Content-Type: text/plain\n", "Content-Type: text/html\n")) {
            Message message = parse(type + "\n" + "0123456789\n".repeat(200_000));
            assertThat(message.newText().length()).isBetween(1_000_000, 1 << 20);
            assertThat(kinds(message)).contains(Fault.Kind.TOO_LARGE);
        }
    }

    @Test
    void keepsTheHeadersOfLaterStages() {
        Message message = parse("XSF-XEP-Action: new\nX-No-Archive: Yes\nX-Other: z\n\nx\n");

        assertThat(message.headers()).containsOnlyKeys("xsf-xep-action", "x-no-archive");
        assertThat(message.isNoArchive()).isTrue();
    }

    /** Whatever the bytes are, a message comes out. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverFails(long seed) {
        Random random = new Random(seed);
        byte[] mail = """
                From: a@example.org
                Content-Type: multipart/mixed; boundary=m
                Date: 1 Mar 2005 10:00 +0000
                Subject: =?utf-8?q?x?=
                Content-Transfer-Encoding: base64

                --m
                Content-Type: text/html
                Content-Transfer-Encoding: quoted-printable

                <b>=41</b>
                --m--
                """.getBytes(ISO_8859_1);
        for (int round = 0; round < 2000; round++) {
            byte[] broken = mail.clone();
            for (int i = 0; i < 6; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            RawMessage raw = new RawMessage(new Origin("s", "", 0, broken.length), "", broken, List.of());
            assertThat(PARSER.parse(raw, SourceContext.NONE))
                    .as("seed %d round %d", seed, round)
                    .isNotNull();
        }
    }

    private static List<Fault.Kind> kinds(Message message) {
        return message.faults().stream().map(Fault::kind).toList();
    }

    private static Message parse(String mail) {
        return PARSER.parse(raw(FROM_LINE, mail), SourceContext.NONE);
    }

    private static RawMessage raw(String fromLine, String mail) {
        byte[] bytes = mail.getBytes(ISO_8859_1);
        return new RawMessage(new Origin("s", "", 0, bytes.length), fromLine, bytes, List.of());
    }
}
