package annals.event;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VoteRecogniserTest {
    private static final VoteRecogniser RECOGNISER = new VoteRecogniser(Catalogue.builtIn());

    @ParameterizedTest(name = "{0}")
    @MethodSource("minutes")
    void readsMinutes(VoteMails.Case each) {
        List<RecordedEvent.Vote> votes = votes(List.of(each.mail()));
        assertThat(text(votes, true)).isEqualTo(each.expected());
        assertThat(votes).allSatisfy(vote -> {
            assertThat(vote.onList()).isFalse();
            assertThat(vote.minutes()).contains(each.mail().id());
            assertThat(line(each.mail(), vote.line()).replaceAll("\\bon list\\b|\\blist\\b", "on-list"))
                    .containsAnyOf(vote.written(), "Everyone", vote.value().text());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lateVotes")
    void readsLateVotes(VoteMails.Case each) {
        Message minutes = lateVotes().findFirst().orElseThrow().minutes();
        List<RecordedEvent.Vote> votes = votes(List.of(minutes, each.mail())).stream()
                .filter(vote -> vote.message().equals(each.mail().id()))
                .toList();
        assertThat(text(votes, false)).isEqualTo(each.expected());
        assertThat(votes).allSatisfy(vote -> {
            assertThat(vote.onList()).isTrue();
            assertThat(vote.meeting()).contains(LocalDate.of(2022, 2, 2));
            assertThat(vote.minutes()).contains(minutes.id());
        });
    }

    @Test
    void callsTheVoterOfMinutesByTheNameOfTheLateVote() {
        VoteMails.Case first = lateVotes().findFirst().orElseThrow();
        assertThat(votes(List.of(first.minutes(), first.mail())).stream()
                        .filter(vote -> vote.written().equals("Bruno"))
                        .map(RecordedEvent.Vote::voter))
                .hasSize(6)
                .containsOnly("Bruno Kestler");
    }

    @Test
    void findsTheMinutesOfALateVoteInAnotherThread() {
        Message minutes = lateVotes().findFirst().orElseThrow().minutes();
        Message byDay = mailOfBruno("[Council] my votes of 2 February", "3a) -1\n3b) 0");
        Message byDocument = mailOfBruno("[Standards] device lists", "I had promised a vote: I vote +0.");
        assertThat(text(late(minutes, byDay), false))
                .isEqualTo("3a) XEP-0384: device lists | XEP-0384 | Bruno Kestler -1\n"
                        + "3b) XEP-0420: affixes | XEP-0420 | Bruno Kestler 0");
        assertThat(text(late(minutes, byDocument), false))
                .isEqualTo("3a) XEP-0384: device lists | XEP-0384 | Bruno Kestler +0");
        assertThat(late(minutes, byDay)).allSatisfy(vote -> {
            assertThat(vote.minutes()).contains(minutes.id());
            assertThat(vote.meeting()).contains(LocalDate.of(2022, 2, 2));
        });
    }

    @Test
    void takesNoAnswerForMinutesThoughItsSubjectLooksLikeThem() {
        Message minutes = lateVotes().findFirst().orElseThrow().minutes();
        Map<String, String> headers = Map.of(
                "subject",
                "[Standards] Council Minutes 2022-02-02",
                "From",
                "Tamar Levi <tamar@example.net>",
                "In-Reply-To",
                "<" + minutes.id().value() + ">");
        Message answer = VoteMails.mail(headers, "2) +1\n3a) +1", 4);
        Message byTitle = mailOfBruno("[Standards] Votes", "Pigeon fancy: -1.");
        assertThat(text(late(List.of(minutes, answer), byTitle), false))
                .isEqualTo("2) Proposed XMPP Extension: Pigeon Fancy | pigeon-fancy | Bruno Kestler -1");
    }

    @Test
    void readsMinutesThatAreSentOnUnlessTheArchiveHasThem() {
        String body = """
                For those who are not on the other list.

                Begin forwarded message:

                > From: Odile <odile@example.org>
                > Subject: Council Minutes 2022-02-02
                >
                > 1) Roll call
                > Odile, Bruno, Tamar
                >
                > 3a) XEP-0384: device lists
                > Odile: +1
                > Bruno: [on-list]
                """;
        Message forwarded = VoteMails.mail(Map.of("subject", "[Standards] Fwd: Council Minutes 2022-02-02"), body, 5);
        assertThat(text(votes(List.of(forwarded)), true))
                .isEqualTo("3a) XEP-0384: device lists | XEP-0384 | 2022-02-02 | Odile +1, Bruno on-list");
        Message minutes = lateVotes().findFirst().orElseThrow().minutes();
        assertThat(late(List.of(minutes), forwarded)).isEmpty();
    }

    @Test
    void readsMinutesThatOnlyTheSubjectTellsToBeSentOnAndTheVoteOnThem() {
        String body = """
                This belongs here, too.

                On 2 February 2022, Odile <odile@example.org> wrote:

                > 1) Roll call
                > Odile, Bruno Kestler, Tamar
                >
                > 3a) XEP-0384: device lists
                > Odile +1, Bruno to vote on list.
                """;
        String subject = "[Standards] Fwd: [Council] Minutes 20220202";
        Message forwarded = VoteMails.mail(Map.of("subject", subject), body, 5);
        Message answer = VoteMails.mail(
                Map.of(
                        "subject",
                        subject,
                        "From",
                        "Bruno Kestler <bruno@example.net>",
                        "In-Reply-To",
                        "<mail5@example.org>"),
                "3a) -1",
                6);
        assertThat(text(votes(List.of(forwarded, answer)), true))
                .isEqualTo(
                        "3a) XEP-0384: device lists | XEP-0384 | 2022-02-02 | Odile +1, Bruno on-list, Bruno Kestler -1");
    }

    @Test
    void takesTheAnswerToAQuestionForAVoteOnTheItemOfTheOneBefore() {
        Message minutes = lateVotes().findFirst().orElseThrow().minutes();
        Message first = answerOfBruno(minutes, "3b: -1 until the length is told.", 5);
        Message second = answerOfBruno(first, "> Would that make it a +1?\n\nYes. +1 to what is there now.", 6);
        Message third = answerOfBruno(second, "> We should meet in Brussels.\n\n+1 to that.", 7);
        assertThat(votes(List.of(minutes, first, second, third)).stream()
                        .filter(RecordedEvent.Vote::onList)
                        .map(vote -> vote.label() + " " + vote.value().text()))
                .containsExactly("3b -1", "3b +1");
    }

    private static Message answerOfBruno(Message to, String body, int number) {
        Map<String, String> headers = Map.of(
                "subject",
                "Re: [Standards] Council Minutes 2022-02-02",
                "From",
                "Bruno Kestler <bruno@example.net>",
                "In-Reply-To",
                "<" + to.id().value() + ">");
        return VoteMails.mail(headers, body, number);
    }

    @Test
    void readsTheVoteOfAMemberInTheThreadOfAProposalThatAllWantedToVoteOnLater() {
        String body = """
                1) Roll call
                Odile, Bruno

                2) Proposed XMPP Extension: Pigeon Fancy
                All on list.
                """;
        Message minutes = VoteMails.mail(
                Map.of("subject", "[Standards] Council Minutes 2022-02-02", "Message-ID", "<m@example.org>"), body, 6);
        Message vote = mailOfBruno(
                "[Standards] Proposed XMPP Extension: Pigeon Fancy", "My vote in the Council is therefore -1.");
        Message talk = mailOfBruno("[Standards] Proposed XMPP Extension: Pigeon Fancy", "I keep my vote for now.");
        assertThat(text(late(minutes, vote), false))
                .isEqualTo("2) Proposed XMPP Extension: Pigeon Fancy |  | Bruno Kestler -1");
        assertThat(late(minutes, talk)).isEmpty();
    }

    @Test
    void readsABallotThatIsHeldByMailAmongThoseWhoMayVote() {
        Map<String, String> call =
                Map.of("subject", "[Council] VOTE: JEP-0060", "From", "Odile Dupré <odile@example.org>");
        Message first = VoteMails.mail(call, "Please vote until Friday. I begin:\n\n+1", 7);
        Message second = VoteMails.mail(
                Map.of(
                        "subject",
                        "Re: [Council] VOTE: JEP-0060",
                        "From",
                        "Bruno Kestler <bruno@example.net>",
                        "In-Reply-To",
                        "<mail7@example.org>"),
                "> Please vote until Friday.\n\n-1, it is too long.",
                8);
        assertThat(text(votes(List.of(first, second)), false))
                .isEqualTo("VOTE: JEP-0060 | XEP-0060 | Odile Dupré +1, Bruno Kestler -1");
        Map<String, String> several =
                Map.of("subject", "[Council] VOTE: JEP-0060 and JEP-0030", "From", "Odile Dupré <odile@example.org>");
        Message asked = VoteMails.mail(
                several, "Please vote until Friday.\n\n1. JEP-0060\n\n2. JEP-0030\n\nMy own votes are +1 and 0.", 10);
        Message answer = VoteMails.mail(
                Map.of(
                        "subject",
                        "Re: [Council] VOTE: JEP-0060 and JEP-0030",
                        "From",
                        "Bruno Kestler <bruno@example.net>",
                        "In-Reply-To",
                        "<mail10@example.org>"),
                "-1 on both.",
                11);
        assertThat(text(votes(List.of(asked, answer)), true))
                .isEqualTo("1. JEP-0060 | XEP-0060 | 2022-02-04 | Odile Dupré +1, Bruno Kestler -1\n"
                        + "2. JEP-0030 | XEP-0030 | 2022-02-04 | Odile Dupré 0, Bruno Kestler -1");
        Map<String, String> elsewhere =
                Map.of("subject", "[Standards] Vote on XEP-0060", "From", "Ida Nowak <ida@example.net>");
        assertThat(votes(List.of(VoteMails.mail(elsewhere, "Shall we?\n\n+1", 9))))
                .isEmpty();
    }

    @Test
    void readsACallToVoteBesideOpenMinutesThatDoNotHaveItsDocument() {
        Message minutes = lateVotes().findFirst().orElseThrow().minutes();
        Message call = VoteMails.mail(
                Map.of("subject", "[Council] VOTE: JEP-0060", "From", "Odile Dupré <odile@example.org>"),
                "Please vote until Friday. I begin: +1",
                7);
        List<Message> mails = new ArrayList<>(List.of(minutes, call));
        List<String> answers = List.of(
                "Bruno|-1, it is too long.",
                "Ida|I have no vote here, but +1 to that.",
                "Bruno|I change my vote to +1.");
        for (String answer : answers) {
            String name = answer.split("\\|")[0];
            mails.add(VoteMails.mail(
                    Map.of(
                            "subject",
                            "Re: [Council] VOTE: JEP-0060",
                            "From",
                            name + " Kestler <" + name.toLowerCase(Locale.ROOT) + "@example.net>",
                            "In-Reply-To",
                            "<mail7@example.org>"),
                    answer.split("\\|")[1],
                    8 + mails.size()));
        }
        assertThat(votes(mails).stream()
                        .filter(vote -> vote.item().startsWith("VOTE"))
                        .map(vote -> vote.voter() + " " + vote.value().text()))
                .containsExactlyInAnyOrder("Odile Dupré +1", "Bruno Kestler -1", "Bruno Kestler +1");
    }

    @Test
    void readsVotesThatAreSentBeforeTheMeetingWhereItsMinutesHaveTheSame() {
        Message minutes = VoteMails.mail(
                Map.of(
                        "subject",
                        "[Council] Minutes 2022-02-05",
                        "From",
                        "Odile Dupré <odile@example.org>",
                        "Date",
                        "Sat, 5 Feb 2022 20:00:00 +0000"),
                "1) Roll call\nOdile\n\n2) XEP-0384: lists\nOdile: +1\nBruno: +1\n\n3) XEP-0420: affixes\nOdile: +1\nBruno: -1\n",
                4);
        Message before = mailOfBruno("[Council] tomorrow", "I can't be there, so:\n\n2) +1, of course\n3) -1\n");
        assertThat(text(late(minutes, before), false))
                .isEqualTo("2) XEP-0384: lists | XEP-0384 | Bruno Kestler +1\n"
                        + "3) XEP-0420: affixes | XEP-0420 | Bruno Kestler -1");
        assertThat(late(minutes, mailOfBruno("[Council] tomorrow", "I can't be there, so:\n\n2) -1\n3) +1\n")))
                .isEmpty();
        assertThat(late(minutes, mailOfBruno("[Standards] shirts", "2) +1 for shirts\n3) -1 for mugs\n")))
                .isEmpty();
    }

    @Test
    void takesNoVoteOfAnotherThreadForAnItemThatIsNotOpen() {
        Message minutes = lateVotes().findFirst().orElseThrow().minutes();
        for (String body : List.of("+1 for beer.", "I'd vote +1 if I could.", "> +1\n\nWhy?")) {
            assertThat(late(minutes, mailOfBruno("[Standards] shirts", body))).isEmpty();
        }
        Map<String, String> odile =
                Map.of("subject", "[Standards] device lists", "From", "Odile Dupré <odile@example.org>");
        assertThat(late(minutes, VoteMails.mail(odile, "-1", 3))).isEmpty(); // has voted in the meeting
    }

    private static Message mailOfBruno(String subject, String body) {
        return VoteMails.mail(Map.of("subject", subject, "From", "Bruno Kestler <bruno@example.net>"), body, 3);
    }

    static List<RecordedEvent.Vote> late(Message minutes, Message mail) {
        return late(List.of(minutes), mail);
    }

    private static List<RecordedEvent.Vote> late(List<Message> archive, Message mail) {
        return votes(Stream.concat(archive.stream(), Stream.of(mail)).toList()).stream()
                .filter(vote -> vote.message().equals(mail.id()))
                .toList();
    }

    @Test
    void readsAFootnoteOfATable() {
        String body = """
                                        OD   BK   TL   UB
                XEP-0301 to Draft       +1   +1    0   (*)
                XEP-0308 to Draft       +1   +1   +1   (*)

                (*) Ulf was not around: two weeks for both.
                """;
        Message minutes = VoteMails.mail(Map.of("subject", "[Council] Minutes 2022-02-05"), body, 4);
        assertThat(text(votes(List.of(minutes)), true))
                .isEqualTo("XEP-0301 to Draft | XEP-0301 | 2022-02-05 | OD +1, BK +1, TL 0, UB pending\n"
                        + "XEP-0308 to Draft | XEP-0308 | 2022-02-05 | OD +1, BK +1, TL +1, UB pending");
    }

    @Test
    void noLongBodyTakesLong() {
        String hostile = "1) Roll call\nA, B\n2) XEP-0384\n" + "a, ".repeat(190) + "\n"
                + ("+1 ".repeat(180) + "\n").repeat(300) + "Name (".repeat(90) + "+1\n" + "x".repeat(200_000) + " +1";
        Message mail = VoteMails.mail(Map.of("subject", "[Standards] Council Minutes 2021-01-01"), hostile, 1);
        ThreadMXBean clock = ManagementFactory.getThreadMXBean(); // what others do on the machine does not count
        long start = clock.getCurrentThreadCpuTime();
        assertThat(votes(List.of(mail))).isEmpty();
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void readsNoMoreLinesThanMinutesHave() {
        String votes = "1) Roll call\nPresent: Ada, Ben\n\n2) XEP-0384\nAda: +1\n";
        String longest = votes + "blah\n".repeat(2_994) + "Ben: +1\n";
        assertThat(minutesOf(longest)).hasSize(2);
        assertThat(minutesOf(longest.replaceFirst("blah", "blah\nblah"))).hasSize(1);
    }

    private static List<RecordedEvent.Vote> minutesOf(String body) {
        return votes(List.of(VoteMails.mail(Map.of("subject", "[Standards] Council Minutes 2021-01-01"), body, 1)));
    }

    static Stream<VoteMails.Case> minutes() {
        return Stream.of(
                        "minutes.txt",
                        "minutes-layouts.txt",
                        "minutes-seen.txt",
                        "minutes-fresh.txt",
                        "minutes-breadth.txt")
                .flatMap(name -> VoteMails.minutes(name).stream());
    }

    static Stream<VoteMails.Case> lateVotes() {
        return VoteMails.answers("late-votes.txt").stream();
    }

    private static List<RecordedEvent.Vote> votes(List<Message> mails) {
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        mails.forEach(mail -> messages.put(mail.id(), mail));
        List<Envelope> envelopes = mails.stream().map(Envelope::of).toList();
        Meetings meetings = Meetings.of(envelopes, id -> Optional.ofNullable(messages.get(id)));
        List<RecordedEvent.Vote> votes = new ArrayList<>();
        for (MailThread thread : new Threader(Threader.SUBJECT_WINDOW).thread(envelopes)) {
            votes.addAll(RECOGNISER.recognise(thread, messages, Profiles.builtIn()::forList, meetings));
        }
        return votes;
    }

    /** One line an item; the votes as minutes have them by the written name, late ones by the full one. */
    static String text(List<RecordedEvent.Vote> votes, boolean minutes) {
        Map<String, String> items = new LinkedHashMap<>();
        for (RecordedEvent.Vote vote : votes) {
            String item = vote.item() + " | " + String.join(" ", vote.deliverables())
                    + (minutes ? " | " + vote.meeting().map(LocalDate::toString).orElse("-") : "");
            String cast = (minutes ? vote.written() : vote.voter()) + " "
                    + vote.value().text();
            items.merge(item, cast, (one, other) -> one + ", " + other);
        }
        return items.isEmpty()
                ? "nothing"
                : items.entrySet().stream()
                        .map(entry -> entry.getKey() + " | " + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static String line(Message message, int number) {
        List<String> lines = message.body().stream()
                .flatMap(segment -> Arrays.stream(segment.text().split("\n", -1)))
                .toList();
        String line = lines.get(number - 1);
        if (line.startsWith("All ")) {
            return String.join(" ", lines);
        }
        return line.endsWith(",") ? line + lines.get(number) : line;
    }
}
