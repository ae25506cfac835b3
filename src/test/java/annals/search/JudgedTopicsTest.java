package annals.search;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Golden;
import annals.index.StoredThread;
import annals.ingest.Sample;
import annals.mail.MessageId;
import annals.query.AnyWord;
import annals.query.Query;
import annals.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people look for by a few words, judged by somebody who saw no ranking: {@code judged/topics.tsv}. */
class JudgedTopicsTest {
    private static final Path JUDGED = Path.of("src/test/resources/annals/judged");
    private static final int GAINED = 10;
    private static final int RECALLED = 20;

    /** A topic: what is asked for, and the grade, 2 or 1, of each thread that answers, by its first message. */
    private record Topic(String name, String set, String query, Map<MessageId, Integer> grades) {}

    /** How well the threads are ranked and how many of them are there, both from 0 to 1. */
    private record Rank(double gain, double recall) {}

    /** A topic as it is asked, all words in one message, and as {@link AnyWord} asks it. */
    private record Score(Topic topic, Rank asked, Rank anyWord) {}

    @Test
    void areFound(@TempDir Path folder) throws IOException {
        Map<String, Path> indexes = Map.of("sample", Sample.index(folder), "judged", folder.resolve("judged-index"));
        Sample.ingest(
                indexes.get("judged"),
                List.of(
                        JUDGED.resolve("tuning.mbox").toString(),
                        JUDGED.resolve("tuning2/tuning2.mbox").toString(),
                        JUDGED.resolve("tuning3/tuning3.mbox").toString()));
        List<Score> scores = new ArrayList<>();
        for (Map.Entry<String, Path> index : indexes.entrySet()) {
            try (Searcher searcher = Searcher.open(index.getValue(), name -> name)) {
                for (Topic topic : topics()) {
                    if (topic.set().equals(index.getKey())) {
                        scores.add(score(searcher, topic));
                    }
                }
            }
        }
        scores.sort(Comparator.comparing(score -> score.topic().name()));
        StringBuilder table = new StringBuilder("topic  nDCG@10  recall@20  any word: nDCG@10  recall@20  query\n");
        for (Score score : scores) {
            table.append(row(score.topic().name(), score.asked(), score.anyWord()))
                    .append("  ")
                    .append(score.topic().query())
                    .append('\n');
        }
        table.append(row("mean", mean(scores, Score::asked), mean(scores, Score::anyWord)))
                .append('\n');
        assertThat(scores).hasSize(60);
        Golden.assertMatches("judged-topics.txt", table.toString());
    }

    private static String row(String name, Rank asked, Rank anyWord) {
        return String.format(
                Locale.ROOT,
                "%-6s %7.3f %10.3f %18.3f %10.3f",
                name,
                asked.gain(),
                asked.recall(),
                anyWord.gain(),
                anyWord.recall());
    }

    private static Rank mean(List<Score> scores, Function<Score, Rank> of) {
        return new Rank(
                scores.stream().map(of).mapToDouble(Rank::gain).average().orElseThrow(),
                scores.stream().map(of).mapToDouble(Rank::recall).average().orElseThrow());
    }

    private static Score score(Searcher searcher, Topic topic) throws IOException {
        Map<MessageId, Integer> grades = new HashMap<>();
        for (Map.Entry<MessageId, Integer> grade : topic.grades().entrySet()) {
            StoredThread thread = searcher.reader().thread(grade.getKey()).orElseThrow();
            grades.merge(thread.thread().id(), grade.getValue(), Math::max);
        }
        Query query = QueryParser.parse(topic.query());
        return new Score(
                topic,
                rank(searcher, query, grades),
                rank(searcher, AnyWord.of(query).orElse(query), grades));
    }

    private static Rank rank(Searcher searcher, Query query, Map<MessageId, Integer> grades) throws IOException {
        List<ThreadHit> hits = searcher.search(
                        query, SearchOptions.DEFAULT.showing(0).page(0, RECALLED))
                .hits();
        double gain = 0;
        double ideal = 0;
        int recalled = 0;
        List<Integer> best =
                grades.values().stream().sorted(Comparator.reverseOrder()).toList();
        for (int place = 0; place < RECALLED; place++) {
            int grade = place < hits.size()
                    ? grades.getOrDefault(hits.get(place).summary().id(), 0)
                    : 0;
            recalled += grade > 0 ? 1 : 0;
            if (place < GAINED) {
                gain += gain(grade, place);
                ideal += place < best.size() ? gain(best.get(place), place) : 0;
            }
        }
        return new Rank(gain / ideal, (double) recalled / grades.size());
    }

    private static double gain(int grade, int place) {
        return ((1 << grade) - 1) * Math.log(2) / Math.log(place + 2.0);
    }

    private static List<Topic> topics() throws IOException {
        Map<String, Topic> topics = new LinkedHashMap<>();
        for (String line : Files.readAllLines(JUDGED.resolve("topics.tsv")).stream()
                .skip(1)
                .toList()) {
            String[] fields = line.split("\t", -1);
            topics.computeIfAbsent(fields[0], name -> new Topic(name, fields[1], fields[2], new LinkedHashMap<>()))
                    .grades()
                    .put(new MessageId(fields[3]), Integer.parseInt(fields[4]));
        }
        return List.copyOf(topics.values());
    }
}
