package annals.cli;

import annals.ingest.IngestReport;
import annals.mail.Fault;
import annals.mail.Ledger;
import annals.mail.VisibleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what an ingest came to: one line for each folder of many files, then the sums and what was odd. */
final class IngestText {
    private static final int SHOWN_ALONE = 12;

    private final Console console;
    private final boolean dryRun;
    private final Path index;

    IngestText(Console console, boolean dryRun, Path index) {
        this.console = console;
        this.dryRun = dryRun;
        this.index = index;
    }

    void print(IngestReport report) {
        if (report.sources().isEmpty()) {
            return;
        }
        List<Line> lines = report.sources().size() <= SHOWN_ALONE ? alone(report) : byFolder(report);
        int width =
                lines.stream().mapToInt(line -> Layout.width(line.name())).max().orElse(0);
        for (Line line : lines) {
            console.line(String.format(
                    Locale.ROOT,
                    "  %s  %9s messages  %9s  %6.1f s",
                    Layout.fit(line.name(), width),
                    Layout.number(line.ledger().messages()),
                    Layout.size(line.ledger().bytes()),
                    line.seconds()));
        }
        sums(report);
    }

    private record Line(String name, Ledger ledger, double seconds) {}

    private static List<Line> alone(IngestReport report) {
        return report.sources().stream()
                .map(read -> new Line(VisibleText.line(read.ledger().source()), read.ledger(), read.seconds()))
                .toList();
    }

    private static List<Line> byFolder(IngestReport report) {
        Map<String, List<IngestReport.Read>> folders = new LinkedHashMap<>();
        for (IngestReport.Read read : report.sources()) {
            String source = read.ledger().source();
            folders.computeIfAbsent(source.substring(0, source.lastIndexOf('/') + 1), folder -> new ArrayList<>())
                    .add(read);
        }
        return folders.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(String folder, List<IngestReport.Read> reads) {
        Ledger sum = Ledger.empty(folder);
        double seconds = 0;
        for (IngestReport.Read read : reads) {
            sum = sum.plus(read.ledger(), folder);
            seconds += read.seconds();
        }
        String first = name(reads.getFirst());
        String name = reads.size() == 1
                ? folder + first
                : folder + "  " + first + " … " + name(reads.getLast()) + "  (" + Layout.number(reads.size())
                        + " files)";
        return new Line(VisibleText.line(name), sum, seconds);
    }

    private static String name(IngestReport.Read read) {
        String source = read.ledger().source();
        return source.substring(source.lastIndexOf('/') + 1);
    }

    private void sums(IngestReport report) {
        Ledger total = report.total();
        if (dryRun) {
            console.line(number(total.messages(), "message") + ": " + novelty(total) + ". Nothing was written.");
        } else if (report.written() == 0) {
            console.line("Nothing new: " + number(total.messages(), "message") + ", all of them there already.");
        } else {
            console.line(number(total.messages(), "message") + " read: " + novelty(total) + ". The index holds "
                    + number(report.messages(), "message") + " in " + number(report.threads(), "thread") + ".");
        }
        if (!total.faults().isEmpty()) {
            String faults = total.faults().entrySet().stream()
                    .sorted(Map.Entry.<Fault.Kind, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(entry -> Layout.number(entry.getValue()) + " × "
                            + entry.getKey().sentence())
                    .collect(Collectors.joining("; "));
            Layout.wrap("Faults: " + faults + ".", console.terminal().columns()).forEach(console::line);
        }
        console.line("Every byte accounted for: " + Layout.number(total.bytes()) + " = "
                + Layout.number(total.messageBytes()) + " in messages + " + Layout.number(total.gapBytes())
                + " between.");
        if (!dryRun) {
            String command = "annals " + (index.toString().equals("index") ? "" : "--index " + index + " ");
            console.line("E2EE: " + number(report.e2eeThreads(), "thread") + " tagged, "
                    + number(report.deliverables(), "deliverable") + " discussed. Next: " + command
                    + (report.e2eeThreads() > 0 ? "deliverables" : "search WORDS"));
        }
    }

    private static String novelty(Ledger total) {
        List<String> parts = new ArrayList<>();
        parts.add(Layout.number(total.added()) + " new");
        if (total.duplicates() > 0) {
            parts.add(Layout.number(total.duplicates()) + " already there");
        }
        if (total.variants() > 0) {
            parts.add(Layout.number(total.variants()) + " same id with other text");
        }
        return String.join(", ", parts);
    }

    private static String number(long count, String noun) {
        return Layout.number(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
