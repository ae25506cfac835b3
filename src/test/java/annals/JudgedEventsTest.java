package annals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.event.EventRecogniser;
import annals.event.Meetings;
import annals.event.RecordedEvent;
import annals.event.VoteRecogniser;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.spec.DeliverableFinder;
import annals.spec.Finding;
import annals.tag.ItemLabel;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Announcements and votes beside those of the judged set of events ({@code judged/events/README.md}). */
class JudgedEventsTest {
    private static final Path FOLDER = Path.of("src/test/resources/annals/judged/events");
    /** Nobody who changes rules has looked at these: what is wrong there is never listed. */
    private static final Set<String> UNREAD = Set.of("tuning14", "tuning15", "frozen");

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final DeliverableFinder FINDER = new DeliverableFinder(CATALOGUE);

    /** A row of labels.tsv, or what Annals found, in the same words; "-" for what is not told. */
    record Row(
            String message, String kind, String deliverable, String detail, String item, String voter, String meeting) {
        boolean isVote() {
            return kind.equals("vote");
        }

        /** Whether a found row says what a judged one says, as far as that says anything. */
        boolean agreesWith(Row judged) {
            return message.equals(judged.message)
                    && kind.equals(judged.kind)
                    && isSame(detail, judged.detail)
                    && isSame(voter, judged.voter)
                    && isSame(meeting, judged.meeting)
                    && (isVote() ? isSameItem(item, judged.item) : deliverable.equals(judged.deliverable));
        }

        private static boolean isSame(String found, String judged) {
            return judged.isEmpty() || found.equals(judged);
        }

        private static boolean isSameItem(String found, String judged) {
            String one = words(found);
            String other = words(judged);
            String label = ItemLabel.of(found);
            boolean sameLabel = !label.isEmpty() && label.equals(ItemLabel.of(judged));
            return sameLabel || (!one.isEmpty() && (one.startsWith(other) || other.startsWith(one)));
        }

        private static String words(String heading) {
            return heading.toLowerCase(Locale.ROOT)
                    .replaceAll("https?://\\S+", " ")
                    .replaceAll("[^\\p{L}\\p{N}]+", " ")
                    .strip();
        }
    }

    /** How often found and judged agree. */
    record Score(int right, int found, int judged, List<String> wrong) {
        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return judged == 0 ? 1 : (double) right / judged;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "precision %.3f (%d of %d), recall %.3f (%d of %d)",
                    precision(),
                    right,
                    found,
                    recall(),
                    right,
                    judged);
        }
    }

    /** The set of issue 7 is both halves: 175 announcements and 353 votes; half of it was looked at. */
    @Test
    void bothHalvesTogetherMeetTheAims() throws IOException {
        List<Row> judged = new ArrayList<>();
        List<Row> found = new ArrayList<>();
        for (String half : List.of("tuning", "frozen")) {
            judged.addAll(judged(FOLDER.resolve(half)));
            found.addAll(found(FOLDER.resolve(half)));
        }
        Score announcements = score(found, judged, row -> !row.isVote());
        Score votes = score(found, judged, Row::isVote);
        assertThat(announcements.precision()).as("%s", announcements).isGreaterThanOrEqualTo(0.99);
        assertThat(announcements.recall()).as("%s", announcements).isGreaterThanOrEqualTo(0.97);
        assertThat(votes.precision()).as("%s", votes).isGreaterThanOrEqualTo(0.98);
        assertThat(votes.recall()).as("%s", votes).isGreaterThanOrEqualTo(0.95);
        Golden.assertMatches(
                "judged-events.txt", "both halves\nannouncements " + announcements + "\nvotes " + votes + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tuning",
                "tuning2",
                "tuning3",
                "tuning4",
                "tuning5",
                "tuning6",
                "tuning7",
                "tuning8",
                "tuning9",
                "tuning10",
                "tuning11",
                "tuning12",
                "tuning13",
                "tuning14",
                "tuning15",
                "tuning16",
                "tuning17",
                "frozen"
            })
    void findsWhatTheJudgeFound(String half) throws IOException {
        // Who lists misses changes rules, and the frozen set is not scored on the way.
        assumeFalse(UNREAD.contains(half) && Boolean.getBoolean("judged.wrong"));
        List<Row> judged = judged(FOLDER.resolve(half));
        List<Row> found = found(FOLDER.resolve(half));
        Score announcements = score(found, judged, row -> !row.isVote());
        Score votes = score(found, judged, Row::isVote);
        Score bound = score(
                found.stream().filter(Row::isVote).toList(),
                judged.stream().filter(Row::isVote).toList(),
                (one, other) -> one.agreesWith(other) && one.deliverable().equals(other.deliverable()));
        String report = half + "\nannouncements " + announcements + "\nvotes " + votes + "\nvotes with their documents "
                + bound;
        boolean shown = !UNREAD.contains(half);
        String wrong = shown ? String.join("\n", announcements.wrong()) + "\n" + String.join("\n", bound.wrong()) : "";
        if (shown && Boolean.getBoolean("judged.wrong")) {
            System.out.println(wrong);
        }
        // Aims (0.98, 0.95 for votes) on the sets that were looked at; on the frozen one what was measured is the
        // floor.
        double[] floors = switch (half) {
            case "tuning" -> new double[] {0.99, 0.97, 0.98, 0.95, 0.98};
            case "tuning2", "tuning3", "tuning4" -> new double[] {1, 1, 0.99, 0.98, 0.98}; // votes alone
            case "tuning5" -> new double[] {1, 1, 0.99, 0.97, 0.97};
            case "tuning6", "tuning7", "tuning8" -> new double[] {1, 1, 0.99, 0.98, 0.98};
            case "tuning9" -> new double[] {1, 1, 0.99, 0.98, 0.98};
            case "tuning10" -> new double[] {1, 1, 0.99, 0.96, 0.96};
            case "tuning11" -> new double[] {1, 1, 0.99, 0.99, 0.99};
            case "tuning12" -> new double[] {1, 1, 0.99, 0.99, 0.99};
            case "tuning13" -> new double[] {1, 1, 0.97, 0.97, 0.97};
            case "tuning14" -> new double[] {1, 1, 0.98, 0.95, 0.93};
            case "tuning15" -> new double[] {1, 1, 0.98, 0.93, 0.92};
            case "tuning16" -> new double[] {1, 1, 0.99, 0.97, 0.97};
            case "tuning17" -> new double[] {1, 1, 0.97, 0.87, 0.87};
            default -> new double[] {0.98, 0.97, 0.98, 0.92, 0.92};
        };
        assertThat(announcements.precision()).as("%s\n%s", report, wrong).isGreaterThanOrEqualTo(floors[0]);
        assertThat(announcements.recall()).as("%s\n%s", report, wrong).isGreaterThanOrEqualTo(floors[1]);
        assertThat(votes.precision()).as("%s\n%s", report, wrong).isGreaterThanOrEqualTo(floors[2]);
        assertThat(votes.recall()).as("%s\n%s", report, wrong).isGreaterThanOrEqualTo(floors[3]);
        assertThat(bound.recall()).as("%s\n%s", report, wrong).isGreaterThanOrEqualTo(floors[4]);
        Golden.assertMatches("judged-events-" + half + ".txt", report + "\n");
    }

    private static Score score(List<Row> found, List<Row> judged, Predicate<Row> which) {
        return score(
                found.stream().filter(which).toList(),
                judged.stream().filter(which).toList());
    }

    private static Score score(List<Row> found, List<Row> judged) {
        return score(found, judged, Row::agreesWith);
    }

    private static Score score(List<Row> found, List<Row> judged, BiPredicate<Row, Row> agree) {
        List<Row> open = new ArrayList<>(judged);
        List<String> wrong = new ArrayList<>();
        int right = 0;
        for (Row row : found) {
            Optional<Row> same =
                    open.stream().filter(other -> agree.test(row, other)).findFirst();
            same.ifPresent(open::remove);
            right += same.isPresent() ? 1 : 0;
            if (same.isEmpty()) {
                wrong.add("too much: " + row);
            }
        }
        open.forEach(row -> wrong.add("missed: " + row));
        return new Score(right, found.size(), judged.size(), wrong);
    }

    private static List<Row> judged(Path folder) throws IOException {
        Map<String, String> people = people(folder);
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve("labels.tsv"));
        List<String> names = List.of(lines.getFirst().split("\t", -1));
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> cells = new HashMap<>();
            String[] values = line.split("\t", -1);
            for (int i = 0; i < names.size() && i < values.length; i++) {
                cells.put(names.get(i), values[i].equals("-") ? "" : values[i].strip());
            }
            String kind = cells.getOrDefault("kind", "");
            if (!kind.equals("none")) {
                String detail = switch (kind) {
                    case "vote" -> cells.getOrDefault("value", "");
                    case "announcement" -> cells.getOrDefault("version", "");
                    case "status" -> status(cells.getOrDefault("status", ""));
                    case "proposal" -> "";
                    default -> cells.getOrDefault("date_end", "");
                };
                String voter = plain(cells.getOrDefault("voter", ""));
                rows.add(new Row(
                        cells.getOrDefault("message_id", ""),
                        kind,
                        ids(List.of(cells.getOrDefault("deliverable", "").split(" "))),
                        detail,
                        cells.getOrDefault("item", ""),
                        people.getOrDefault(voter, voter),
                        cells.getOrDefault("meeting_date", "")));
            }
        }
        return rows;
    }

    private static Map<String, String> people(Path folder) throws IOException {
        Map<String, String> people = new HashMap<>();
        for (Path table : List.of(folder.resolve("voters.tsv"), folder.resolveSibling("voters.tsv"))) {
            if (Files.exists(table)) {
                for (String line : Files.readAllLines(table)) {
                    String[] cells = line.split("\t", -1);
                    if (cells.length > 1) {
                        people.putIfAbsent(plain(cells[0]), plain(cells[1]));
                    }
                }
            }
        }
        return people;
    }

    private static List<Row> found(Path folder) throws IOException {
        Map<String, String> people = people(folder);
        Profiles profiles = Profiles.builtIn();
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        MailReader reader = new MailReader(new MessageParser(profiles));
        for (ArchiveFile file : Sources.find(folder.toString())) {
            reader.read(file, Optional.empty(), message -> messages.put(message.id(), message));
        }
        EventRecogniser announcements = new EventRecogniser(CATALOGUE);
        VoteRecogniser votes = new VoteRecogniser(CATALOGUE);
        List<Envelope> envelopes = messages.values().stream().map(Envelope::of).toList();
        Meetings meetings = Meetings.of(envelopes, id -> Optional.ofNullable(messages.get(id)));
        List<Row> rows = new ArrayList<>();
        for (MailThread thread : new Threader(Threader.SUBJECT_WINDOW).thread(envelopes)) {
            for (MessageId id : thread.messages()) {
                Message message = Optional.ofNullable(messages.get(id)).orElseThrow();
                announcements
                        .recognise(message, profiles.forList(message.list()))
                        .forEach(event -> rows.add(row(event, people)));
            }
            votes.recognise(thread, messages, profiles::forList, meetings).forEach(vote -> rows.add(row(vote, people)));
        }
        return rows;
    }

    private static Row row(RecordedEvent event, Map<String, String> people) {
        String id = id(event.deliverable());
        String message = event.message().value();
        return switch (event) {
            case RecordedEvent.Proposed e -> new Row(message, "proposal", id, "", "", "", "");
            case RecordedEvent.Released e ->
                new Row(message, "announcement", id, e.version().orElse(""), "", "", "");
            case RecordedEvent.StatusAnnounced e ->
                new Row(message, "status", id, status(e.status().title()), "", "", "");
            case RecordedEvent.LastCall e -> new Row(message, "lastcall", id, day(e.ends()), "", "", "");
            case RecordedEvent.CallForExperience e -> new Row(message, "experience", id, day(e.ends()), "", "", "");
            case RecordedEvent.Vote e ->
                new Row(
                        message,
                        "vote",
                        ids(e.deliverables()),
                        e.value().text(),
                        e.item(),
                        people.getOrDefault(
                                plain(e.written()), people.getOrDefault(plain(e.voter()), plain(e.voter()))),
                        day(e.meeting()));
        };
    }

    /** A name without the marks that tell nobody from another. */
    private static String plain(String name) {
        return name.replaceAll("[.'\u2018\u2019]", "").strip();
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    /** Draft has been displayed as Stable since 2021. */
    private static String status(String title) {
        return title.equalsIgnoreCase("draft") ? "stable" : title.toLowerCase(Locale.ROOT);
    }

    /** Several in one order, with a space between them. */
    private static String ids(List<String> written) {
        return written.stream().map(JudgedEventsTest::id).sorted().collect(Collectors.joining(" "));
    }

    private static String id(String written) {
        String joined = JudgedSet.joined(written);
        return FINDER.find(joined) instanceof Finding.Found found
                ? found.deliverable().id()
                : joined;
    }
}
