package annals.search;

import static org.assertj.core.api.Assertions.assertThat;

import annals.index.IndexVersion;
import annals.index.IndexedThread;
import annals.index.Mails;
import annals.index.ThreadIndexWriter;
import annals.mail.Attachment;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import annals.search.PlainPredicate.Mail;
import annals.tag.Attribution;
import annals.tag.Tags;
import annals.tag.ThreadTags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random queries find what a plain predicate finds, over invented mails in several segments, some replaced. */
class PredicateTest {
    private static final int QUERIES_PER_SEED = 100;

    private static final List<String> WORDS = List.of(
            "key",
            "keys",
            "ratchet",
            "ratchets",
            "Double",
            "double",
            "device",
            "devices",
            "trust",
            "trusted",
            "the",
            "end-to-end",
            "XEP-0384",
            "xep 384",
            "JEP-0027",
            "XEP-0384/0420",
            "RFC 9420",
            "urn:xmpp:omemo:2",
            "urn:xmpp:omemo:2:bundles",
            "defer.Deferred",
            "twisted.internet.defer.Deferred",
            "defer. Deferred",
            "draft-ietf-mls-protocol-12",
            "<encrypted/>",
            "http://xmpp.org/a#b",
            "Schäfer",
            "Schaefer",
            "Ключ",
            "加密",
            "密",
            "+1",
            "?",
            "Alice's");
    private static final List<String> ASKED = List.of(
            "key",
            "ratchets",
            "double",
            "devices",
            "trusting",
            "end-to-end",
            "xep-384",
            "JEP-0027",
            "rfc-9420",
            "urn:xmpp:omemo:2",
            "defer.Deferred",
            "deferred",
            "draft-ietf-mls-protocol",
            "<encrypted/>",
            "encrypted",
            "http://xmpp.org/a",
            "schafer",
            "Schäfer",
            "schaefer",
            "ключ",
            "加密",
            "alice",
            "nowhere",
            "0384");
    private static final List<String> PHRASES = List.of(
            "double ratchet",
            "the key",
            "keys the",
            "end to end",
            "xep 384",
            "ratchets",
            "defer deferred",
            "urn:xmpp:omemo:2 key",
            "加密");
    private static final List<String> BEGINNINGS =
            List.of("rat*", "dou*", "urn:xmpp:omemo:*", "xep-03*", "sch*", "end-t*", "<enc*", "加*", "k*");
    private static final List<String> PREFIXES = List.of("", "", "", "s:", "b:", "bs:", "nq:", "q:");
    private static final List<Mailbox> PEOPLE = List.of(
            new Mailbox("Ada Finch", "ada@example.org"),
            new Mailbox("Jürgen Schäfer", "js@example.org"),
            new Mailbox("Jurgen Schafer", ""),
            new Mailbox("", "jon.weber@example.org"),
            new Mailbox("Schaefer", "s@example.net"));
    private static final List<String> NAMES = List.of(
            "ada",
            "schäfer",
            "schafer",
            "schaefer",
            "weber",
            "example.org",
            "ada@example.org",
            "\"Ada Finch\"",
            "jon.weber",
            "s*");
    private static final List<String> OTHERS = List.of(
            "d:2019",
            "d:..2019-06",
            "d:2019-03..2020",
            "tag:e2ee",
            "about:XEP-0384",
            "about:XEP-0420",
            "has:link",
            "has:vote",
            "has:question",
            "has:xml",
            "has:attachment",
            "has:patch",
            "xep:384",
            "xep:27",
            "*",
            "l:standards",
            "n:png",
            "n:image",
            "id:m7@example.org",
            "ref:m1@example.org",
            "ref:m30@example.org");

    @TempDir
    static Path folder;

    private static final List<Mail> MAILS = new ArrayList<>();
    private static Searcher searcher;
    private static SameAnswers answers;

    @BeforeAll
    static void writeIndex() throws IOException {
        Random random = new Random(20261124);
        IndexVersion version = IndexVersion.of("0", "0");
        int number = 0;
        for (int batch = 0; batch < 4; batch++) {
            try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, version)) {
                for (int thread = 0; thread < 12; thread++) {
                    int size = 1 + random.nextInt(6);
                    IndexedThread indexed = thread(random, number, size);
                    if (random.nextInt(3) == 0) {
                        writer.replace(
                                List.of(), Mails.thread(Mails.mail("m" + number, "2001-01-01", "key", "double")));
                        writer.commit();
                    }
                    writer.replace(List.of(), indexed);
                    MAILS.addAll(PlainPredicate.mails(
                            indexed.thread().id(),
                            indexed.thread().messages().stream()
                                    .map(indexed.messages()::get)
                                    .toList(),
                            indexed.tags(),
                            indexed.events()));
                    number += size;
                }
                writer.replace(List.of(), Mails.thread(Mails.mail("gone", "2019-01-01", "key ratchet", "device")));
                writer.commit();
                writer.remove(Mails.id("gone"));
                writer.commit();
            }
        }
        searcher = Searcher.open(folder, name -> name);
        answers = SameAnswers.of(searcher, MAILS);
    }

    @AfterAll
    static void close() throws IOException {
        searcher.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsWhatAPlainPredicateFinds(long seed) throws IOException {
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < QUERIES_PER_SEED; i++) {
            String about = "seed " + seed + ", query " + i;
            found += answers.assertSame(query(random, 3), about) ? 1 : 0;
        }
        assertThat(found)
                .as("queries that find something, of " + QUERIES_PER_SEED)
                .isGreaterThan(50);
    }

    private static String query(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 6)) {
            case 0, 1 -> pick(random, PREFIXES) + pick(random, ASKED);
            case 2 -> pick(random, PREFIXES) + "\"" + pick(random, PHRASES) + "\"";
            case 3 -> pick(random, PREFIXES) + pick(random, BEGINNINGS);
            case 4 -> pick(random, List.of("f:", "t:", "c:", "a:")) + pick(random, NAMES);
            case 5 -> pick(random, OTHERS);
            case 6 -> near(random);
            case 7 -> "(" + query(random, depth - 1) + " OR " + query(random, depth - 1) + ")";
            case 8 -> "-" + query(random, depth - 1);
            case 9 -> "thread:{" + query(random, depth - 1) + "}";
            default -> "(" + query(random, depth - 1) + " " + query(random, depth - 1) + ")";
        };
    }

    private static String near(Random random) {
        String prefix = pick(random, PREFIXES);
        return "(" + prefix + side(random) + " NEAR/" + (1 + random.nextInt(8)) + " " + side(random) + ")";
    }

    private static String side(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "\"" + pick(random, PHRASES) + "\"";
            case 1 -> pick(random, BEGINNINGS);
            default -> pick(random, ASKED);
        };
    }

    private static IndexedThread thread(Random random, int number, int size) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            messages.add(message(random, number + i, number));
        }
        Map<MessageId, Tags> tags = new HashMap<>();
        for (Message message : messages) {
            tags.put(message.id(), new Tags(random.nextInt(3), 2, attributions(random), List.of()));
        }
        IndexedThread plain = Mails.thread(messages, attributions(random), random.nextBoolean());
        return new IndexedThread(
                plain.thread(), plain.messages(), new ThreadTags(plain.tags().thread(), tags), List.of());
    }

    private static List<Attribution> attributions(Random random) {
        List<Attribution> attributions = new ArrayList<>();
        for (String deliverable : List.of("XEP-0384", "XEP-0420")) {
            if (random.nextInt(4) == 0) {
                Attribution.Role role = random.nextBoolean() ? Attribution.Role.TOPIC : Attribution.Role.MENTION;
                attributions.add(new Attribution(deliverable, role, 1));
            }
        }
        return attributions;
    }

    private static Message message(Random random, int number, int first) {
        List<Segment> body = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Segment.Kind kind = pick(random, List.of(Segment.Kind.values()));
            body.add(new Segment(kind, kind == Segment.Kind.QUOTE ? 1 : 0, text(random, 12)));
        }
        List<MessageId> references = new ArrayList<>();
        for (int i = first; i < number; i++) {
            if (random.nextBoolean()) {
                references.add(Mails.id("m" + i));
            }
        }
        Instant sent = Instant.parse("2018-06-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(24 * 900)));
        return new Message(
                Mails.id("m" + number),
                List.of(new Origin("x", "", 0, 1)),
                random.nextBoolean() ? "standards@xmpp.org" : "",
                pick(random, PEOPLE),
                List.of(pick(random, PEOPLE), pick(random, PEOPLE)),
                random.nextBoolean() ? List.of(pick(random, PEOPLE)) : List.of(),
                new Sent(sent, Sent.Source.DATE),
                new Subject(text(random, 4), "", false, Optional.empty()),
                references.isEmpty() ? List.of() : List.of(references.getFirst()),
                references,
                body,
                random.nextInt(4) == 0 ? List.of(new Attachment("a.png", "image/png", 1)) : List.of(),
                Map.of(),
                List.of());
    }

    private static String text(Random random, int words) {
        List<String> text = new ArrayList<>();
        for (int i = random.nextInt(words); i >= 0; i--) {
            String word = pick(random, WORDS);
            text.add(word.equals("?") ? "why?" : word);
        }
        return String.join(" ", text);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
