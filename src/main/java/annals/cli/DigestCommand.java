package annals.cli;

import annals.digest.CitedSentence;
import annals.digest.Digest;
import annals.export.SentenceJson;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.VisibleText;
import annals.profile.ListProfile;
import annals.profile.Profiles;
import annals.tag.Attribution;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class DigestCommand extends ReadingCommand {
    private static final int USUAL_SENTENCES = 5;
    private static final int INDENT = 2;
    private static final int WIDEST_COLUMNS = 100;

    private String id = "";
    private @Nullable Integer sentences;
    private @Nullable Integer words;
    private boolean rank;

    DigestCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("digest")
                .description("Show the most telling sentences of one thread, word for word, each cited.")
                .examples(
                        "  annals digest k3fq7a                    five sentences, in the order of the thread",
                        "  annals digest k3fq7a --words 100",
                        "  annals digest k3fq7a --sentences 3 --rank --json")
                .parameter("ID", "A thread or any message of it, as in annals show.", given -> id = given)
                .number(
                        "--sentences=N",
                        "Show at most N sentences (default: 5, unless --words is given).",
                        given -> sentences = given)
                .number("--words=N", "Show whole sentences of at most N words together.", given -> words = given)
                .flag("--rank", "Print the most telling sentence first, not the earliest.", on -> rank = on);
    }

    @Override
    protected int run() throws IOException {
        Digest.Bounds bounds = bounds();
        try (ThreadIndexReader index = openIndex()) {
            Indexed indexed = new Indexed(index);
            Optional<Indexed.Found> found = indexed.find(id, console, name());
            if (found.isEmpty()) {
                return ExitCode.NOTHING;
            }
            StoredThread thread = found.get().thread();
            List<Message> shown = index.messages(thread).stream()
                    .filter(message -> !message.isNoArchive())
                    .toList();
            List<CitedSentence> digest = Digest.of(shown, topics(thread), bounds);
            print(thread, ordered(digest), indexed);
            return digest.isEmpty() ? ExitCode.NOTHING : ExitCode.OK;
        }
    }

    private static List<String> topics(StoredThread thread) {
        return thread.tags().thread().deliverables().stream()
                .filter(attribution -> attribution.role() == Attribution.Role.TOPIC)
                .map(Attribution::deliverable)
                .toList();
    }

    private List<CitedSentence> ordered(List<CitedSentence> digest) {
        return rank
                ? digest.stream()
                        .sorted(Comparator.comparingInt(CitedSentence::rank))
                        .toList()
                : digest;
    }

    private Digest.Bounds bounds() {
        int most = atLeastOne("--sentences", sentences, words == null ? USUAL_SENTENCES : Integer.MAX_VALUE);
        return new Digest.Bounds(most, atLeastOne("--words", words, Integer.MAX_VALUE));
    }

    private int atLeastOne(String option, @Nullable Integer given, int usual) {
        if (given != null && given < 1) {
            throw new Failure(name(), option + " must be 1 or more, got " + given, "");
        }
        return given == null ? usual : given;
    }

    private void print(StoredThread thread, List<CitedSentence> digest, Indexed indexed) throws IOException {
        ListProfile profile = Profiles.builtIn().forList(thread.summary().list());
        if (isJson()) {
            json(lines -> digest.forEach(sentence -> SentenceJson.write(
                    lines, sentence, profile.permalinks(sentence.message()).best())));
            return;
        }
        console.line(console.bold(VisibleText.line(thread.summary().subject())) + "  "
                + indexed.shortId(thread.summary().id()));
        if (digest.isEmpty()) {
            console.note("annals: digest: no sentence of its authors' own words is within these bounds");
            return;
        }
        int wrap =
                console.terminal().out() ? Math.min(console.terminal().columns(), WIDEST_COLUMNS) : Integer.MAX_VALUE;
        for (CitedSentence sentence : digest) {
            String text = "“" + VisibleText.line(sentence.text()) + "”  — " + VisibleText.line(sentence.from())
                    + (sentence.sent().isKnown() ? ", " + sentence.sent().day() : "") + "  ["
                    + indexed.shortId(sentence.message()) + "]";
            console.line();
            for (String line : Layout.wrap(text, wrap - INDENT)) {
                console.line(" ".repeat(INDENT) + line);
            }
        }
        console.line();
        digest.stream()
                .map(CitedSentence::message)
                .distinct()
                .forEach(message -> console.line("[" + indexed.shortId(message) + "] "
                        + VisibleText.line(profile.permalinks(message).best())));
    }
}
