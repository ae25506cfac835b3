package annals.cli;

import annals.export.StatsJson;
import annals.history.IndexStatistics;
import annals.index.ThreadIndexReader;
import annals.mail.Fault;
import annals.mail.Ledger;
import annals.mail.Message;
import annals.mail.VisibleText;
import annals.profile.Profiles;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

final class StatsCommand extends ReadingCommand {
    private static final int SOURCES_SHOWN = 10;

    private boolean faults;

    StatsCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("stats")
                .description(
                        "Show what the index holds: lists and months, months missing between others, the ledger, faults, ids"
                                + " that are referred to and were never seen.")
                .examples("  annals stats", "  annals stats --faults | less", "  annals stats --json")
                .flag("--faults", "List the messages that had to be repaired.", on -> faults = on);
    }

    @Override
    protected int run() throws IOException {
        try (ThreadIndexReader index = openIndex()) {
            if (faults) {
                return faults(index);
            }
            IndexStatistics statistics = IndexStatistics.of(index, Profiles.builtIn());
            if (isJson()) {
                json(lines -> StatsJson.write(lines, statistics));
            } else {
                print(statistics);
            }
            return statistics.messages() == 0 ? ExitCode.NOTHING : ExitCode.OK;
        }
    }

    private void print(IndexStatistics statistics) {
        console.line(Layout.count(statistics.messages(), "message", "messages") + " of "
                + Layout.count(statistics.people(), "person", "people") + " in "
                + Layout.count(statistics.threads(), "thread", "threads") + ", "
                + Layout.number(statistics.e2eeThreads()) + " of them about E2EE; "
                + Layout.count(statistics.ghosts(), "id", "ids") + " referred to and never seen; "
                + Layout.number(statistics.bytes() / 1000) + " kB on disk, written by Annals "
                + statistics.version());
        for (IndexStatistics.ListCount list : statistics.lists()) {
            console.line();
            console.line(console.bold(VisibleText.line(list.list().isEmpty() ? "(no list)" : list.list())) + "  "
                    + Layout.count(list.messages(), "message", "messages") + ", " + list.first() + " … " + list.last());
            if (!list.missingMonths().isEmpty()) {
                Layout.wrap(
                                "no message in " + ranges(list.missingMonths()),
                                console.terminal().columns() - 2)
                        .forEach(line -> console.line("  " + line));
            }
        }
        Ledger total =
                statistics.sources().stream().reduce(Ledger.empty("all"), (sum, ledger) -> sum.plus(ledger, "all"));
        console.line();
        console.line(Layout.count(statistics.sources().size(), "source", "sources") + ", "
                + Layout.count(total.bytes(), "byte", "bytes") + " = "
                + Layout.number(total.messageBytes()) + " in messages + " + Layout.number(total.gapBytes())
                + " between");
        statistics.sources().stream()
                .limit(SOURCES_SHOWN)
                .forEach(ledger -> console.line("  " + VisibleText.line(ledger.source()) + "  "
                        + Layout.count(ledger.messages(), "message", "messages")));
        if (statistics.sources().size() > SOURCES_SHOWN) {
            console.line("  … and " + (statistics.sources().size() - SOURCES_SHOWN) + " more; --json lists all");
        }
        Map<Fault.Kind, Integer> counts = new TreeMap<>(total.faults());
        counts.forEach((kind, count) ->
                console.line("  " + Layout.number(count) + " × " + kind.json() + ": " + kind.sentence()));
    }

    /** The months with runs of them drawn together: "2015-11…2016-11, 2017-01". */
    private static String ranges(List<YearMonth> months) {
        StringJoiner ranges = new StringJoiner(", ");
        for (int first = 0; first < months.size(); ) {
            int last = first;
            while (last + 1 < months.size() && months.get(last).plusMonths(1).equals(months.get(last + 1))) {
                last++;
            }
            ranges.add(first == last ? months.get(first).toString() : months.get(first) + "…" + months.get(last));
            first = last + 1;
        }
        return ranges.toString();
    }

    private int faults(ThreadIndexReader index) throws IOException {
        boolean[] any = {false};
        if (isJson()) {
            json(lines -> index.forEachMessage(message -> {
                any[0] |= !message.faults().isEmpty();
                StatsJson.faults(lines, message);
            }));
            return any[0] ? ExitCode.OK : ExitCode.NOTHING;
        }
        Indexed indexed = new Indexed(index);
        index.forEachMessage(message -> {
            any[0] |= !message.faults().isEmpty();
            fault(message, indexed);
        });
        return any[0] ? ExitCode.OK : ExitCode.NOTHING;
    }

    private void fault(Message message, Indexed indexed) {
        for (Fault fault : message.faults()) {
            console.line(indexed.shortId(message.id()) + "  "
                    + Layout.fit(fault.kind().json(), 19) + " "
                    + VisibleText.line(message.origins().getFirst() + "  " + fault.detail()));
        }
    }
}
