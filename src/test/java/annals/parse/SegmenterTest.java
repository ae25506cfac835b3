package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Segment;
import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Segmenter STANDARDS = new Segmenter(Profiles.builtIn().forList("standards@xmpp.org"));
    private static final Segmenter PLAIN = new Segmenter(ListProfile.plain("list@example.org"));

    @Test
    void keepsEveryOwnLineBetweenQuotes() {
        assertSegments(
                """
                Hi,

                On Tue, 1 Mar 2005, Ada wrote:
                > one
                > two

                Mine.
                > > deeper
                > three
                More of mine.
                """,
                "N:Hi,",
                "A:On Tue, 1 Mar 2005, Ada wrote:",
                "Q1:one/two",
                "N:Mine.",
                "Q2:deeper",
                "Q1:three",
                "N:More of mine.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Tue, 1 Mar 2005 at 10:00, Ada Lovelace <ada@example.org> wrote:",
                "On Tue, 1 Mar 2005 at 10:00, Ada Lovelace\n<ada@example.org> wrote:",
                "On Tue, 1 Mar 2005 at 10:00, Ada\nLovelace <ada at\nexample.org> wrote:",
                "Ada Lovelace wrote:",
                "Ada Lovelace <ada@example.org>\nwrote:",
                "\"Ada\" <ada@example.org> writes:",
                "* Ada Lovelace <ada@example.org> [2005-03-01 10:00]:",
                "Am 01.03.2005 um 10:00 schrieb Ada Lovelace:",
                "Am Dienstag, den 01.03.2005, 10:00 +0100 schrieb\nAda Lovelace:",
                "Le 1 mars 2005 à 10:00, Ada Lovelace a écrit :",
                "Ada [Atelier-Web] a ?crit :",
                "Op 1 mrt. 2005 om 10:00 schreef Ada Lovelace:",
                "El 1 de marzo de 2005, Ada Lovelace escribió:",
                "1 марта 2005 г. Ада написала:",
                "В Втр, 01/03/2005 в 10:00 +0300, Ada пишет:",
                "Tue, 1 Mar 2005 10:00:00 +0000, Ada <ada@example.org> wrote:",
                "2005-03-01 10:00 GMT+01:00 Ada Lovelace <ada@example.org>:",
                "Quoting Ada Lovelace <ada@example.org>:",
                "* Ada Lovelace (2005-03-01):",
                "* Ada Lovelace <ada at example.org>:",
                "Ada Lovelace <ada at example.org> ?????:",
                "On Tue, 1 Mar 2005, Ada Lovelace thus spake:",
            })
    void knowsAttributions(String attribution) {
        assertSegments(
                "Before.\n\n" + attribution + "\n\n> quoted\nAfter.\n",
                "N:Before.",
                "A:" + attribution.replace('\n', '/'),
                "Q1:quoted",
                "N:After.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is what the XEP says:",
                "On the other hand,\nthis is what Ada wrote:",
                "I wrote:\n\nnothing",
                "As the spec, section 3, says:\n\n  Entities SHOULD",
                "Three points:",
            })
    void leavesDoubtfulIntroductionsNew(String text) {
        assertThat(STANDARDS.segments(text + "\n\nMore words.\n"))
                .extracting(Segment::kind)
                .containsOnly(Segment.Kind.NEW);
    }

    @Test
    void doesNotTakeTheLineAboveIntoAnAttribution() {
        assertSegments("On the other hand,\nBob wrote:\n> x\n", "N:On the other hand,", "A:Bob wrote:", "Q1:x");
        assertSegments("Hello,\nBob wrote:\n> x\n", "N:Hello,", "A:Bob wrote:", "Q1:x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A body has to stay confidential between the sender and the intended recipient, so an unauthorized server must not learn the key.",
                "End-to-end encryption keeps a stanza confidential. Only the addressee may read it, and unauthorized servers see nothing.",
            })
    void keepsWhatTheAuthorSaysOfConfidentiality(String text) {
        assertSegments(text, "N:" + text);
    }

    @Test
    void cutsSignatures() {
        assertSegments("Mine.\n\n-- \nAda\nhttp://example.org\n", "N:Mine.", "S:--/Ada/http://example.org");
        assertSegments("Mine.\n--\nAda\n", "N:Mine.", "S:--/Ada");
        assertSegments("Mine.\n--\n" + "line\n".repeat(12), "N:Mine./--" + "/line".repeat(12));
    }

    @Test
    void signaturesEndWhereOthersBegin() {
        assertSegments(
                "Top.\n-- \nAda\n\nOn 1 Mar 2005, Bob wrote:\n> x\n\nBelow.\n",
                "N:Top.",
                "S:--/Ada",
                "A:On 1 Mar 2005, Bob wrote:",
                "Q1:x",
                "N:Below.");
        assertSegments(
                "Top.\n-- \nAda\n_______________________________________________\nFoo mailing list\nFoo at example.org\nhttp://example.org/foo\n",
                "N:Top.",
                "S:--/Ada",
                "F:_______________________________________________/Foo mailing list/Foo at example.org/http://example.org/foo");
    }

    @Test
    void cutsFootersOfBothMailmans() {
        assertSegments(
                """
                Mine.
                _______________________________________________
                Standards mailing list
                Info: http://mail.example.org/mailman/listinfo/standards
                Unsubscribe: Standards-unsubscribe@example.org
                _______________________________________________
                """,
                "N:Mine.",
                "F:_______________________________________________/Standards mailing list"
                        + "/Info: http://mail.example.org/mailman/listinfo/standards/Unsubscribe: Standards-unsubscribe@example.org"
                        + "/_______________________________________________");
        assertSegments(
                """
                Mine.
                _______________________________________________
                Standards mailing list -- standards@xmpp.org
                To unsubscribe send an email to standards-leave@xmpp.org
                """,
                "N:Mine.",
                "F:_______________________________________________/Standards mailing list -- standards@xmpp.org"
                        + "/To unsubscribe send an email to standards-leave@xmpp.org");
        assertSegments(
                "____________________________\nHeading\n\ntext\n", "N:____________________________/Heading//text");
    }

    @Test
    void wordsAfterAFooterAreNew() {
        assertSegments(
                "_______________________________________________\nFoo mailing list\nhttp://example.org/foo\n\nI forgot this.\n",
                "F:_______________________________________________/Foo mailing list/http://example.org/foo",
                "N:I forgot this.");
    }

    @Test
    void cutsScrubbedParts() {
        assertSegments(
                """
                Mine.
                -------------- next part --------------
                A non-text attachment was scrubbed...
                Name: signature.asc
                Type: application/pgp-signature
                Desc: OpenPGP digital signature
                URL: <http://example.org/attachments/1/signature.asc>
                -------------- next part --------------
                Text of a second part.
                -------------- next part --------------
                An HTML attachment was scrubbed...
                URL: http://example.org/attachments/1/attachment.htm
                """,
                "N:Mine.",
                "X:-------------- next part --------------/A non-text attachment was scrubbed.../Name: signature.asc"
                        + "/Type: application/pgp-signature/Desc: OpenPGP digital signature"
                        + "/URL: <http://example.org/attachments/1/signature.asc>/-------------- next part --------------",
                "N:Text of a second part.",
                "X:-------------- next part --------------/An HTML attachment was scrubbed.../URL: http://example.org/attachments/1/attachment.htm");
        assertSegments(
                "-------------- nächster Teil --------------\nEin Dateianhang mit HTML-Daten wurde abgetrennt...\nURL: <http://example.org/a>\n",
                "X:-------------- nächster Teil --------------/Ein Dateianhang mit HTML-Daten wurde abgetrennt.../URL: <http://example.org/a>");
        assertSegments(
                "Mine.\n\n\t[[alternative HTML version deleted]]\n",
                "N:Mine.",
                "X:\t[[alternative HTML version deleted]]");
    }

    @Test
    void quotesWhatFollowsAnOriginalMessageBelowOwnWords() {
        assertSegments(
                """
                I agree.

                -----Original Message-----
                From: Ada Lovelace [mailto:ada@example.org]
                Sent: Tuesday, March 1, 2005 10:00
                To: Bob;
                 Eve
                Subject: RE: x

                Words of Ada.
                > Words of Bob.

                _______________________________________________
                Foo mailing list
                foo@example.org
                """,
                "N:I agree.",
                "A:-----Original Message-----/From: Ada Lovelace [mailto:ada@example.org]/Sent: Tuesday, March 1, 2005 10:00/To: Bob;/ Eve/Subject: RE: x",
                "Q1:Words of Ada.",
                "Q2:Words of Bob.",
                "F:_______________________________________________/Foo mailing list/foo@example.org");
        assertSegments(
                "Ja.\n\n________________________________\nVon: Ada\nGesendet: Dienstag, 1. März 2005\nAn: Bob\nBetreff: x\n\nWorte.\n",
                "N:Ja.",
                "A:________________________________/Von: Ada/Gesendet: Dienstag, 1. März 2005/An: Bob/Betreff: x",
                "Q1:Worte.");
    }

    @Test
    void anOriginalMessageWithoutOwnWordsAboveIsDoubtful() {
        assertSegments(
                "-----Original Message-----\nFrom: Ada\nSent: today\nSubject: x\n\nWords of whom?\n",
                "A:-----Original Message-----/From: Ada/Sent: today/Subject: x",
                "N:Words of whom?");
        assertSegments(
                "---------- Forwarded message ---------\nFrom: Ada\nDate: today\nSubject: x\n\nWords of Ada.\n",
                "A:---------- Forwarded message ---------/From: Ada/Date: today/Subject: x",
                "Q1:Words of Ada.");
    }

    @Test
    void cutsArmour() {
        assertSegments(
                """
                -----BEGIN PGP SIGNED MESSAGE-----
                Hash: SHA1

                Mine.
                - --\s
                Ada
                -----BEGIN PGP SIGNATURE-----
                Version: GnuPG

                iD8DBQFCJ
                =abcd
                -----END PGP SIGNATURE-----
                """,
                "S:-----BEGIN PGP SIGNED MESSAGE-----/Hash: SHA1",
                "N:Mine.",
                "S:- --/Ada/-----BEGIN PGP SIGNATURE-----/Version: GnuPG//iD8DBQFCJ/=abcd/-----END PGP SIGNATURE-----");
    }

    @Test
    void cutsPatches() {
        assertSegments("""
                Please apply:

                --- a/x.c
                +++ b/x.c
                @@ -1,2 +1,3 @@
                 a
                +--\s
                 b

                Thanks.
                """, "N:Please apply:", "P:--- a/x.c/+++ b/x.c/@@ -1,2 +1,3 @@/ a/+--/ b", "N:Thanks.");
    }

    @Test
    void anEscapedFromLineIsNoQuote() {
        assertSegments("Hello\n>From here on\nbye\n", "N:Hello/>From here on/bye");
        assertSegments(">a\n>From b\n>c\n", "Q1:a/From b/c");
    }

    @Test
    void codeIsNoQuote() {
        assertSegments("<message\n    to='a'\n>\n<body/>\n", "C:<message/    to='a'/>/<body/>");
        assertSegments("Try:\n\n>>> import x\n>>> x.y\n1\n", "N:Try:", "C:>>> import x/>>> x.y/1");
    }

    @Test
    void xmlIsCodeAsFarAsItsTagsGo() {
        assertSegments(
                "Send\n\n<iq type='get'>\n\n  <query/>\n</iq>\nand wait.\n",
                "N:Send",
                "C:<iq type='get'>//  <query/>/</iq>",
                "N:and wait.");
        assertSegments(
                "<iq/> is the stanza to send,\nnot <message/>.\n", "N:<iq/> is the stanza to send,/not <message/>.");
        assertSegments(
                "<ada@example.org>\n<http://example.org/>\n<snip>\n",
                "N:<ada@example.org>/<http://example.org/>/<snip>");
        assertSegments(
                "S: <stream:features>\nC: <auth a='b'/>\n\nFine.\n",
                "C:S: <stream:features>/C: <auth a='b'/>",
                "N:Fine.");
    }

    @Test
    void sessionsAreCodeAndTheirPromptsNoQuotes() {
        assertSegments(
                "Look:\n\n> x <- c(1,\n+        2)\n> x\n[1] 1 2\n\nOdd?\n",
                "N:Look:",
                "C:> x <- c(1,/+        2)/> x/[1] 1 2",
                "N:Odd?");
        assertSegments(
                "Ada wrote:\n> What is x?\n\nThis:\n\n> x[1]\n[1] 3\n",
                "A:Ada wrote:",
                "Q1:What is x?",
                "N:This:",
                "C:> x[1]/[1] 3");
        assertSegments("Ada wrote:\n> x <- f(1)\nNo.\n", "A:Ada wrote:", "Q1:x <- f(1)", "N:No.");
        assertSegments("Ada wrote:\n> I do\n> > x <- f(1)\n> and\n", "A:Ada wrote:", "Q1:I do/> x <- f(1)/and");
        assertSegments("Do\n\n$ make check\nok\n\nDone.\n", "N:Do", "C:$ make check/ok", "N:Done.");
    }

    @Test
    void codeIsKnownByTheCompanyItKeeps() {
        assertSegments(
                """
                In the log:

                2009-03-02 01:12:40 INFO c2s: accepted 192.0.2.11:40122
                2009-03-02 01:12:41 WARN sasl: mechanism not offered

                It is the old client.
                """,
                "N:In the log:",
                "C:2009-03-02 01:12:40 INFO c2s: accepted 192.0.2.11:40122/2009-03-02 01:12:41 WARN sasl: mechanism not offered",
                "N:It is the old client.");
        assertSegments(
                "I did this\n\nbox:~/src > frob the thing\nThe thing is frobbed now.\nbox:~/src > frob it\nDone.\n\nand it hung.\n",
                "N:I did this",
                "C:box:~/src > frob the thing/The thing is frobbed now./box:~/src > frob it/Done.",
                "N:and it hung.");
        assertSegments(
                "As root:\n\n# make install\n# service im restart\n\nThat is all.\n",
                "N:As root:",
                "C:# make install/# service im restart",
                "N:That is all.");
        assertSegments(
                "Put this into bot.cfg:\n\n[room]\n; one a line\nname = lobby\n\nand restart it.\n",
                "N:Put this into bot.cfg:",
                "C:[room]/; one a line/name = lobby",
                "N:and restart it.");
    }

    /** Votes, questions and the sentences of a digest are read in prose alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4) Items for voting\n\n4a) XEP-0999: Hats\n\nAda: +1\nBob: -1 (no use for it)\nCleo: [on-list]\n",
                "## 2. Votes\n\n+1 from me.\n",
                "The two compared:\n\n  name    | before | after\n  --------+--------+------\n  request | 320    | 110\n",
                "client              server\n  |---- request ------>|\n  |<--- result --------|\n",
                "The section says:\n\n  Entities SHOULD NOT send presence to a room they have left.\n",
                "[1] https://example.org/extensions/\n[2] https://example.org/registrar/\n",
                "Who sends <iq/> first (the server, I think) and why is the type=\"get\" there?\n",
            })
    void proseStaysProse(String text) {
        assertThat(STANDARDS.segments(text)).extracting(Segment::kind).containsOnly(Segment.Kind.NEW);
    }

    @Test
    void codeIsKnownByItsPunctuation() {
        assertSegments(
                "Try\n\nint f(int x) {\n    return x;\n}\n\nIt may fail; see below.\n",
                "N:Try",
                "C:int f(int x) {/    return x;/}",
                "N:It may fail; see below.");
        assertSegments("So:\n\n```\nanything at all\n```\n", "N:So:", "C:```/anything at all/```");
        assertSegments("[1] https://example.org/\n", "N:[1] https://example.org/");
    }

    @Test
    void comparisonsEscapesAndSmileysAreNoQuotes() {
        assertSegments(
                "A picture is large when the number of its pixels is\n> 64 thousand.\n",
                "N:A picture is large when the number of its pixels is/> 64 thousand.");
        assertSegments("> why?\n\n>90% do.\n\n>:-)\n", "Q1:why?", "N:>90% do.//>:-)");
        assertSegments("> why?\n> 90% do.\n", "Q1:why?/90% do.");
        assertSegments(
                "Twice escaped:\n\n>>From here on it is all right.\n",
                "N:Twice escaped://>>From here on it is all right.");
    }

    @Test
    void wrappedComparisonsStayTheAuthors() {
        assertSegments(
                "> which?\n\nWe need\n>= 2.1 here, and there\n> 3, for speed.\n",
                "Q1:which?",
                "N:We need/>= 2.1 here, and there/> 3, for speed.");
        assertSegments("It has to be\n> 3.5 at least.\n", "N:It has to be/> 3.5 at least.");
        assertSegments("Some answers:\n> 3 of them\n", "N:Some answers:", "Q1:3 of them");
        assertSegments("See there\n> 3. the third\n", "N:See there", "Q1:3. the third");
        assertSegments("See there\n> 3 eggs\n> 4 cups\n", "N:See there", "Q1:3 eggs/4 cups");
        assertSegments("We were, all in all,\n>= 3 there\n> why?\n", "N:We were, all in all,/>= 3 there", "Q1:why?");
        assertSegments("> f(x, y\n>= 3)\n> fails\n", "Q1:f(x, y/= 3)/fails");
    }

    @Test
    void restsOfWrappedQuotesAreQuotedWhenThereAreSeveral() {
        String line = "> " + "word ".repeat(13) + "words";
        assertSegments(
                line + "\nlost\n" + line + "\nagain\n> end.\n",
                "Q1:" + line.substring(2) + "/lost/" + line.substring(2) + "/again/end.");
        assertSegments(
                line + "\nno\n" + line + "\nyes\n> end.\n",
                "Q1:" + line.substring(2),
                "N:no",
                "Q1:" + line.substring(2),
                "N:yes",
                "Q1:end.");
    }

    @Test
    void knowsSignatureBlocksByRuleOrClosing() {
        assertSegments(
                "Mine.\n\nRegards,\nAda\n\nAda Lovelace, PhD\nUniversity of Somewhere\nTel: +00 555 0101\n",
                "N:Mine.//Regards,/Ada",
                "S:Ada Lovelace, PhD/University of Somewhere/Tel: +00 555 0101");
        assertSegments(
                "Mine.\n\n----------\nAda Lovelace\nada@example.org\n",
                "N:Mine.",
                "S:----------/Ada Lovelace/ada@example.org");
        assertSegments("The inn:\n\nGolden Lion\nTel: +00 555 0101\n", "N:The inn://Golden Lion/Tel: +00 555 0101");
        assertSegments("Mine.\n\nCheers,\nAda\n", "N:Mine.//Cheers,/Ada");
        assertSegments("Mine.\n\nSent from my telephone\n", "N:Mine.", "S:Sent from my telephone");
        assertSegments("Sent from my telephone it fails,\nelse not.\n", "N:Sent from my telephone it fails,/else not.");
        assertSegments("Mine.\n-- \nAda\n\nPS: More.\n", "N:Mine.", "S:--/Ada", "N:PS: More.");
    }

    @Test
    void disclaimersAreFooters() {
        String disclaimer = "This message is confidential. If you are not the intended recipient, notify the sender.";
        assertSegments("Mine.\n\n*****\n" + disclaimer + "\n", "N:Mine.", "F:*****/" + disclaimer);
        assertSegments("Is the room confidential, or open?\n", "N:Is the room confidential, or open?");
    }

    @Test
    void answersBelowAnUnmarkedHeaderStayNew() {
        String header = "From: Ada\nSent: today\nTo: Bob\nSubject: x\n";
        String attribution = "A:From: Ada/Sent: today/To: Bob/Subject: x";
        assertSegments("Mine.\n\n" + header + "\nTheirs.\n", "N:Mine.", attribution, "Q1:Theirs.");
        assertSegments(
                "My comments are below.\n\n" + header + "\nTheirs.\n\nMine.\n",
                "N:My comments are below.",
                attribution,
                "N:Theirs.//Mine.");
        assertSegments(
                "Mine.\n\n" + header + "\nTheirs.\n\n[Bob] Mine.\nMine too.\n",
                "N:Mine.",
                attribution,
                "Q1:Theirs.",
                "N:[Bob] Mine./Mine too.");
        assertSegments(
                "The header says:\n\n" + header + "\nWhy?\n",
                "N:The header says://From: Ada/Sent: today/To: Bob/Subject: x//Why?");
    }

    @Test
    void anUnmarkedMessageMayBeginWithAnAttribution() {
        assertSegments(
                "Mine.\n\nFrom: Ada\nSent: today\nSubject: x\n\nBob <bob@example.org> writes:\n> Bob's.\n\nTheirs.\n",
                "N:Mine.",
                "A:From: Ada/Sent: today/Subject: x",
                "Q1:Bob <bob@example.org> writes:",
                "Q2:Bob's.",
                "Q1:Theirs.");
    }

    @Test
    void anEditorIsAPersonAndASpecificationIsNone() {
        assertSegments(
                "XEP Editor <editor@example.org> writes:\n\n> x\n",
                "A:XEP Editor <editor@example.org> writes:",
                "Q1:x");
        assertSegments("XEP-0384 says:\n\n> x\n", "N:XEP-0384 says:", "Q1:x");
    }

    @Test
    void anUnmarkedMessageBelowAnAttributionIsAQuote() {
        String attribution = "On Tue, 1 Mar 2005 at 10:00, Ada <ada@example.org> wrote:";
        assertSegments("Mine.\n\n" + attribution + "\n\nTheirs.\n", "N:Mine.", "A:" + attribution, "Q1:Theirs.");
        assertSegments("Mine.\n\nOn Monday I wrote:\nmine again.\n", "N:Mine.//On Monday I wrote:/mine again.");
    }

    @Test
    void cutsContextAndNormalDiffs() {
        assertSegments(
                "Fix:\n\n*** a\told\n--- b\tnew\n***************\n*** 1,2 ****\n  x\n! y\n--- 1,2 ----\n  x\n! z\n\nBye.\n",
                "N:Fix:",
                "P:*** a\told/--- b\tnew/***************/*** 1,2 ****/  x/! y/--- 1,2 ----/  x/! z",
                "N:Bye.");
        assertSegments("Fix:\n\n3c3\n< old\n---\n> new\n", "N:Fix:", "P:3c3/< old/---/> new");
    }

    @Test
    void knowsQuotesByInitialsAndBars() {
        assertSegments("GL> one\nGL> two\nMine.\n", "Q1:one/two", "N:Mine.");
        assertSegments("Ada wrote:\n| one\n| two\nMine.\n", "A:Ada wrote:", "Q1:one/two", "N:Mine.");
        assertSegments("Table:\n| a | b |\n| c | d |\n", "N:Table:/| a | b |/| c | d |");
    }

    @Test
    void aLoneBarIsAQuoteOnlyBelowItsAuthor() {
        assertSegments("Ada wrote:\n| one\nMine.\n", "A:Ada wrote:", "Q1:one", "N:Mine.");
        assertSegments("The pipe:\n| one\nMine.\n", "N:The pipe:/| one/Mine.");
    }

    @Test
    void aListThatPeopleMakeIsNoFooter() {
        String rule = "-".repeat(30);
        assertSegments("Look:\n" + rule + "\nThe todo list\nis long.\n", "N:Look:/" + rule + "/The todo list/is long.");
        assertSegments(
                "Bye\n" + rule + "\nFoo list\nfoo@example.org\n", "N:Bye", "F:" + rule + "/Foo list/foo@example.org");
    }

    @Test
    void whatScannersAndForgesAddIsAFooter() {
        String scanned = "This email has been checked for viruses by Example.";
        assertSegments("Mine.\n\n---\n" + scanned + "\n", "N:Mine.", "F:---/" + scanned);
        assertSegments("Mine.\n\n" + scanned + "\n", "N:Mine.//" + scanned);
        String reply = "Reply to this email directly or view it on ExampleForge:";
        assertSegments("Mine.\n\n-- \n" + reply + "\n", "N:Mine.", "F:--/" + reply);
    }

    @Test
    void namesWithLostLettersAreNames() {
        assertSegments("I?aki Berl?n wrote:\n\n> x\n", "A:I?aki Berl?n wrote:", "Q1:x");
        assertSegments("So what? Ada said:\n\n> x\n", "N:So what? Ada said:", "Q1:x");
    }

    @Test
    void belowAGreetingAloneTheAnswerStandsInTheText() {
        String attribution = "On Tue, 1 Mar 2005 at 10:00, Ada <ada@example.org> wrote:";
        assertSegments(
                "Hi Ada,\n\n" + attribution + "\n\nWhy?\n\nBecause.\n",
                "N:Hi Ada,",
                "A:" + attribution,
                "N:Why?//Because.");
    }

    @Test
    void nameAddressAndVerbIntroduceAMessageWithoutMarks() {
        String attribution = "Ada Finch <ada(a)example.org> wrote:";
        assertSegments("Mine.\n\n" + attribution + "\n\nTheirs.\n", "N:Mine.", "A:" + attribution, "Q1:Theirs.");
    }

    @Test
    void whatAMailServerSaidAndAShownMarkAreNoQuotes() {
        assertSegments("Look:\n\n>>> RCPT To:<ada@example.org>\n", "N:Look:", "C:>>> RCPT To:<ada@example.org>");
        assertSegments("> one\n> two\n\nIt is\n\n >\n\nthere.\n", "Q1:one/two", "N:It is// >//there.");
        assertSegments("> Which line?\n\n>From\n", "Q1:Which line?", "N:>From");
    }

    @Test
    void aMarkThatClosesWhatStandsAboveIsNoDeeperQuote() {
        assertSegments(
                "> On 1 Mar 2005, Ada <ada@example.org\n> > wrote:\n>> one\n",
                "Q1:On 1 Mar 2005, Ada <ada@example.org/> wrote:",
                "Q2:one");
        assertSegments("> <a\n>   b='c'\n> >\n", "Q1:<a/  b='c'/>");
    }

    @Test
    void indentedPromptsAreCodeBesideTheirOutput() {
        assertSegments(
                "> why?\n\nSee\n\n > f(x)\n[1] 2\n\nthere.\n", "Q1:why?", "N:See", "C: > f(x)/[1] 2", "N:there.");
    }

    /** All segments in order hold every line of the body that is not blank. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void losesNoLine(long seed) {
        String[] pool = {
            "own words",
            "> quote",
            ">> deeper",
            "> ",
            "",
            "",
            "-- ",
            "--",
            "On 1 Mar 2005, Ada wrote:",
            "Ada wrote:",
            "-------------- next part --------------",
            "An HTML attachment was scrubbed...",
            "URL: <http://example.org/>",
            "_______________________________________________",
            "Foo mailing list",
            "http://example.org/",
            "-----Original Message-----",
            "From: Ada",
            "Sent: today",
            "To: Bob",
            "Subject: x",
            "@@ -1,2 +1,2 @@",
            " ctx",
            "+added",
            "--- a",
            "+++ b",
            "-----BEGIN PGP SIGNATURE-----",
            "abcd",
            "-----END PGP SIGNATURE-----",
            "-----BEGIN PGP SIGNED MESSAGE-----",
            "Hash: SHA1",
            "GL> initials",
            "| bar",
            ">From x",
            ">",
            "<a",
            ">>> py",
            "* Ada [2005]:",
            "Standards mailing list",
            "To unsubscribe send an email to x"
        };
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String body = random.ints(40, 0, pool.length).mapToObj(i -> pool[i]).collect(Collectors.joining("\n"));
            assertThat(words(
                            STANDARDS.segments(body).stream().map(Segment::text).collect(Collectors.joining("\n"))))
                    .as("seed %d round %d:%n%s", seed, round, body)
                    .isEqualTo(words(body));
        }
    }

    /** In time of the processor, which other work on the machine does not lengthen. */
    @Test
    void longLinesAndManyLinesTakeLinearTime() {
        String megabyte = "x".repeat(1 << 20);
        List<String> bodies = List.of(
                megabyte,
                "> " + megabyte,
                ">".repeat(1 << 20),
                "On 1 Mar " + megabyte + " wrote:",
                "- ".repeat(1 << 19),
                "-- \n".repeat(1 << 16),
                "\n".repeat(1 << 20) + "x",
                "Ada wrote:\n".repeat(1 << 16),
                "_".repeat(1 << 20),
                "_______________________\n".repeat(1 << 15),
                "-----Original Message-----\n".repeat(1 << 15),
                "x\n-----Original Message-----\n\n".repeat(1 << 15),
                "@@ -1,999999 +1,999999 @@\n".repeat(1 << 15),
                "-------------- next part --------------\n".repeat(1 << 15),
                "<a\n>\n".repeat(1 << 16),
                "-----BEGIN PGP SIGNATURE-----\n".repeat(1 << 15),
                "From: a\nSent: b\nTo: c\n".repeat(1 << 15),
                "<a b='c'>\n".repeat(1 << 15),
                "<a\n".repeat(1 << 15),
                "x\nFrom: a\nSent: b\nSubject: c\n\n[Bob] x\n".repeat(1 << 14),
                "> > > x <- 1\n> y\n".repeat(1 << 15),
                "```\n".repeat(1 << 15) + "```x\n",
                "Yours,\nAda Lovelace\nTel: 1\n\n".repeat(1 << 14),
                "a confidential recipient\n".repeat(1 << 15),
                "1c1\n> x\n".repeat(1 << 15),
                "a = b(c)\n".repeat(1 << 15),
                "box:~ > a\n".repeat(1 << 15),
                ("|" + "- ".repeat(240) + "x\n").repeat(1 << 11),
                ("A " + "./".repeat(240) + " x\n").repeat(1 << 11),
                (".".repeat(480) + "x\n").repeat(1 << 11),
                ("a@b ".repeat(120) + "$\n").repeat(1 << 11),
                "x\n".repeat(1_000_000),
                "> x\n\n".repeat(500_000),
                ("A".repeat(98) + "!\n").repeat(16),
                ("De".repeat(49) + "!\n").repeat(16),
                "(".repeat(400) + "\n" + " ".repeat(400) + ":\n" + "On 1 ".repeat(80) + "\n");
        for (String body : bodies) {
            long start = THREADS.getCurrentThreadCpuTime();
            PLAIN.segments(body);
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                    .as(body.substring(0, 30))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    /** The text without markers, white space and line ends. */
    private static String words(String text) {
        return text.lines()
                .map(line -> line.replaceAll("^(?:GL>|\\| |[> ]+)", "")
                        .replaceAll("[> |]", "")
                        .strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static void assertSegments(String body, String... expected) {
        assertThat(STANDARDS.segments(body).stream().map(SegmenterTest::shown)).containsExactly(expected);
    }

    private static String shown(Segment segment) {
        String kind = switch (segment.kind()) {
            case NEW -> "N";
            case QUOTE -> "Q" + segment.depth();
            case ATTRIBUTION -> "A";
            case SIGNATURE -> "S";
            case FOOTER -> "F";
            case SCRUBBED -> "X";
            case PATCH -> "P";
            case CODE -> "C";
        };
        return kind + ":" + segment.text().replace('\n', '/');
    }
}
