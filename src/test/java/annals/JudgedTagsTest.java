package annals;

import static org.assertj.core.api.Assertions.assertThat;

import annals.JudgedSet.Group;
import annals.JudgedSet.Judged;
import annals.JudgedSet.Section;
import annals.spec.Catalogue;
import annals.tag.Attribution.Role;
import annals.tag.Evidence;
import annals.tag.TagRules;
import annals.tag.Tagger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * How good the tags are, on sets judged by people who had not seen the rules: the figures stand in golden files. Of the
 * frozen half, and of a quarter of the threads of the second and third halves for tuning and half of those of the
 * fourth and fifth, only the totals are told, lest the rules be made for them.
 */
class JudgedTagsTest {
    private static final Tagger TAGGER = new Tagger(Catalogue.builtIn(), TagRules.builtIn());

    @Test
    void tellsTheQualityOnTheTuningHalf() throws IOException {
        Golden.assertMatches("judged-tuning.txt", report("tuning", JudgedSet.read("tuning", TAGGER)));
    }

    @Test
    void tellsTheTotalsOnTheFrozenHalf() throws IOException {
        JudgedSet set = JudgedSet.read("frozen", TAGGER);
        Golden.assertMatches("judged-frozen.txt", totals("frozen", set));
    }

    @Test
    void tellsTheQualityOnThePoorlyWordedHalf() throws IOException {
        tellsTheQuality("tuning2", 82, 319, 4);
    }

    @Test
    void tellsTheQualityOnTheThirdHalf() throws IOException {
        tellsTheQuality("tuning3", 113, 447, 4);
    }

    @Test
    void tellsTheQualityOnTheFourthSet() throws IOException {
        tellsTheQuality("tuning4", 75, 274, 2);
    }

    @Test
    void tellsTheQualityOnTheFifthSet() throws IOException {
        tellsTheQuality("tuning5", 135, 548, 2);
    }

    /** Nor at this one, which is to be as the list is. */
    @Test
    void tellsTheTotalsOnTheSixthSet() throws IOException {
        JudgedSet set = JudgedSet.read("tuning6/tuning6", TAGGER);
        assertThat(set.threads()).hasSize(64);
        assertThat(set.mails()).hasSize(281);
        Golden.assertMatches("judged-tuning6.txt", totals("tuning6", set));
    }

    /** Misses are listed of the part that was looked at alone. */
    private static void tellsTheQuality(String name, int threads, int mails, int oneOf) throws IOException {
        JudgedSet set = JudgedSet.read(name + "/" + name, TAGGER);
        assertThat(set.threads()).hasSize(threads);
        assertThat(set.mails()).hasSize(mails);
        Golden.assertMatches(
                "judged-" + name + ".txt",
                totals(name, set)
                        + '\n'
                        + totals(name + ", unseen", set.part(false, oneOf))
                        + '\n'
                        + report(name + ", seen", set.part(true, oneOf)));
    }

    @Test
    void readsTheJudgedSetWhole() throws IOException {
        JudgedSet set = JudgedSet.read("tuning", TAGGER);
        assertThat(set.threads()).hasSize(66);
        assertThat(set.mails()).hasSize(241);
        assertThat(set.mails().stream().mapToInt(one -> one.sections().size()).sum())
                .isGreaterThan(20);
    }

    /** Right ones among the found, and found ones among the right. */
    private record Score(int right, int found, int wanted) {
        static Score of(List<Judged> all, Predicate<Judged> wanted, Predicate<Judged> found) {
            return new Score(
                    (int) all.stream().filter(wanted.and(found)).count(),
                    (int) all.stream().filter(found).count(),
                    (int) all.stream().filter(wanted).count());
        }

        static Score e2ee(List<Judged> all) {
            return of(all, Judged::e2ee, one -> one.tags().isE2ee());
        }

        Score plus(Score other) {
            return new Score(right + other.right, found + other.found, wanted + other.wanted);
        }

        private static String share(int part, int whole) {
            return whole == 0 ? "  -  " : String.format(Locale.ROOT, "%.3f", part / (double) whole);
        }

        @Override
        public String toString() {
            return "precision %s (%d of %d), recall %s (%d of %d)"
                    .formatted(share(right, found), right, found, share(right, wanted), right, wanted);
        }
    }

    /** The figures, and every thread and mail that is wrong. */
    static String report(String name, JudgedSet set) {
        StringBuilder report = new StringBuilder(totals(name, set));
        report.append('\n').append(byGroup(set, Group::era)).append('\n').append(byGroup(set, Group::kind));
        report.append("\nThreads\n");
        set.threads().forEach(one -> appendErrors(report, one));
        report.append("\nMails\n");
        set.mails().forEach(one -> appendErrors(report, one));
        report.append("\nSections\n");
        for (Judged mail : set.mails()) {
            for (Section section : mail.sections()) {
                if (isTagged(section) != section.e2ee()) {
                    report.append("%s %s: %s%n"
                            .formatted(isTagged(section) ? "false" : "missed", mail.id(), section.heading()));
                }
            }
        }
        return report.toString();
    }

    private static String totals(String half, JudgedSet set) {
        List<Section> sections =
                set.mails().stream().flatMap(mail -> mail.sections().stream()).toList();
        Score ofSections = new Score(0, 0, 0);
        for (Section section : sections) {
            boolean tagged = isTagged(section);
            ofSections = ofSections.plus(
                    new Score(tagged && section.e2ee() ? 1 : 0, tagged ? 1 : 0, section.e2ee() ? 1 : 0));
        }
        return """
                %s: %d threads, %d mails
                E2EE by thread:            %s
                E2EE by mail:              %s
                E2EE by section:           %s
                topics of threads:         %s
                topics of mails:           %s
                topics of sections, found: %s
                names in threads:          %s
                """.formatted(
                        half,
                        set.threads().size(),
                        set.mails().size(),
                        Score.e2ee(set.threads()),
                        Score.e2ee(set.mails()),
                        ofSections,
                        sum(set.threads(), JudgedTagsTest::topics),
                        sum(set.mails(), JudgedTagsTest::topics),
                        sectionTopics(sections),
                        sum(set.threads(), JudgedTagsTest::names));
    }

    private static String byGroup(JudgedSet set, Function<Group, String> name) {
        StringBuilder table = new StringBuilder();
        Set<String> names = new TreeSet<>();
        set.threads().forEach(one -> names.add(name.apply(one.group())));
        for (String group : names) {
            Function<List<Judged>, List<Judged>> inside = all -> all.stream()
                    .filter(one -> name.apply(one.group()).equals(group))
                    .toList();
            table.append("%-9s threads: %s%n".formatted(group, Score.e2ee(inside.apply(set.threads()))));
            table.append("%-9s mails:   %s%n".formatted(group, Score.e2ee(inside.apply(set.mails()))));
            table.append(
                    "%-9s topics:  %s%n".formatted(group, sum(inside.apply(set.threads()), JudgedTagsTest::topics)));
        }
        return table.toString();
    }

    private static Score sum(List<Judged> all, Function<Judged, Score> one) {
        return all.stream().map(one).reduce(new Score(0, 0, 0), Score::plus);
    }

    private static Score topics(Judged one) {
        Set<String> found = one.found(Role.TOPIC);
        found.removeAll(one.optional());
        return new Score(
                common(found, one.topics()).size(), found.size(), one.topics().size());
    }

    /** Topics and mentions together: what is named at all. */
    private static Score names(Judged one) {
        Set<String> wanted = new LinkedHashSet<>(one.topics());
        wanted.addAll(one.mentions());
        Set<String> found = one.found(Role.TOPIC);
        found.addAll(one.found(Role.MENTION));
        found.removeAll(one.optional());
        return new Score(common(found, wanted).size(), found.size(), wanted.size());
    }

    private static String sectionTopics(List<Section> sections) {
        int wanted = 0;
        int right = 0;
        for (Section section : sections) {
            wanted += section.deliverables().size();
            right += (int) section.deliverables().stream()
                    .filter(id -> section.evidence().stream()
                            .anyMatch(one -> JudgedSet.joined(one.about()).equals(id)))
                    .count();
        }
        return "recall %s (%d of %d)".formatted(Score.share(right, wanted), right, wanted);
    }

    private static boolean isTagged(Section section) {
        return section.evidence().stream().anyMatch(one -> one.about().equals(Evidence.E2EE));
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        Set<String> common = new LinkedHashSet<>(some);
        common.retainAll(others);
        return common;
    }

    private static void appendErrors(StringBuilder report, Judged one) {
        List<String> errors = new ArrayList<>();
        if (one.tags().isE2ee() != one.e2ee()) {
            errors.add((one.e2ee() ? "missed " : "false ") + one.tags().score());
        }
        Set<String> topics = one.found(Role.TOPIC);
        topics.removeAll(one.optional());
        difference("topics missed", one.topics(), topics, errors);
        difference("topics false", topics, one.topics(), errors);
        if (!errors.isEmpty()) {
            report.append("%s %s: %s%n".formatted(one.group().kind(), one.id(), String.join("; ", errors)));
        }
    }

    private static void difference(String name, Set<String> some, Set<String> others, List<String> errors) {
        Set<String> rest = new LinkedHashSet<>(some);
        rest.removeAll(others);
        if (!rest.isEmpty()) {
            errors.add(name + " " + String.join(" ", rest));
        }
    }
}
