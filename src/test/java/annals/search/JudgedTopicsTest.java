package annals.search;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Golden;
import annals.ingest.Sample;
import annals.mail.MessageId;
import annals.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people look for by a few words, judged by somebody who saw no ranking: {@code judged/topics.tsv}. */
class JudgedTopicsTest {
    private static final Path JUDGED = Path.of("src/test/resources/annals/judged");
    private static final int GAINED = 10;
    private static final int RECALLED = 20;

    /** A topic: what is asked for, and the grade, 2 or 1, of each thread that answers, by its first message. */
    private record Topic(String name, String set, String query, Map<MessageId, Integer> grades) {}

    /** How well a topic is answered, both from 0 to 1. */
    private record Score(Topic topic, double gain, double recall, long found) {}

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
        StringBuilder table = new StringBuilder("topic  nDCG@10  recall@20  found  query\n");
        for (Score score : scores) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-6s %7.3f %10.3f %6d  %s%n",
                    score.topic().name(),
                    score.gain(),
                    score.recall(),
                    score.found(),
                    score.topic().query()));
        }
        double gain = scores.stream().mapToDouble(Score::gain).average().orElseThrow();
        double recall = scores.stream().mapToDouble(Score::recall).average().orElseThrow();
        table.append(String.format(Locale.ROOT, "mean   %7.3f %10.3f%n", gain, recall));
        assertThat(scores).hasSize(60);
        Golden.assertMatches("judged-topics.txt", table.toString());
    }

    private static Score score(Searcher searcher, Topic topic) throws IOException {
        Hits hits = searcher.search(
                QueryParser.parse(topic.query()),
                SearchOptions.DEFAULT.showing(0).page(0, RECALLED));
        double gain = 0;
        int recalled = 0;
        Map<MessageId, Integer> grades = new LinkedHashMap<>();
        for (Map.Entry<MessageId, Integer> grade : topic.grades().entrySet()) {
            grades.merge(
                    searcher.reader()
                            .thread(grade.getKey())
                            .orElseThrow()
                            .thread()
                            .id(),
                    grade.getValue(),
                    Math::max);
        }
        for (int place = 0; place < hits.hits().size(); place++) {
            int grade = Optional.ofNullable(
                            grades.get(hits.hits().get(place).summary().id()))
                    .orElse(0);
            recalled += grade > 0 ? 1 : 0;
            gain += place < GAINED ? gain(grade, place) : 0;
        }
        List<Integer> best =
                grades.values().stream().sorted(Comparator.reverseOrder()).toList();
        double ideal = 0;
        for (int place = 0; place < Math.min(GAINED, best.size()); place++) {
            ideal += gain(best.get(place), place);
        }
        return new Score(
                topic,
                gain / ideal,
                (double) recalled / grades.size(),
                searcher.count(QueryParser.parse(topic.query()), SearchOptions.DEFAULT));
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
