package annals.thread;

import static annals.thread.Mails.id;
import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any mails, tried on random ones; the seed stands in the name of each case. */
class ThreaderPropertyTest {
    private static final int MAILS = 400;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theOrderOfInputIsIrrelevant(long seed) {
        List<Envelope> mails = wildMails(seed);
        Threader threader = new Threader(Threader.SUBJECT_WINDOW);
        List<String> forest = Forest.of(threader.thread(mails));
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(mails, new Random(seed * 31 + i));
            assertThat(Forest.of(threader.thread(mails))).isEqualTo(forest);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void eachMessageStandsInOnePlace(long seed) {
        List<Envelope> mails = wildMails(seed);
        List<MessageId> placed = new Threader(Threader.SUBJECT_WINDOW)
                .thread(mails).stream()
                        .flatMap(thread -> thread.messages().stream())
                        .toList();
        assertThat(placed).doesNotHaveDuplicates();
        assertThat(new HashSet<>(placed)).isEqualTo(ids(mails));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void threadsAreWhatHeadersConnect(long seed) {
        List<Envelope> mails = wildMails(seed);
        Set<Set<MessageId>> threads = new HashSet<>();
        for (MailThread thread : new Threader(Duration.ZERO).thread(mails)) {
            threads.add(new TreeSet<>(thread.messages()));
        }
        assertThat(threads).isEqualTo(connected(mails));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void honestHeadersGiveTheForestBack(long seed) {
        Random random = new Random(seed);
        int[] parents = new int[MAILS];
        List<Envelope> mails = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            parents[i] = random.nextInt(10) == 0 ? -1 : random.nextInt(i + 1) - 1;
            List<MessageId> ancestors = new ArrayList<>();
            for (int up = parents[i]; up >= 0; up = parents[up]) {
                ancestors.addFirst(id("m" + up));
            }
            List<MessageId> inReplyTo =
                    ancestors.isEmpty() || random.nextBoolean() ? List.of() : List.of(ancestors.getLast());
            List<MessageId> references = inReplyTo.isEmpty() || random.nextBoolean() ? ancestors : List.of();
            mails.add(new Envelope(id("m" + i), "", Mails.START.plusSeconds(i), "", false, inReplyTo, references));
        }
        Collections.shuffle(mails, random);
        int edges = 0;
        for (MailThread thread : new Threader(Duration.ZERO).thread(mails)) {
            for (MailThread.Step step : thread.walk()) {
                int parent = parents[number(step.node())];
                assertThat(step.parent().map(ThreaderPropertyTest::number).orElse(-1))
                        .isEqualTo(parent);
                edges++;
            }
        }
        assertThat(edges).isEqualTo(MAILS);
    }

    private static int number(ThreadNode node) {
        return Integer.parseInt(node.id().value().substring(1));
    }

    /** Mails with any headers: circles, missing ids, doubled ids, one date for several. */
    private static List<Envelope> wildMails(long seed) {
        Random random = new Random(seed);
        int ids = MAILS + random.nextInt(MAILS);
        List<Envelope> mails = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            MessageId own = id("m" + (random.nextInt(20) == 0 ? random.nextInt(i + 1) : i));
            mails.add(new Envelope(
                    own,
                    "list" + random.nextInt(2),
                    Mails.START.plus(Duration.ofHours(random.nextInt(2000))),
                    "the subject of " + random.nextInt(40),
                    random.nextBoolean(),
                    someIds(random, ids, random.nextInt(8) == 0 ? 2 : random.nextInt(2)),
                    someIds(random, ids, random.nextInt(3) == 0 ? random.nextInt(4) : 0)));
        }
        return mails;
    }

    private static List<MessageId> someIds(Random random, int ids, int count) {
        List<MessageId> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(id("m" + random.nextInt(ids)));
        }
        return some;
    }

    private static Set<MessageId> ids(Collection<Envelope> mails) {
        Set<MessageId> ids = new HashSet<>();
        mails.forEach(mail -> ids.add(mail.id()));
        return ids;
    }

    /**
     * The messages, parted by a plain union-find over all ids in headers; of In-Reply-To an id that is not here counts
     * only where it is the last resort.
     */
    private static Set<Set<MessageId>> connected(List<Envelope> mails) {
        Set<MessageId> here = ids(mails);
        Map<MessageId, MessageId> leader = new HashMap<>();
        for (Envelope mail : firstOfEachId(mails)) {
            Set<MessageId> named = new HashSet<>(mail.references());
            mail.inReplyTo().stream().filter(here::contains).forEach(named::add);
            named.remove(mail.id());
            List<MessageId> others = mail.inReplyTo().stream()
                    .filter(id -> !id.equals(mail.id()))
                    .toList();
            if (named.isEmpty() && !others.isEmpty()) {
                named.add(others.getLast());
            }
            named.forEach(id -> leader.put(leaderOf(leader, id), leaderOf(leader, mail.id())));
        }
        Map<MessageId, Set<MessageId>> parts = new HashMap<>();
        here.forEach(id -> parts.computeIfAbsent(leaderOf(leader, id), key -> new TreeSet<>())
                .add(id));
        return new HashSet<>(parts.values());
    }

    private static Collection<Envelope> firstOfEachId(List<Envelope> mails) {
        Map<MessageId, Envelope> first = new HashMap<>();
        for (Envelope mail : mails) {
            first.merge(mail.id(), mail, (one, other) -> {
                int order = one.sent().compareTo(other.sent());
                if (order == 0) {
                    order = Integer.compare(named(other), named(one));
                }
                return order < 0 || (order == 0 && one.toString().compareTo(other.toString()) <= 0) ? one : other;
            });
        }
        return first.values();
    }

    private static int named(Envelope mail) {
        return mail.references().size() + mail.inReplyTo().size();
    }

    private static MessageId leaderOf(Map<MessageId, MessageId> leader, MessageId id) {
        MessageId at = id;
        while (leader.containsKey(at) && !leader.get(at).equals(at)) {
            at = leader.get(at);
        }
        return at;
    }
}
