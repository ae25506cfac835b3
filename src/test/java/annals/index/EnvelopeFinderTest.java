package annals.index;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.thread.Envelope;
import annals.thread.Sayers;
import annals.thread.Shingles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found is what a look at each envelope finds, in several segments with replaced and removed threads. */
class EnvelopeFinderTest {
    private static final IndexVersion VERSION = IndexVersion.of("0.1.0", "2026-11");
    private static final int MESSAGES = 120;

    @TempDir
    private Path folder;

    private ThreadIndexReader reader;
    private EnvelopeFinder finder;
    private List<IndexedEnvelope> all;

    @BeforeEach
    void write() throws IOException {
        try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, VERSION)) {
            for (int batch = 0; batch < 3; batch++) {
                Random random = new Random(batch);
                for (int i = 0; i < MESSAGES; i += 2) {
                    Message first = message(i, random);
                    if (batch == 0 || random.nextInt(3) == 0) {
                        writer.replace(Set.of(first.id()), Mails.thread(first, message(i + 1, random)));
                    } else if (random.nextInt(10) == 0) {
                        writer.remove(first.id());
                    }
                }
                writer.commit();
            }
        }
        reader = ThreadIndexReader.open(folder);
        finder = reader.finder();
        all = reader.envelopes();
        assertThat(all).hasSizeBetween(MESSAGES / 2, MESSAGES - 1);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
    }

    private static Message message(int number, Random random) {
        List<Segment> body = new ArrayList<>();
        body.add(new Segment(Segment.Kind.NEW, 0, words(random)));
        if (random.nextBoolean()) {
            body.add(new Segment(Segment.Kind.QUOTE, 1, words(random)));
        }
        String former = random.nextInt(6) == 0 ? " (was: Subject number " + random.nextInt(20) + ")" : "";
        String subject = "Re: Subject number " + random.nextInt(20) + former;
        String[] answers = random.nextBoolean() ? new String[0] : new String[] {"m" + random.nextInt(MESSAGES)};
        Message mail = Mails.mail(
                "m" + number, "2020-05-01", new Mailbox("Ada Finch", "ada@example.org"), subject, body, answers);
        Sent sent = random.nextInt(20) == 0
                ? Sent.UNKNOWN
                : new Sent(Instant.parse("2020-05-01T12:00:00Z").plusSeconds(random.nextInt(100)), Sent.Source.DATE);
        return new Message(
                mail.id(),
                mail.origins(),
                mail.list(),
                mail.from(),
                mail.to(),
                mail.cc(),
                sent,
                mail.subject(),
                mail.inReplyTo(),
                mail.references(),
                mail.body(),
                mail.attachments(),
                random.nextInt(5) == 0 ? Map.of("in-reply-to", "Your message of yesterday") : Map.of(),
                mail.faults());
    }

    /** Few different words, so that messages say the same. */
    private static String words(Random random) {
        return random.ints(8, 0, 3).mapToObj(word -> "word" + word).collect(Collectors.joining(" "));
    }

    @Test
    void findsByIds() throws IOException {
        assertThat(finder.withId(Mails.id("nobody"))).isEmpty();
        IndexedEnvelope any = all.getFirst();
        assertThat(finder.withId(any.envelope().id())).contains(any);
        Set<MessageId> ids = Set.of(Mails.id("m3"), Mails.id("m40"), Mails.id("nobody"));
        assertFound(
                finder.around(ids),
                envelope -> ids.contains(envelope.id())
                        || envelope.references().stream().anyMatch(ids::contains)
                        || envelope.inReplyTo().stream().anyMatch(ids::contains));
        MessageId thread = any.thread();
        assertThat(finder.ofThreads(Set.of(thread, Mails.id("nobody"))))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(indexed -> indexed.thread().equals(thread))
                        .toList());
    }

    @Test
    void findsBySubjects() throws IOException {
        Set<String> keys = Set.of("subject number 3", "subject number 7");
        assertFound(
                finder.lostWithSubject(keys),
                envelope -> envelope.isLost()
                        && ((envelope.answers() && keys.contains(envelope.subject()))
                                || keys.contains(envelope.clues().formerSubject())));
        Instant first = Instant.parse("2020-05-01T12:00:20Z");
        Instant last = Instant.parse("2020-05-01T12:01:20Z");
        Set<Envelope> found = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            String key = "subject number " + i;
            Predicate<Envelope> wanted = envelope -> envelope.subject().equals(key)
                    && !envelope.sent().isBefore(first)
                    && !envelope.sent().isAfter(last);
            assertThat(envelopes(finder.withSubject(key, first, last))).isEqualTo(those(wanted));
            found.addAll(those(wanted));
        }
        assertThat(found).isNotEmpty();
    }

    @Test
    void findsByTimeAndProse() throws IOException {
        assertFound(
                finder.lostWithProse(),
                envelope -> envelope.isLost() && !envelope.clues().answered().isEmpty());
        Instant noon = Instant.parse("2020-05-01T12:00:00Z");
        for (Instant from : List.of(noon.plusSeconds(30), Instant.EPOCH)) {
            Instant before = from.plusSeconds(20);
            assertFound(
                    finder.sentWithin(from, before),
                    envelope ->
                            !envelope.sent().isBefore(from) && envelope.sent().isBefore(before));
        }
    }

    @Test
    void findsByWords() throws IOException {
        Shingles some = shingles(all.stream()
                .limit(20)
                .flatMapToInt(indexed ->
                        Arrays.stream(indexed.envelope().clues().said().toArray()))
                .boxed()
                .toList());
        assertFound(finder.quoting(some), envelope -> envelope.clues().quoted().shares(some));

        int most = 6;
        Sayers sayers = finder.saying(some, most);
        Set<Integer> numbers = new HashSet<>();
        Set<Boolean> common = new HashSet<>();
        for (int word : some.toArray()) {
            Set<Envelope> who = those(envelope -> envelope.clues().said().shares(Shingles.of(new int[] {word})));
            assertThat(sayers.count(word)).isEqualTo(who.size()).isPositive();
            common.add(who.size() > most);
            List<Integer> those = Arrays.stream(sayers.of(word)).boxed().toList();
            assertThat(envelopes(finder.numbered(those))).isEqualTo(who.size() > most ? Set.of() : who);
            numbers.addAll(those);
        }
        assertThat(common).containsExactlyInAnyOrder(true, false);
        Shingles rare = shingles(Arrays.stream(some.toArray())
                .filter(word -> sayers.count(word) <= most)
                .boxed()
                .toList());
        assertFound(
                finder.numbered(numbers), envelope -> envelope.clues().said().shares(rare));
    }

    private static Shingles shingles(List<Integer> hashes) {
        return Shingles.of(hashes.stream().mapToInt(Integer::intValue).toArray());
    }

    private void assertFound(Collection<IndexedEnvelope> found, Predicate<Envelope> wanted) {
        assertThat(envelopes(found)).isEqualTo(those(wanted)).isNotEmpty();
    }

    private Set<Envelope> those(Predicate<Envelope> wanted) {
        return envelopes(all).stream().filter(wanted).collect(Collectors.toSet());
    }

    private static Set<Envelope> envelopes(Collection<IndexedEnvelope> found) {
        return found.stream().map(IndexedEnvelope::envelope).collect(Collectors.toSet());
    }
}
