package annals.search;

import static org.assertj.core.api.Assertions.assertThat;

import annals.archive.Archives;
import annals.index.StoredThread;
import annals.ingest.Sample;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.query.QueryParser;
import annals.query.QuerySyntaxException;
import annals.search.PlainPredicate.Mail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random queries in the words of real lists find what a plain predicate finds there. */
class PredicateRealDataTest {
    private static final int QUERIES = 550;
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT", "NEAR");

    private static final List<String> PREFIXES = List.of("", "", "", "s:", "b:", "bs:", "nq:", "q:");
    private static final List<String> FEATURES = List.of("question", "link", "xml", "patch", "attachment", "vote");
    private static final List<String> RECORDED = List.of(
            "act:question", "act:proposal", "act:objection", "act:decision", "act:announcement", "vote:-1", "vote:+1");

    private final List<Mail> mails = new ArrayList<>();
    private Random random = new Random(0);

    @ParameterizedTest
    @CsvSource({
        "pipermail/twisted-web, 1",
        "pipermail/jelix-public, 2",
        "pipermail/los-angeles-devel-ru, 3",
        "hyperkitty, 4"
    })
    void findsWhatAPlainPredicateFinds(String corpus, long seed, @TempDir Path folder) throws IOException {
        Sample.ingest(folder, List.of(Archives.corpus(corpus).toString()));
        random = new Random(seed);
        try (Searcher searcher = Searcher.open(folder, name -> name)) {
            searcher.reader()
                    .forEachThread((StoredThread thread) -> mails.addAll(PlainPredicate.mails(
                            thread.thread().id(), searcher.reader().messages(thread), thread.tags(), thread.events())));
            SameAnswers answers = SameAnswers.of(searcher, mails);
            int found = 0;
            for (int i = 0; i < QUERIES; i++) {
                String about = corpus + ", seed " + seed + ", query " + i;
                found += answers.assertSame(query(3), about) ? 1 : 0;
            }
            assertThat(found).as("queries that find something, of " + QUERIES).isGreaterThan(QUERIES / 2);
        }
    }

    private String query(int depth) {
        String query = written(depth);
        try {
            QueryParser.parse(query);
            return query;
        } catch (QuerySyntaxException e) {
            return query(depth); // words of mails may look like prefixes or operators
        }
    }

    private String written(int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 8)) {
            case 0, 1 -> pick(PREFIXES) + word();
            case 2 -> pick(PREFIXES) + phrase(chunks(), 1 + random.nextInt(3));
            case 3 -> pick(PREFIXES) + beginning();
            case 4 -> person();
            case 5 -> attribute();
            case 6 -> "(" + near() + ")";
            case 7 -> sent();
            case 8 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
            case 9 -> "-" + query(depth - 1);
            case 10 -> "thread:{" + query(depth - 1) + "}";
            default -> "(" + query(depth - 1) + " " + query(depth - 1) + ")";
        };
    }

    private String word() {
        String word = pick(chunks());
        boolean plain = word.chars().noneMatch(c -> "()*{}".indexOf(c) >= 0) && !OPERATORS.contains(word);
        return plain ? word : "\"" + word + "\"";
    }

    private String phrase(List<String> chunks, int length) {
        int from = random.nextInt(chunks.size());
        return "\"" + String.join(" ", chunks.subList(from, Math.min(chunks.size(), from + length))) + "\"";
    }

    private String beginning() {
        String word = pick(chunks());
        return word.substring(0, word.offsetByCodePoints(0, Math.min(4, word.codePointCount(0, word.length())))) + "*";
    }

    private String near() {
        List<String> chunks = chunks();
        String prefix = pick(PREFIXES);
        String right = random.nextBoolean() ? phrase(chunks, 1) : phrase(chunks, 2);
        return prefix + phrase(chunks, 1 + random.nextInt(2)) + " NEAR/" + (1 + random.nextInt(20)) + " " + right;
    }

    private String person() {
        Message message = pick(mails).message();
        List<Mailbox> people = new ArrayList<>(List.of(message.from()));
        people.addAll(message.to());
        people.addAll(message.cc());
        Mailbox mailbox = pick(people);
        List<String> names = new ArrayList<>(List.of(mailbox.address(), mailbox.name()));
        names.addAll(List.of(mailbox.name().split("\\s")));
        return pick(List.of("f:", "t:", "c:", "a:")) + "\"" + pick(names).replace("\"", "") + "\"";
    }

    private String attribute() {
        Message message = pick(mails).message();
        List<MessageId> answered = message.references();
        return switch (random.nextInt(8)) {
            case 0 -> "id:\"" + message.id().value() + "\"";
            case 1 -> "id:" + message.id().hash().substring(0, 6);
            case 2 -> "ref:\"" + (answered.isEmpty() ? message.id() : pick(answered)).value() + "\"";
            case 3 -> "thread:" + message.id().hash().substring(0, 8);
            case 4 -> pick(List.of("tag:e2ee", "*", "l:example", "n:image", "n:text", "xep:" + random.nextInt(500)));
            case 5, 6 -> "has:" + pick(FEATURES);
            default -> pick(RECORDED);
        };
    }

    private String sent() {
        String day = pick(mails).message().sent().instant().toString().substring(0, 10);
        String other = pick(mails).message().sent().instant().toString().substring(0, 10);
        boolean ordered = day.compareTo(other) <= 0;
        return switch (random.nextInt(5)) {
            case 0 -> "d:" + day;
            case 1 -> "d:" + day.substring(0, 7);
            case 2 -> "d:.." + day;
            case 3 -> "d:" + day + "..";
            default -> "d:" + (ordered ? day : other) + ".." + (ordered ? other : day);
        };
    }

    /** What stands between blanks in some part of some mail: at least one piece, each with a letter or digit. */
    private List<String> chunks() {
        Message message = pick(mails).message();
        List<String> texts =
                new ArrayList<>(List.of(message.subject().text(), message.from().name()));
        message.body().stream().map(Segment::text).forEach(texts::add);
        List<String> chunks = Arrays.stream(pick(texts).split("\\s+"))
                .map(chunk -> chunk.replaceAll("[\"“”„]", ""))
                .filter(chunk -> chunk.length() < 100)
                .filter(chunk -> chunk.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        return chunks.isEmpty() ? chunks() : chunks;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
