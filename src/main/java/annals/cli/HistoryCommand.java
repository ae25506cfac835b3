package annals.cli;

import annals.export.DossierJson;
import annals.export.Redaction;
import annals.history.Dossier;
import annals.history.Historian;
import annals.history.TimelineEvent;
import annals.index.NoIndexException;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import annals.profile.Profiles;
import annals.query.DateRange;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class HistoryCommand extends ReadingCommand {
    private String deliverable = "";
    private @Nullable String since;
    private @Nullable String until;
    private List<String> events = List.of();
    private int digest;
    private boolean noThreads;
    private boolean mentions;
    private boolean questions;

    HistoryCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("history")
                .description(
                        "Tell the history of a deliverable: its dated events and discussions in order, every line cited.")
                .examples(
                        "  annals history OMEMO",
                        "  annals history 0384 --since 2019 --digest 2",
                        "  annals history XEP-0420 --events revision,status",
                        "  annals history ox --json | jq -c 'select(.type==\"event\")'")
                .parameter(
                        "D",
                        "The deliverable: a XEP (0384, XEP-0384, JEP-0116), a short name, a title, a proposal.",
                        given -> deliverable = given)
                .text("--since=DATE", "Leave out what was over before DATE.", given -> since = given)
                .text("--until=DATE", "Leave out what began after DATE.", given -> until = given)
                .separated(
                        "--events=KINDS",
                        "Show only these kinds: proposal, revision, status, announcement, lastcall, experience,"
                                + " vote, thread, namespace, rename.",
                        given -> events = given)
                .number("--digest=N", "Show N sentences of each thread (default: 1).", 1, given -> digest = given)
                .flag("--no-threads", "Leave out the threads.", on -> noThreads = on)
                .flag("--mentions", "Show also the threads that only mention it.", on -> mentions = on)
                .flag(
                        "--questions",
                        "Show all questions to which the archive holds no reply, not only the latest.",
                        on -> questions = on);
    }

    @Override
    protected int run() throws IOException {
        Historian.Wish wish = wish();
        Catalogue catalogue = catalogue();
        Deliverable wanted = DeliverableArgument.find(catalogue, deliverable, "history");
        Historian historian = new Historian(catalogue.snapshot(), Profiles.builtIn());
        try (ThreadIndexReader index = openIndex()) {
            return print(
                    historian.write(wanted, index, wish, console.indexes().people(index)), new Indexed(index)::shortId);
        } catch (NoIndexException noIndex) {
            if (!isQuiet()) {
                console.note("annals: history: no index in " + index()
                        + ": what follows is the catalogue's alone; annals ingest SOURCE… adds the discussions");
            }
            return print(historian.fromCatalogue(wanted, wish), MessageId::hash);
        }
    }

    private int print(Dossier dossier, Function<MessageId, String> shortId) throws IOException {
        if (isJson()) {
            json(lines -> new DossierJson(Redaction.NONE).write(lines, dossier));
        } else {
            boolean whole = since == null && until == null && events.isEmpty() && !noThreads;
            new HistoryText(console, shortId, questions, whole).print(dossier);
        }
        if (dossier.events().isEmpty() && !isQuiet()) {
            console.note("annals: history: nothing recorded of "
                    + dossier.deliverable().id() + ": " + wanted());
        }
        return dossier.events().isEmpty() ? ExitCode.NOTHING : ExitCode.OK;
    }

    /** What nothing was found of: "no vote, status since 2020". */
    private String wanted() {
        return (events.isEmpty() ? "no event" : "no " + String.join(", no ", events))
                + (since == null ? "" : " since " + since)
                + (until == null ? "" : " until " + until);
    }

    private Historian.Wish wish() {
        if (digest < 0) {
            throw new Failure("history", "--digest must be 0 or more, got " + digest, "");
        }
        DateRange range = DateArguments.range(since, until, "history");
        return new Historian.Wish(
                DateArguments.day(range.from()), DateArguments.day(range.until()), kinds(), mentions, digest);
    }

    private Set<TimelineEvent.Kind> kinds() {
        Set<TimelineEvent.Kind> kinds = EnumSet.allOf(TimelineEvent.Kind.class);
        if (!events.isEmpty()) {
            kinds = events.stream()
                    .map(HistoryCommand::kind)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(TimelineEvent.Kind.class)));
        }
        if (noThreads) {
            kinds.remove(TimelineEvent.Kind.THREAD);
        }
        return kinds;
    }

    private static TimelineEvent.Kind kind(String written) {
        return Arrays.stream(TimelineEvent.Kind.values())
                .filter(kind -> kind.json().equals(written.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "history",
                        "no kind of event \"" + written + "\"",
                        "kinds: "
                                + Arrays.stream(TimelineEvent.Kind.values())
                                        .map(TimelineEvent.Kind::json)
                                        .collect(Collectors.joining(", "))));
    }
}
