package annals.event;

import static org.assertj.core.api.Assertions.assertThat;

import annals.Golden;
import annals.mail.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What authors do in invented mails, beside what a person says that they do: {@code acts.txt}, whose misses were looked
 * at, and {@code acts-kept.txt}, written with it, whose were not.
 */
class JudgedActsTest {
    private record Judged(String what, Set<Act> acts, Message mail) {}

    @ParameterizedTest
    @ValueSource(strings = {"acts", "acts-kept"})
    void tellsWhatAPersonTells(String set) throws IOException {
        List<Judged> mails = mails(set);
        List<String> wrong = new ArrayList<>();
        StringBuilder report = new StringBuilder(set + ": " + mails.size() + " mails\n");
        int allRight = 0;
        int allFound = 0;
        int allJudged = 0;
        for (Act act : Act.values()) {
            int right = 0;
            int found = 0;
            int judged = 0;
            for (Judged each : mails) {
                boolean is = each.acts().contains(act);
                boolean read = Act.of(each.mail(), List.of()).contains(act);
                right += is && read ? 1 : 0;
                found += read ? 1 : 0;
                judged += is ? 1 : 0;
                if (is != read) {
                    wrong.add((read ? "too much: " : "missed: ") + act.text() + " | " + each.what());
                }
            }
            report.append(line(act.text(), right, found, judged));
            allRight += right;
            allFound += found;
            allJudged += judged;
        }
        report.append(line("all", allRight, allFound, allJudged));
        if (set.equals("acts") && Boolean.getBoolean("judged.wrong")) {
            System.out.println(report + String.join("\n", wrong));
        }
        Golden.assertMatches("judged-" + set + ".txt", report.toString());
        assertThat((double) allRight / allFound).as("precision").isGreaterThanOrEqualTo(0.95);
        assertThat((double) allRight / allJudged).as("recall").isGreaterThanOrEqualTo(0.95);
    }

    private static String line(String act, int right, int found, int judged) {
        return String.format(
                Locale.ROOT,
                "%-12s precision %.3f (%d of %d), recall %.3f (%d of %d)%n",
                act,
                found == 0 ? 1 : (double) right / found,
                right,
                found,
                judged == 0 ? 1 : (double) right / judged,
                right,
                judged);
    }

    private static List<Judged> mails(String set) {
        List<Judged> mails = new ArrayList<>();
        for (String block : VoteMails.resource(set + ".txt").split("(?m)^# ")) {
            if (!block.isBlank()) {
                String[] head = block.lines().findFirst().orElseThrow().split(" \\|", 2);
                Set<Act> acts = Arrays.stream(head[1].strip().split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> Act.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Act.class)));
                String text = block.substring(block.indexOf('\n') + 1);
                boolean titled = text.startsWith("Subject: ");
                String subject = titled ? text.lines().findFirst().orElseThrow().substring(9) : "[Standards] keys";
                String body = titled ? text.substring(text.indexOf("\n\n") + 2) : text;
                mails.add(new Judged(head[0], acts, VoteMails.mail(Map.of("subject", subject), body, mails.size())));
            }
        }
        return mails;
    }
}
