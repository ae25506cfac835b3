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
    void namesTheMailThatIsAnsweredWithoutAMailFiltersNumbers() {
        Message message = parse("""
                From: Ada Finch <ada@example.org>
                Date: Tue, 1 Mar 2005 12:10:00 +0100
                Message-ID: <2@example.org>
                In-Reply-To: <812_1109671200_42243D20_812_75_1_one@example.net>
                References: <one@example.net>
                 <812_1109671200_42243D20_812_75_1_one@example.net>

                Two.
                """);
        assertThat(message.inReplyTo()).containsExactly(new MessageId("one@example.net"));
        assertThat(message.references()).containsExactly(new MessageId("one@example.net"));
        assertThat(kinds(message)).containsExactly(Fault.Kind.PREFIXED_REFERENCE);
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
        SourceContext month = new SourceContext(Optional.empty(), "", period, Optional.empty(), Optional.empty());
        Instant before = Instant.parse("2005-03-07T00:00:00Z");

        assertThat(PARSER.parse(raw, month.after(new Sent(before, Sent.Source.DATE)))
                        .sent())
                .isEqualTo(new Sent(before, Sent.Source.NEIGHBOURS));
        assertThat(PARSER.parse(raw, month).sent())
                .isEqualTo(new Sent(Instant.parse("2005-03-01T00:00:00Z"), Sent.Source.MONTH));
    }

    @Test
    void aDateFarFromTheMonthOfTheFileIsImplausible() {
        RawMessage raw = raw("", "Date: Tue, 1 Mar 1995 10:00:00 +0000\n\nx\n");
        SourceContext context = new SourceContext(
                Optional.empty(), "", ArchivePeriod.of("2005-March.txt"), Optional.empty(), Optional.empty());

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
        SourceContext context = new SourceContext(
                Optional.ofNullable(given), "folder", Optional.empty(), Optional.empty(), Optional.empty());

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
                        new Attachment("inner", "message/rfc822", 21));
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

    /** A hundred thousand parts: the first thousand are read, in bounded memory. */
    @Test
    void leavesOutPartsBeyondTheLimit() {
        String part = "--m\nContent-Type: image/png\n\nx\n";
        Message message =
                parse("Content-Type: multipart/mixed; boundary=m\n\n--m\n\nfirst\n" + part.repeat(100_000) + "--m--\n");

        assertThat(message.newText()).isEqualTo("first");
        assertThat(message.attachments()).hasSize(MimeReader.MAX_PARTS - 1);
        assertThat(kinds(message)).contains(Fault.Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=a.png                                                | a.png",
                "name=\"a b.png\"                                            | a b.png",
                "name=\"a                                                  | a",
                "name==?utf-8?q?=C3=A9.png?=                               | é.png",
                "name=\"\u00c3\u00a9.png\"                                 | é.png",
                "name*=utf-8''%C3%A9%20b.png                               | é b.png",
                "name*=%C3%A9.png                                          | é.png",
                "name*0*=iso-8859-1'en'%E9a; name*1=b; name*2*=%20c.png    | éab c.png",
                "name*1=b.png; name*0=a                                    | ab.png",
                "name=plain.png; name*=utf-8''%C3%A9.png                   | é.png",
                "NAME=a.png; ; charset                                     | a.png",
                "x                                                         | ''",
            })
    void readsFileNames(String parameters, String name) {
        Message message = parse("Content-Type: image/png; " + parameters + "\n\nx\n");

        assertThat(message.attachments()).extracting(Attachment::name).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, Words., text/html, <p>html</p>, Words.",
        "text/plain, This is an HTML message: please use an HTML reader., text/html, <p>html</p>, html",
        "text/html, <p>html</p>, text/plain, Words., Words.",
        "text/plain, '', text/enriched, a <bold>b</bold>, a b",
        "text/plain, '', text/calendar, BEGIN:VCALENDAR, ''",
        "text/x-amp-html, <p>no</p>, text/html, <p>html</p>, html",
    })
    void choosesTheAlternative(String type, String text, String otherType, String otherText, String expected) {
        Message message = parse("Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: " + type + "\n\n"
                + text + "\n--a\nContent-Type: " + otherType + "\n\n" + otherText + "\n--a--\n");

        assertThat(message.newText()).isEqualTo(expected);
    }

    /** None of these is the author's own text; each is listed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
                "message/partial; id=x; number=1; total=3",
                "message/external-body; access-type=anon-ftp",
                "message/delivery-status",
                "message/rfc822",
                "text/calendar",
                "text/rfc822-headers",
                "application/pgp-encrypted",
            })
    void listsWhatIsNoText(String type) {
        Message message = parse("Content-Type: " + type + "\n\nSubject: x\n\nwords\n");

        assertThat(message.newText()).isEmpty();
        assertThat(message.attachments()).extracting(Attachment::type).containsExactly(type.split(";")[0]);
    }

    @Test
    void listsTheMailsOfADigestByTheirSubjects() {
        Message message = parse("""
                Content-Type: multipart/digest; boundary=d

                --d

                Subject: one

                first
                --d

                Subject: =?utf-8?q?two=C3=A9?=

                second
                --d--
                """);

        assertThat(message.newText()).isEmpty();
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("one", "twoé");
    }

    @Test
    void readsTheTextOfSignedMail() {
        Message message = parse("""
                Content-Type: multipart/signed; boundary=s; protocol="application/pgp-signature"

                --s
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe
                --s
                Content-Type: application/pgp-signature; name=signature.asc

                -----BEGIN PGP SIGNATURE-----
                --s--
                """);

        assertThat(message.newText()).isEqualTo("Grüße");
        assertThat(message.attachments()).extracting(Attachment::name).containsExactly("signature.asc");
        assertThat(kinds(message)).doesNotContain(Fault.Kind.BAD_ENCODING);
    }

    @Test
    void findsTheBoundaryThatWasUsed() {
        Message message = parse("""
                Content-Type: multipart/mixed; boundary="never used"

                --used
                Content-Type: text/plain

                text
                --used
                Content-Type: image/png

                x
                --used--
                """);

        assertThat(message.newText()).isEqualTo("text");
        assertThat(message.attachments()).hasSize(1);
        assertThat(kinds(message)).contains(Fault.Kind.BAD_MULTIPART);
    }

    @ParameterizedTest
    @CsvSource({
        "base64, SGVs!!bG8*gd29y#bGQh, Hello world!",
        "base64, SGVsbG8gd29ybGQ, Hello wor",
        "quoted-printable, a=C3=A9 =ZZ b, aé =ZZ b",
        "x-unknown, words, words",
    })
    void decodesDamageAsFarAsItGoesAndSaysItOnce(String encoding, String written, String text) {
        Message message = parse("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: " + encoding
                + "\n\n" + written + "\n");

        assertThat(message.newText()).startsWith(text);
        assertThat(kinds(message).stream().filter(kind -> kind == Fault.Kind.BAD_ENCODING))
                .hasSize(1);
    }

    @Test
    void listsFilesInTheText() {
        Message message = parse("Hello\n\nbegin 644 note.txt\n#0V%T\n`\nend\n");

        assertThat(message.newText()).isEqualTo("Hello");
        assertThat(message.attachments()).containsExactly(new Attachment("note.txt", "application/octet-stream", 3));
    }

    @Test
    void claimsNoDateWhereNothingTells() {
        Message message = PARSER.parse(raw("", "From: a@example.org\n\nx\n"), SourceContext.NONE);

        assertThat(message.sent()).isEqualTo(Sent.UNKNOWN);
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

    @Test
    void readsTheTextBesideAHugeAttachment() {
        String rows = "a,b,c\n".repeat(1_000_000);
        for (String type : List.of("text/csv", "text/plain\nContent-Disposition: attachment")) {
            Message message = parse("Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: " + type + "\n\n"
                    + rows + "--m\n\nThese are my own words.\n--m--\n");
            assertThat(message.newText()).isEqualTo("These are my own words.");
        }
    }

    @Test
    void losesNoIndentedFirstLine() {
        Message message = parse("   My first line is indented.\nSecond line.\n");
        assertThat(message.newText()).contains("My first line").contains("Second line.");
    }

    @Test
    void wordsBeforeAColonAreNoHeaderBelowALooseFromLine() {
        byte[] bytes = "Note: this is text\n\nas all of it is.\n".getBytes(ISO_8859_1);
        List<Fault> loose = List.of(new Fault(Fault.Kind.LOOSE_FROM_LINE, FROM_LINE));
        RawMessage raw = new RawMessage(new Origin("s", "", 0, bytes.length), FROM_LINE, bytes, loose);
        assertThat(PARSER.parse(raw, SourceContext.NONE).newText()).isEqualTo("Note: this is text\n\nas all of it is.");
    }

    @Test
    void saysWhatStandsOutsideTheParts() {
        String head = "Content-Type: multipart/mixed; boundary=m\n\n";
        String part = "--m\n\nMine.\n--m--\n";
        assertThat(outside(parse(head + "Before.\n" + part)))
                .containsExactly("text before the first part was left out: Before.");
        assertThat(outside(parse(head + part + "Behind.\n")))
                .containsExactly("text behind the last part was left out: Behind.");
        assertThat(outside(parse(head + "This is a multi-part message in MIME format.\n" + part)))
                .isEmpty();
        assertThat(outside(parse(head + part))).isEmpty();
    }

    private static List<String> outside(Message message) {
        assertThat(message.newText()).isEqualTo("Mine.");
        return message.faults().stream()
                .filter(fault -> fault.kind() == Fault.Kind.BAD_MULTIPART)
                .map(Fault::detail)
                .toList();
    }
}
