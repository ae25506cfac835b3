package annals.thread;

import static annals.thread.Mails.id;
import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.MessageId;
import annals.thread.IncrementalThreader.Change;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batch by batch the same trees come as of all messages at once; the seed stands in the name of each case. */
class IncrementalThreaderTest {
    private static final ThreadingRules STRICT = new ThreadingRules(Threading.STRICT, Corrections.NONE);
    private static final DateTimeFormatter PROSE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Dense mails share much with each other, so that nearly everything is touched; of sparse ones most is left. */
    @ParameterizedTest(name = "seed {0}, {1} mails, {2} shingles, batches of up to {3}")
    @CsvSource({
        "1, 200, 40, 5",
        "2, 200, 40, 40",
        "3, 120, 400, 1",
        "4, 200, 2000, 10",
        "5, 250, 10000, 30",
        "6, 350, 20000, 3"
    })
    void anyBatchesGiveTheThreadsOfAll(long seed, int mails, int shingles, int largest) throws IOException {
        for (ThreadingRules rules : List.of(ThreadingRules.USUAL, STRICT)) {
            Random random = new Random(seed);
            Archive archive = new Archive(rules);
            for (int added = 0; added < mails; ) {
                Map<MessageId, Envelope> batch = new HashMap<>();
                for (int left = 1 + random.nextInt(largest); left > 0; left--) {
                    boolean again = random.nextInt(10) == 0;
                    Envelope mail =
                            mail(random, again ? random.nextInt(added + 1) : random.nextInt(mails), mails, shingles);
                    batch.put(mail.id(), mail);
                    added++;
                }
                archive.add(batch.values());
                if (random.nextInt(8) == 0 || added >= mails) {
                    archive.assertIsThreadedAsAll();
                }
            }
        }
    }

    @Test
    void leavesWhatNothingTouches() throws IOException {
        Archive archive = new Archive(ThreadingRules.USUAL);
        archive.add(new Letters()
                .mail("a", "Ada Finch", "Keys", "Who rotates the keys of a device, and how often?")
                .mail("b", "Ben Osei", "Re: Keys", "Nobody.", "a")
                .mail("c", "Chi Wu", "Locks", "Who has the locks, and where are they?")
                .envelopes());
        List<MailThread> touched = archive.add(new Letters()
                .mail("d", "Ada Finch", "Re: Locks", "> Who has the locks, and where are they?\nI have them.")
                .envelopes());
        assertThat(touched).extracting(MailThread::id).doesNotContain(id("a"));
        archive.assertIsThreadedAsAll();
    }

    /** Any mail: with headers or lost, with a subject that others have, saying and quoting some shingles. */
    private static Envelope mail(Random random, int number, int mails, int shingles) {
        boolean lost = random.nextInt(3) == 0;
        Instant sent = sent(random, mails);
        String prose =
                lost && random.nextInt(4) == 0 ? "Your message of " + PROSE.format(sent(random, mails)) + " GMT" : "";
        boolean quotes = lost && random.nextInt(2) == 0;
        return new Envelope(
                id("m" + number),
                "list" + random.nextInt(2),
                random.nextInt(50) == 0 ? Instant.EPOCH : sent,
                subject(random, mails),
                random.nextBoolean(),
                lost ? List.of() : ids(random, mails, random.nextInt(3)),
                lost ? List.of() : ids(random, mails, random.nextInt(3)),
                new Clues(
                        "Ada Finch",
                        some(random, shingles, 12),
                        random.nextInt(8) == 0 ? subject(random, mails) : "",
                        prose,
                        quotes && random.nextBoolean()
                                ? "On 1 March at 10:0" + random.nextInt(10) + " Ada Finch wrote:"
                                : "",
                        quotes ? some(random, shingles, 8) : Shingles.NONE));
    }

    /** Few different seconds, so that prose names one mail, none, or two. */
    private static Instant sent(Random random, int mails) {
        return Mails.START.plus(Duration.ofHours(random.nextInt(mails * 2)));
    }

    private static String subject(Random random, int mails) {
        int subject = random.nextInt(mails / 4);
        return subject == 0 ? "help" : "the subject of " + subject;
    }

    private static List<MessageId> ids(Random random, int mails, int count) {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id("m" + random.nextInt(mails * 5 / 4)));
        }
        return ids;
    }

    /** Some shingles, small ones much more often. */
    private static Shingles some(Random random, int shingles, int count) {
        return Shingles.of(random.ints(random.nextInt(count))
                .map(any -> (int) (Math.pow(random.nextDouble(), 4) * shingles))
                .toArray());
    }

    /** What an index is to the threader: messages and their threads. */
    private static final class Archive implements UnchangedMessages {
        private final ThreadingRules rules;
        private final Map<MessageId, Envelope> messages = new HashMap<>();
        private final List<MessageId> numbered = new ArrayList<>();
        private final Map<MessageId, MailThread> threads = new HashMap<>();
        private final Set<MessageId> changed = new HashSet<>();

        Archive(ThreadingRules rules) {
            this.rules = rules;
        }

        List<MailThread> add(Collection<Envelope> batch) throws IOException {
            List<Change> changes = batch.stream()
                    .map(after -> new Change(Optional.ofNullable(messages.get(after.id())), after))
                    .toList();
            changed.clear();
            batch.forEach(after -> changed.add(after.id()));
            List<MailThread> made = IncrementalThreader.thread(rules, changes, this);
            batch.forEach(after -> {
                if (messages.put(after.id(), after) == null) {
                    numbered.add(after.id());
                }
            });
            made.forEach(thread -> thread.messages().forEach(member -> threads.put(member, thread)));
            return made;
        }

        void assertIsThreadedAsAll() {
            List<MailThread> all = new Threader(rules).thread(messages.values());
            assertThat(new HashSet<>(threads.values())).isEqualTo(new HashSet<>(all));
            for (MailThread thread : all) {
                assertThat(thread.messages())
                        .allSatisfy(member -> assertThat(threads.get(member)).isEqualTo(thread));
            }
        }

        private List<Envelope> those(Predicate<Envelope> wanted) {
            return messages.values().stream()
                    .filter(message -> !changed.contains(message.id()) && wanted.test(message))
                    .toList();
        }

        @Override
        public List<Envelope> around(Collection<MessageId> ids) {
            return those(message -> ids.contains(message.id())
                    || message.inReplyTo().stream().anyMatch(ids::contains)
                    || message.references().stream().anyMatch(ids::contains));
        }

        @Override
        public List<Envelope> inThreadsOf(Collection<MessageId> ids) {
            Set<MailThread> of = new HashSet<>();
            ids.stream().filter(threads::containsKey).forEach(id -> of.add(threads.get(id)));
            return those(message -> of.contains(threads.get(message.id())));
        }

        @Override
        public List<Envelope> quoting(Shingles said) {
            return those(message -> message.isLost() && message.clues().quoted().shares(said));
        }

        @Override
        public Sayers saying(Shingles shingles, int most) {
            Sayers sayers = new Sayers(shingles, most);
            int[] asked = shingles.toArray();
            for (int number = 0; number < numbered.size(); number++) {
                Shingles said = messages.get(numbered.get(number)).clues().said();
                for (int at = 0; at < asked.length; at++) {
                    if (said.contains(asked[at])) {
                        sayers.add(at, number);
                    }
                }
            }
            return sayers;
        }

        @Override
        public List<Envelope> numbered(Collection<Integer> numbers) {
            Set<MessageId> ids = new HashSet<>();
            numbers.forEach(number -> ids.add(numbered.get(number)));
            return those(message -> ids.contains(message.id()));
        }

        @Override
        public List<Envelope> lostWithSubject(Collection<String> subjects) {
            return those(message -> message.isLost()
                    && ((message.answers() && subjects.contains(message.subject()))
                            || subjects.contains(message.clues().formerSubject())));
        }

        @Override
        public List<Envelope> withSubject(String subject, Instant first, Instant last) {
            return those(message -> message.subject().equals(subject)
                    && !message.sent().isBefore(first)
                    && !message.sent().isAfter(last));
        }

        @Override
        public List<Envelope> lostWithProse() {
            return those(
                    message -> message.isLost() && !message.clues().answered().isEmpty());
        }

        @Override
        public List<Envelope> sentWithin(Instant from, Instant before) {
            return those(
                    message -> !message.sent().isBefore(from) && message.sent().isBefore(before));
        }
    }
}
