package annals.cli;

import annals.export.DeliverableJson;
import annals.history.Dossier;
import annals.history.Historian;
import annals.index.NoIndexException;
import annals.index.ThreadIndexReader;
import annals.profile.Profiles;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class DeliverablesCommand extends ReadingCommand {
    private static final int STATE_COLUMNS = 20;
    /** "12 threads, 2015-10-26 … 2024-04-12", and the blanks between the columns. */
    private static final int DISCUSSED_COLUMNS = 42;

    private static final int LEAST_TITLE_COLUMNS = 16;
    private static final int MOST_TITLE_COLUMNS = 46;

    private @Nullable String kind;
    private boolean all;

    private int idColumns;

    DeliverablesCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("deliverables")
                .description(
                        "List the deliverables of SIG-E2EE by kind, with their state, their threads and their last discussion.")
                .examples(
                        "  annals deliverables",
                        "  annals deliverables --kind upcoming",
                        "  annals deliverables --all --json")
                .text(
                        "--kind=KIND",
                        "Only this kind: maintained, upcoming, historic, related, charter, guidance or other.",
                        given -> kind = given)
                .flag("--all", "List every XEP, not only those about end-to-end encryption.", on -> all = on);
    }

    @Override
    protected int run() throws IOException {
        Optional<Deliverable.Kind> only = Optional.ofNullable(kind).map(DeliverablesCommand::kind);
        Catalogue catalogue = catalogue();
        List<Deliverable> listed = catalogue.deliverables().stream()
                .filter(deliverable -> only.map(deliverable.kind()::equals)
                        .orElse(all || deliverable.kind() != Deliverable.Kind.OTHER))
                .toList();
        List<Dossier> dossiers = dossiers(catalogue, listed);
        if (isJson()) {
            json(lines -> dossiers.forEach(
                    dossier -> lines.object("deliverable", json -> DeliverableJson.properties(json, dossier))));
        } else {
            print(dossiers);
        }
        return dossiers.isEmpty() ? ExitCode.NOTHING : ExitCode.OK;
    }

    private List<Dossier> dossiers(Catalogue catalogue, List<Deliverable> listed) throws IOException {
        Historian historian = new Historian(catalogue.snapshot(), Profiles.builtIn());
        Historian.Wish counts = new Historian.Wish(Optional.empty(), Optional.empty(), Set.of(), false, 0);
        try (ThreadIndexReader index = openIndex()) {
            List<Dossier> dossiers = new ArrayList<>();
            for (Deliverable deliverable : listed) {
                dossiers.add(historian.write(deliverable, index, counts));
            }
            return dossiers;
        } catch (NoIndexException noIndex) {
            if (!isQuiet()) {
                console.note("annals: deliverables: no index in " + index()
                        + ": no discussions are counted; annals ingest SOURCE… adds them");
            }
            return listed.stream()
                    .map(deliverable -> historian.fromCatalogue(deliverable, counts))
                    .toList();
        }
    }

    private void print(List<Dossier> dossiers) {
        idColumns = dossiers.stream()
                .mapToInt(dossier -> dossier.deliverable().id().length())
                .max()
                .orElse(0);
        for (Deliverable.Kind group : Deliverable.Kind.values()) {
            List<Dossier> members = dossiers.stream()
                    .filter(dossier -> dossier.deliverable().kind() == group)
                    .toList();
            if (members.isEmpty()) {
                continue;
            }
            console.line(console.bold(group.json()));
            members.forEach(this::print);
            console.line();
        }
    }

    private void print(Dossier dossier) {
        Deliverable deliverable = dossier.deliverable();
        String state = deliverable
                .specification()
                .map(xep -> xep.status().title()
                        + (xep.revisions().isEmpty()
                                ? ""
                                : " " + xep.revisions().getLast().version()))
                .orElse("");
        String discussed = dossier.threads() == 0
                ? ""
                : Layout.number(dossier.threads()) + (dossier.threads() == 1 ? " thread, " : " threads, ")
                        + dossier.first().map(LocalDate::toString).orElse("") + " … "
                        + dossier.last().map(LocalDate::toString).orElse("");
        int columns = console.terminal().columns();
        int titleColumns = Math.min(columns - idColumns - STATE_COLUMNS - DISCUSSED_COLUMNS, MOST_TITLE_COLUMNS);
        if (titleColumns < LEAST_TITLE_COLUMNS) { // no table, but two lines
            console.line(Layout.cut("  " + deliverable.id() + "  " + deliverable.title(), columns));
            String told = state + (state.isEmpty() || discussed.isEmpty() ? "" : " · ") + discussed;
            Layout.wrap(told, columns - 4).forEach(line -> console.line("    " + console.dim(line)));
        } else {
            String line =
                    "  " + Layout.fit(deliverable.id(), idColumns) + " " + Layout.fit(deliverable.title(), titleColumns)
                            + " " + Layout.fit(state, STATE_COLUMNS) + " " + discussed;
            console.line(line.stripTrailing());
        }
    }

    private static Deliverable.Kind kind(String written) {
        return Arrays.stream(Deliverable.Kind.values())
                .filter(known -> known.json().equals(written.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "deliverables",
                        "no kind \"" + written + "\"",
                        "kinds: "
                                + Arrays.stream(Deliverable.Kind.values())
                                        .map(Deliverable.Kind::json)
                                        .collect(Collectors.joining(", "))));
    }
}
