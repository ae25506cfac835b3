package annals.event;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import annals.profile.ListProfile;
import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.spec.Proposal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRecogniserTest {
    private static final ListProfile LIST = new ListProfile(
            "sample@example.org",
            "Sample",
            List.of("Sample", "Sample-JIG"),
            List.of(),
            List.of("editor@example.org"),
            List.of("XMPP Extensions Editor", "JEP Editor"),
            "windows-1252",
            List.of(),
            "",
            "");

    private static final EventRecogniser RECOGNISER = new EventRecogniser(new Catalogue(
            LocalDate.of(2026, 1, 1),
            List.of(
                    deliverable("XEP-0901", "Carrier Pigeon Sessions", "sessions-by-carrier-pigeon"),
                    deliverable("XEP-0905", "Grain Exchange (GEX)", "gex"))));

    /** A mail of {@code announcements.txt} and the event that it records. */
    record Case(String what, Message mail, String event) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void recognises(Case each) {
        List<RecordedEvent> events = RECOGNISER.recognise(each.mail(), LIST);
        assertThat(events.stream().map(EventRecogniserTest::text).collect(Collectors.joining("\n")))
                .isEqualTo(each.event().equals("nothing") ? "" : each.event());
        assertThat(events).allSatisfy(event -> {
            assertThat(event.message()).isEqualTo(each.mail().id());
            assertThat(event.date()).isEqualTo(LocalDate.of(2010, 2, 3));
        });
    }

    @Test
    void noLongBodyTakesLong() {
        String hostile = "Version 1.0 of XEP-0901 (".repeat(20_000) + "Changelog:\n" + "end ".repeat(100_000);
        Message mail = mail(Map.of("subject", "LAST CALL: XEP-0901 (" + "(".repeat(50_000)), hostile);
        long start = System.nanoTime();
        assertThat(RECOGNISER.recognise(mail, LIST)).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anAliasOfTheDayWinsOverAnother() {
        EventRecogniser recogniser = new EventRecogniser(new Catalogue(
                LocalDate.of(2026, 1, 1),
                List.of(
                        named("XEP-0901", "owl-post", LocalDate.of(2015, 1, 1), LocalDate.of(2020, 1, 1)),
                        named("XEP-0902", "owl-post", LocalDate.of(2009, 1, 1), LocalDate.of(2011, 1, 1)))));
        Message mail = mail(
                Map.of("subject", "Proposed XMPP Extension: Owl Post"),
                "URL: https://xmpp.org/extensions/inbox/owl-post.html");
        assertThat(recogniser.recognise(mail, LIST))
                .extracting(RecordedEvent::deliverable)
                .containsExactly("XEP-0902");
    }

    private static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        String what = "";
        List<String> lines = new ArrayList<>();
        for (String line : resource("announcements.txt").split("\n", -1)) {
            if (line.startsWith("# ")) {
                what = line.substring(2);
                lines.clear();
            } else if (line.startsWith("=> ")) {
                cases.add(new Case(what, mail(lines), line.substring(3)));
            } else {
                lines.add(line);
            }
        }
        return cases.stream();
    }

    private static Message mail(List<String> lines) {
        int end = lines.indexOf("");
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(0, end)) {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
        }
        return mail(headers, String.join("\n", lines.subList(end + 1, lines.size())));
    }

    private static Message mail(Map<String, String> headers, String body) {
        Map<String, String> kept = new HashMap<>(headers);
        kept.keySet().removeIf(name -> !name.startsWith("xsf-xep-"));
        return new Message(
                new MessageId("mail@example.org"),
                List.of(new Origin("sample.mbox", "", 0, 1)),
                LIST.address(),
                mailbox(headers.getOrDefault("from", "Editor <editor@example.org>")),
                List.of(),
                List.of(),
                new Sent(Instant.parse("2010-02-03T04:05:06Z"), Sent.Source.DATE),
                Subject.of(headers.getOrDefault("subject", ""), LIST.subjectTags()),
                MessageId.allIn(headers.getOrDefault("in-reply-to", "")),
                List.of(),
                segments(body),
                List.of(),
                kept,
                List.of());
    }

    private static Mailbox mailbox(String from) {
        int open = from.indexOf('<');
        return new Mailbox(from.substring(0, open), from.substring(open + 1, from.length() - 1));
    }

    /** Each run of lines with, or without, a quote mark. */
    private static List<Segment> segments(String body) {
        List<Segment> segments = new ArrayList<>();
        List<String> run = new ArrayList<>();
        boolean quote = false;
        for (String line : body.split("\n", -1)) {
            if (line.startsWith(">") != quote && !run.isEmpty()) {
                segments.add(segment(quote, run));
                run.clear();
            }
            quote = line.startsWith(">");
            run.add(quote ? line.substring(1).strip() : line);
        }
        segments.add(segment(quote, run));
        return segments;
    }

    private static Segment segment(boolean quote, List<String> lines) {
        return new Segment(quote ? Segment.Kind.QUOTE : Segment.Kind.NEW, quote ? 1 : 0, String.join("\n", lines));
    }

    private static Deliverable deliverable(String id, String title, String baseName) {
        return new Deliverable(
                id,
                id,
                title,
                Deliverable.Kind.OTHER,
                "",
                List.of(new Alias(title, Alias.Kind.TITLE, Optional.empty(), Optional.empty(), false)),
                Optional.empty(),
                List.of(new Proposal(baseName, title, Optional.empty(), "became " + id)));
    }

    private static Deliverable named(String id, String baseName, LocalDate from, LocalDate until) {
        return new Deliverable(
                id,
                id,
                id,
                Deliverable.Kind.OTHER,
                "",
                List.of(new Alias(baseName, Alias.Kind.BASE_NAME, Optional.of(from), Optional.of(until), false)),
                Optional.empty(),
                List.of());
    }

    private static String text(RecordedEvent event) {
        String about = event.deliverable() + " \"" + event.title() + "\" ";
        return switch (event) {
            case RecordedEvent.Proposed e -> "proposal " + about + e.baseName();
            case RecordedEvent.Released e -> "release " + about + e.version().orElse("-") + " [" + e.changelog() + "]";
            case RecordedEvent.StatusAnnounced e ->
                "status " + about + e.status() + " " + e.version().orElse("-");
            case RecordedEvent.LastCall e -> "lastcall " + about + until(e.ends());
            case RecordedEvent.CallForExperience e -> "experience " + about + until(e.ends());
            case RecordedEvent.Vote e -> throw new AssertionError(e);
        };
    }

    private static String until(Optional<LocalDate> day) {
        return "until " + day.map(LocalDate::toString).orElse("-");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(EventRecogniserTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
