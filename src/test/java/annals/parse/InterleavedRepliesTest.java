package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Segment.Kind;
import annals.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies written between quotes, made by chance from all styles: whatever stands around them, own lines stay own. */
class InterleavedRepliesTest {
    private static final int REPLIES_OF_A_SEED = 2_000;
    private static final Set<Kind> OWN = Set.of(Kind.NEW, Kind.CODE, Kind.PATCH);
    private static final Segmenter SEGMENTER = new Segmenter(Profiles.builtIn().forList("standards@xmpp.org"));

    /** What stands before each quoted line. */
    private static final List<String> MARKS = List.of("> ", ">", ">> ", " > ", "> > ", "AL> ", "| ");

    private static final List<String> ATTRIBUTIONS = List.of(
            "Ada Lovelace wrote:",
            "On Tue, 1 Mar 2005 at 10:00, Ada Lovelace <ada@example.org> wrote:",
            "On Tue, 1 Mar 2005, Ada Lovelace\n<ada@example.org> wrote:",
            "Am 01.03.2005 um 10:00 schrieb Ada Lovelace:",
            "Le 1 mars 2005 à 10:00, Ada Lovelace a écrit :",
            "* Ada Lovelace <ada@example.org> [2005-03-01 10:00]:");

    private static final List<String> QUOTED = List.of(
            "The server should send its presence first.",
            "What about rooms that nobody has joined yet? I see no use for them,",
            "and the client cannot know.",
            "- one item",
            "x = y + 1;",
            "<presence to='room@example.org'/>",
            "",
            "Yes");

    private static final List<String> OWN_BLOCKS = List.of(
            "No.",
            "yes",
            "I wrote that in 2004 already:\nit cannot know.",
            "On Monday we said that 3 is enough.",
            "Each stanza with a priority of\n>= 0 is delivered, any other is not.",
            "a -> b and b -> c, so a > c.",
            "  - first, the name\n  - second, the node",
            "1. Ada wrote the text\n2. Bob reads it",
            "if (depth > 3) {\n    return;\n}",
            "$ make check\nok",
            "From the spec: \"SHOULD\".\nFrom me: MUST.",
            "To: is not needed there.",
            "Regards are not part of the protocol.",
            "--verbose tells more, --quiet less.",
            "Section 3 says:\n  Entities SHOULD wait.",
            "[snip]",
            "+1",
            ":-)",
            "Sent stanzas are counted, received ones are not.",
            "Tel: is a field of vcards.",
            "The list of rooms\nis long.",
            "Hmm -- really?",
            "confidential data is for the recipient alone.",
            "You received this message in error? No.",
            "The tool has two:\n--verbose    tell more\n--\n             end of options\nand these are all of them, as I said.",
            "It is slow for me, that is, a ping of\n> 200 ms, or a login of\n> 3 s on the first try.",
            "name        place\n----------  -----\n> Alba        1\n< Bruma       2",
            "Prelude> :t length\nlength :: [a] -> Int\nPrelude> length \"xmpp\"",
            "Cheers");

    private static final List<String> ENDS = List.of(
            "",
            "-- \nBob Byrd\nhttp://bob.example.net/",
            "--\nBob",
            "-- \nBob Byrd, Example Ltd.\nTel: +00 555 0101",
            "_______________________________________________\nStandards mailing list\n"
                    + "Info: http://mail.jabber.org/mailman/listinfo/standards\nUnsubscribe: Standards-unsubscribe@xmpp.org",
            "-- \nBob\n_______________________________________________\nStandards mailing list -- standards@xmpp.org\n"
                    + "To unsubscribe send an email to standards-leave@xmpp.org");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void loseNoOwnLine(int seed) {
        Random random = new Random(seed);
        for (int reply = 0; reply < REPLIES_OF_A_SEED; reply++) {
            List<String> lines = new ArrayList<>();
            Set<Integer> own = write(random, lines);
            MarkedLines marked = SEGMENTER.marked(String.join("\n", lines));
            List<String> lost = own.stream()
                    .filter(i -> !marked.isBlank(i) && !OWN.contains(marked.kind(i)))
                    .map(i -> marked.kind(i) + ": " + lines.get(i))
                    .toList();
            assertThat(lost)
                    .as("seed %d, reply %d:%n%s", seed, reply, String.join("\n", lines))
                    .isEmpty();
        }
    }

    /** Writes a reply; gives the numbers of the author's lines. */
    private static Set<Integer> write(Random random, List<String> lines) {
        Set<Integer> own = new TreeSet<>();
        String mark = any(random, MARKS);
        if (random.nextInt(3) > 0) {
            add(lines, any(random, ATTRIBUTIONS));
            addBlank(random, lines);
        }
        for (int turn = 1 + random.nextInt(4); turn > 0; turn--) {
            // Two lines at least, as a mark beside "> " is known by its repetition.
            for (int line = 2 + random.nextInt(3); line > 0; line--) {
                lines.add(mark + any(random, QUOTED));
            }
            addBlank(random, lines);
            for (int block = 1 + random.nextInt(2); block > 0; block--) {
                int from = lines.size();
                add(lines, any(random, OWN_BLOCKS));
                for (int i = from; i < lines.size(); i++) {
                    own.add(i);
                }
                if (block > 1) {
                    lines.add("");
                }
            }
            addBlank(random, lines);
        }
        lines.add("");
        add(lines, any(random, ENDS));
        return own;
    }

    private static void add(List<String> lines, String text) {
        lines.addAll(text.lines().toList());
    }

    private static void addBlank(Random random, List<String> lines) {
        if (random.nextInt(4) > 0) {
            lines.add("");
        }
    }

    private static String any(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
