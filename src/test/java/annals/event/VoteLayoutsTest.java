package annals.event;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Message;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same minutes in the hands of many scribes: other headings, other bullets, names and values in another order. */
class VoteLayoutsTest {
    private static final VoteRecogniser RECOGNISER = new VoteRecogniser(Catalogue.builtIn());

    private record Cast(String name, String value, String reason) {}

    private record Item(String title, List<Cast> votes, String cast) {}

    private static final List<Item> ITEMS = List.of(
            new Item(
                    "XEP-0384 (OMEMO Encryption): device lists",
                    List.of(
                            new Cast("Odile", "+1", ""),
                            new Cast("Bruno", "-1", "nobody has two of them"),
                            new Cast("Tamar", "on-list", ""),
                            new Cast("Ulf", "+1", "at last, and in time")),
                    "XEP-0384 Odile +1, Bruno -1, Tamar on-list, Ulf +1"),
            new Item(
                    "Proposed XMPP Extension: Pigeon Fancy",
                    List.of(
                            new Cast("Bruno", "+1", ""),
                            new Cast("Odile", "-0", "would rather see doves"),
                            new Cast("Ida", "pending", ""),
                            new Cast("Tamar", "0", "")),
                    "Bruno +1, Odile -0, Ida pending, Tamar 0"));

    /** How a scribe writes the heading of the first or the second item. */
    record Heading(String what, String first, String second, String end) {
        String of(int item) {
            return (item == 0 ? first : second) + ITEMS.get(item).title() + end;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static final List<Heading> HEADINGS = List.of(
            new Heading("4a)", "4a) ", "4b) ", ""),
            new Heading("3.", "3. ", "4. ", ""),
            new Heading("3) :", "3) ", "4) ", ":"),
            new Heading("4.1", "4.1 ", "4.2 ", ""),
            new Heading("bold number", "**4a) ", "**4b) ", "**"),
            new Heading("### 4a)", "### 4a) ", "### 4b) ", ""),
            new Heading("##", "## ", "## ", ""),
            new Heading("(2)", "(2) ", "(3) ", ""),
            new Heading("Item 2:", "Item 2: ", "Item 3: ", ""),
            new Heading("2 -", "2 - ", "3 - ", ""),
            new Heading("bold", "*", "*", "*"),
            new Heading("== ==", "== ", "== ", " =="),
            new Heading("numbers with bullets", "* 4a) ", "* 4b) ", ""),
            new Heading("II.", "II. ", "III. ", ""));

    /** How a scribe writes a vote. */
    private enum Style {
        COLON("%n: %v%r"),
        BLANK("%n %v%r"),
        DASH("%n - %v%r"),
        LONG_DASH("%n \u2013 %v%r"),
        EQUALS("%n = %v%r"),
        ARROW("%n => %v%r"),
        THIN_ARROW("%n -> %v%r"),
        REAL_ARROW("%n \u2192 %v%r"),
        BRACKETS("%n: [%v]%r"),
        BRACKETS_FIRST("[%v] %n%r"),
        PARENTHESES("%n (%v)%r"),
        PARENTHESES_FIRST("(%v) %n%r"),
        VALUE_FIRST("%v: %n%r"),
        VALUE_DASH("%v - %n%r"),
        VALUE_BLANK("%v %n%r"),
        BOLD_NAME("**%n**: %v%r"),
        BOLD_NAME_AND_COLON("**%n:** %v%r"),
        BOLD_VALUE("%n: **%v**%r"),
        CODE("%n: `%v`%r"),
        ANGLES("<%n> %v%r"),
        AT("@%n: %v%r"),
        VOTES("%n votes %v%r"),
        IS("%n is %v%r"),
        WIDE("%n      %v%r"),
        TAB("%n\t%v%r"),
        DOTS("%n ........ %v%r"),
        BAR("| %n | %v |%r"),
        COMMA("%n, %v%r"),
        QUOTED("%n: \"%v\"%r");

        private final String form;

        Style(String form) {
            this.form = form;
        }

        String of(Cast cast, UnaryOperator<String> minus) {
            String reason = cast.reason().isEmpty() ? "" : " (" + cast.reason() + ")";
            return form.replace("%n", cast.name())
                    .replace("%v", minus.apply(cast.value()))
                    .replace("%r", reason);
        }
    }

    /** How the lines of votes are set, and the signs. */
    private record Setting(String what, String before, String between, UnaryOperator<String> minus) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting("plain", "", "\n", value -> value),
            new Setting("minus sign", "", "\n", value -> value.replaceFirst("^-", "\u2212")),
            new Setting("dash for minus", "", "\n", value -> value.replaceFirst("^-", "\u2013")),
            new Setting("- bullets", "- ", "\n", value -> value),
            new Setting("* bullets", "* ", "\n", value -> value),
            new Setting("dots", " \u2022 ", "\n", value -> value),
            new Setting("indented bullets", "   - ", "\n", value -> value),
            new Setting("bare bullets", "-", "\n", value -> value),
            new Setting("indented", "    ", "\n", value -> value),
            new Setting("double spaced", "", "\n\n", value -> value),
            new Setting("numbered", "#. ", "\n", value -> value));

    private record Case(Heading heading, Style style, Setting setting) {
        String body() {
            StringBuilder body = new StringBuilder("1) Roll call\nOdile, Bruno, Tamar, Ulf. Ida is not here.\n\n");
            for (int i = 0; i < ITEMS.size(); i++) {
                body.append(heading.of(i)).append("\n\n");
                int[] number = {0};
                body.append(ITEMS.get(i).votes().stream()
                                .map(cast -> setting.before().replace("#", String.valueOf(++number[0]))
                                        + style.of(cast, setting.minus()))
                                .collect(Collectors.joining(setting.between())))
                        .append("\n\n");
            }
            return body + "9) Date of next\nIn a week.\n";
        }

        @Override
        public String toString() {
            return heading + ", " + style + ", " + setting;
        }
    }

    /** What nobody writes, or a reader could not tell either: "-+1 Odile", "1. @Odile". */
    private static boolean isClear(Case each) {
        boolean valueFirst =
                each.style().form.startsWith("%v") || each.style().form.startsWith("(%v");
        boolean marked = each.style() == Style.ANGLES || each.style() == Style.AT;
        return switch (each.setting().what()) {
            case "bare bullets" -> !valueFirst && each.style() != Style.BAR;
            case "numbered" -> !marked;
            default -> true;
        };
    }

    static Stream<Heading> headings() {
        return HEADINGS.stream();
    }

    @ParameterizedTest
    @MethodSource("headings")
    void readsTheSameVotes(Heading heading) {
        List<String> wrong = new ArrayList<>();
        for (Style style : Style.values()) {
            for (Setting setting : SETTINGS) {
                Case each = new Case(heading, style, setting);
                String read = isClear(each) ? read(each.body()) : EXPECTED;
                if (!read.equals(EXPECTED)) {
                    wrong.add(each + "\n    " + read.replace("\n", "\n    "));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** One value each for Odile, Bruno, Tamar and Ulf, in a line or more. */
    private static final List<String> PARAGRAPHS = List.of(
            "Odile and Ulf +1. Bruno -1 (nobody has two of them). Tamar to vote on list.",
            "+1 from Odile and Ulf, -1 from Bruno (nobody has two of them), Tamar will vote on the list.",
            "Odile votes +1, Bruno votes -1, since nobody has two of them. Ulf votes +1, Tamar votes on list.",
            "Odile (+1), Bruno (-1, nobody has two of them), Tamar (on list), Ulf (+1)",
            "Votes: Odile +1, Bruno -1, Tamar on-list, Ulf +1",
            "+1: Odile, Ulf\n-1: Bruno (nobody has two of them)\non-list: Tamar",
            "Odile, Ulf: +1; Bruno: -1; Tamar: on list.",
            "In favour: Odile, Ulf. Against: Bruno. On list: Tamar.",
            "Odile, Ulf vote +1; Bruno votes -1 because nobody has two of them; Tamar votes on the list.",
            "Bruno is against (-1), Odile and Ulf are for it (+1), Tamar will follow up on list.",
            "Odile +1 / Bruno -1 / Tamar on-list / Ulf +1",
            "Odile: +1 | Bruno: -1 | Tamar: on-list | Ulf: +1",
            "+1 Odile, Ulf; -1 Bruno; on list Tamar",
            "2x +1 (Odile, Ulf), 1x -1 (Bruno), Tamar on list",
            "Odile: +1, Bruno: -1 - nobody has two of them, Tamar: on list, Ulf: +1",
            "Odile gave +1, as did Ulf; Bruno gave -1, as nobody has two of them. Tamar asked to vote on list.",
            "Odile said +1. Bruno said -1. Tamar said that she would vote on list. Ulf said +1.",
            "We have +1 by Odile and Ulf and -1 by Bruno, and wait for Tamar, who votes on list.",
            "Odile thinks it is ready and votes +1. Bruno thinks that nobody has two of them and votes -1. Tamar has not read it and"
                    + " will vote on list. Ulf agrees with Odile: +1.",
            "Odile: yes (+1)\nBruno: no (-1)\nTamar: on list\nUlf: yes (+1)",
            "Ayes: Odile, Ulf\nNays: Bruno\nTo vote on list: Tamar",
            "Odile's vote is +1, Bruno's is -1, Ulf's is +1, and Tamar's will come on list.",
            "+1: 2 (Odile, Ulf), -1: 1 (Bruno), on list: Tamar",
            "Result: 2 in favour (Odile, Ulf), 1 against (Bruno), 1 on list (Tamar)",
            "Tamar: [on list]; Odile: [+1]; Bruno: [-1]; Ulf: [+1]",
            "* Approved by Odile (+1) and Ulf (+1)\n* Rejected by Bruno (-1)\n* Tamar will vote on list",
            "Odile, Ulf => +1\nBruno => -1 nobody has two of them\nTamar => on list",
            "Odile & Ulf: +1, Bruno: -1, Tamar: list",
            "+1 Odile\n+1 Ulf\n-1 Bruno, nobody has two of them\nTamar has yet to read it, and votes on the mailing list");

    static Stream<String> paragraphs() {
        return PARAGRAPHS.stream();
    }

    @ParameterizedTest
    @MethodSource("paragraphs")
    void readsTheSameVotesWrapped(String paragraph) {
        List<String> wrong = new ArrayList<>();
        for (Heading heading : HEADINGS) {
            for (int width : new int[] {200, 78, 72, 66}) {
                String body = "1) Roll call\nOdile, Bruno, Tamar, Ulf.\n\n" + heading.of(0) + "\n\n"
                        + wrapped(paragraph, width) + "\n\n9) Date of next\nIn a week.\n";
                String read = Stream.of(read(body).replace("XEP-0384 ", "").split(", "))
                        .sorted()
                        .collect(Collectors.joining(", "));
                if (!read.equals("Bruno -1, Odile +1, Tamar on-list, Ulf +1")) {
                    wrong.add(heading + ", " + width + ": " + read);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String wrapped(String text, int width) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            boolean full = column > 0 && column + 1 + word.length() > width;
            wrapped.append(column == 0 ? "" : full ? "\n" : " ").append(word);
            column = word.indexOf('\n') >= 0
                    ? word.length() - word.lastIndexOf('\n') - 1
                    : (full || column == 0 ? 0 : column + 1) + word.length();
        }
        return wrapped.toString();
    }

    private static final String EXPECTED = ITEMS.stream().map(Item::cast).collect(Collectors.joining("\n"));

    private static String read(String body) {
        Message mail = VoteMails.mail(Map.of("subject", "[Standards] Council Minutes 2022-02-02"), body, 1);
        MailThread thread = new Threader(Threader.SUBJECT_WINDOW)
                .thread(List.of(Envelope.of(mail)))
                .getFirst();
        Map<String, String> items = new LinkedHashMap<>();
        RECOGNISER
                .recognise(thread, Map.of(mail.id(), mail), Profiles.builtIn()::forList)
                .forEach(vote -> items.merge(
                        vote.item() + " | " + String.join(" ", vote.deliverables()),
                        vote.written() + " " + vote.value().text(),
                        (one, other) -> one + ", " + other));
        return items.entrySet().stream()
                .map(item -> (item.getKey().endsWith("| XEP-0384") ? "XEP-0384 " : "") + item.getValue())
                .collect(Collectors.joining("\n"));
    }
}
