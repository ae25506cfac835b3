package annals.cli;

import annals.export.FacetJson;
import annals.export.HitJson;
import annals.export.MessageJson;
import annals.export.Redaction;
import annals.index.ThreadIndexReader;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import annals.profile.Profiles;
import annals.query.AnyWord;
import annals.query.DateRange;
import annals.query.Query;
import annals.search.Facet;
import annals.search.FoundMessage;
import annals.search.Hits;
import annals.search.MessageHits;
import annals.search.SearchOptions;
import annals.search.Searcher;
import annals.search.ThreadHit;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class SearchCommand extends ReadingCommand {
    /** Who found fewer threads is shown the nearest as well, up to so many in all. */
    private static final int NEAR_SHOWN = 5;

    private List<String> query = List.of();
    private boolean messages;
    private String sort = "relevance";
    private int limit;
    private int offset;
    private int mails;
    private @Nullable String since;
    private @Nullable String until;
    private @Nullable String deliverable;
    private boolean count;
    private boolean analyze;
    private boolean allMessages;
    private boolean facets;
    private @Nullable String groupBy;
    private boolean explainScore;

    private @Nullable Catalogue known;

    SearchCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("search")
                .description(
                        "Find threads, ranked, with the matching words in their place. Query prefixes: s: subject, nq: own"
                                + " words, q: quoted, f: from, d: date, xep: identifier, deliverable:, tag: and more.")
                .examples(
                        "  annals search deniability xep:0384",
                        "  annals search '\"double ratchet\" d:2019..2020 f:lind'",
                        "  annals search --sort -date --limit 50 'deliverable:omemo'",
                        "  annals search --messages 'nq:fingerprint -s:minutes' --json",
                        "  annals search --group-by year tag:e2ee",
                        "  annals search -- -s:minutes fingerprint      options end at --")
                .parameters("QUERY", "Words, phrases, prefixes; all must match. * matches all.", given -> query = given)
                .flag("--messages", "Find single mails instead of threads.", on -> messages = on)
                .text(
                        "--sort=ORDER",
                        "Order by relevance (default), date, -date or size.",
                        "relevance",
                        given -> sort = given)
                .number("--limit=N", "Show at most N hits (default: 10).", 10, given -> limit = given)
                .number("--offset=N", "Leave out the first N hits (default: 0).", 0, given -> offset = given)
                .number(
                        "--hits=N",
                        "Show at most N mails of each thread (default: 3); 0 is far quicker for thousands of threads.",
                        3,
                        given -> mails = given)
                .text("--since=DATE", "Only mails sent on DATE or later.", given -> since = given)
                .text("--until=DATE", "Only mails sent on DATE or earlier.", given -> until = given)
                .text("--deliverable=D", "Only threads that discuss or mention D.", given -> deliverable = given)
                .flag("--count", "Print the number of hits and stop.", on -> count = on)
                .flag("--analyze", "Print how the query was read and stop.", on -> analyze = on)
                .flag("--all-messages", "List all messages and edges of each thread; in JSON.", on -> allMessages = on)
                .flag(
                        "--facets",
                        "Count the answers by year, person, list, deliverable, tag and status.",
                        on -> facets = on)
                .text(
                        "--group-by=BY",
                        "Count the answers by year, person, list, deliverable, tag or status, as bars.",
                        given -> groupBy = given)
                .flag("--explain-score", "Tell of each hit which words gave it its score.", on -> explainScore = on);
    }

    @Override
    protected List<String> moreFormats() {
        return List.of("ids");
    }

    @Override
    protected int run() throws IOException {
        known = null; // in a shell, that of the line before
        String text = String.join(" ", query);
        Query parsed = QueryArgument.parse(text, console.savedQueries(index()));
        if (analyze) {
            if (isJson()) {
                json(lines -> lines.object("query", json -> json.writeStringProperty("text", parsed.toString())));
            } else {
                console.line(parsed.toString());
            }
            return ExitCode.OK;
        }
        SearchOptions options = options();
        try (Searcher searcher = new Searcher(openIndex(), new CatalogueNames(this::known))) {
            if (count) {
                long hits = messages ? searcher.countMessages(parsed, options) : searcher.count(parsed, options);
                if (isJson()) {
                    json(lines -> lines.object("count", json -> json.writeNumberProperty("count", hits)));
                } else {
                    console.line(Long.toString(hits));
                }
                return hits == 0 ? ExitCode.NOTHING : ExitCode.OK;
            }
            if (facets || groupBy != null) {
                return printFacets(searcher, parsed, options);
            }
            if (messages) {
                return printMessages(searcher, parsed, options);
            }
            Hits hits = searcher.search(parsed, options);
            int code = printThreads(hits, searcher.reader());
            int near = Math.min(limit, NEAR_SHOWN) - (int) Math.min(hits.total(), NEAR_SHOWN);
            if (format().equals("text") && offset == 0 && !isQuiet() && near > 0) {
                printNearest(searcher, parsed, options, hits, near);
            }
            return code;
        }
    }

    /** For a person who found little: what has some of the words. Programs get the answer to their question alone. */
    private void printNearest(Searcher searcher, Query parsed, SearchOptions options, Hits shown, int most)
            throws IOException {
        Optional<Query> less = AnyWord.of(parsed);
        if (less.isEmpty()) {
            return;
        }
        Set<MessageId> known =
                shown.hits().stream().map(hit -> hit.summary().id()).collect(Collectors.toSet());
        List<ThreadHit> nearest = searcher.search(less.get(), options.page(0, NEAR_SHOWN)).hits().stream()
                .filter(hit -> !known.contains(hit.summary().id()))
                .limit(most)
                .toList();
        if (!nearest.isEmpty()) {
            console.note("nearest, with some of the words:");
            text(searcher.reader()).threads(new Hits(nearest.size(), true, nearest), known.size(), query(), true);
        }
    }

    private SearchOptions options() {
        if (limit < 1 || offset < 0 || mails < 0) {
            throw new Failure("search", "--limit must be at least 1, --offset and --hits at least 0", "");
        }
        if (facets && groupBy != null) {
            throw new Failure("search", "--facets and --group-by exclude each other", "--facets counts by all of them");
        }
        SearchOptions.Sort order = switch (sort.toLowerCase(Locale.ROOT)) {
            case "relevance" -> SearchOptions.Sort.RELEVANCE;
            case "date" -> SearchOptions.Sort.DATE;
            case "-date" -> SearchOptions.Sort.DATE_DESCENDING;
            case "size" -> SearchOptions.Sort.SIZE;
            default -> throw new Failure("search", "no order \"" + sort + "\"", "orders: relevance, date, -date, size");
        };
        DateRange range = DateArguments.range(since, until, "search");
        Optional<String> about = Optional.ofNullable(deliverable)
                .map(written ->
                        DeliverableArgument.find(known(), written, "search").id());
        int shown = format().equals("ids") ? 0 : mails;
        return new SearchOptions(order, offset, limit, range, about, shown, explainScore);
    }

    private List<Facet.By> groups() {
        if (groupBy == null) {
            return List.of(Facet.By.values());
        }
        String wanted = groupBy.toLowerCase(Locale.ROOT);
        return Arrays.stream(Facet.By.values())
                .filter(by -> by.text().equals(wanted))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new Failure(
                        "search",
                        "cannot group by \"" + groupBy + "\"",
                        "by: "
                                + Arrays.stream(Facet.By.values())
                                        .map(Facet.By::text)
                                        .collect(Collectors.joining(", "))));
    }

    private int printFacets(Searcher searcher, Query parsed, SearchOptions options) throws IOException {
        Map<Facet.By, List<Facet>> found = new EnumMap<>(Facet.By.class);
        for (Facet.By by : groups()) {
            found.put(by, searcher.facets(parsed, options, by, this::status));
        }
        if (isJson()) {
            json(lines -> found.forEach(
                    (by, rows) -> rows.forEach(facet -> FacetJson.write(lines, by, facet, Redaction.NONE))));
        } else {
            FacetText text = new FacetText(console, this::deliverableName);
            found.forEach((by, rows) -> {
                if (!rows.isEmpty()) {
                    text.print(by, rows, limit);
                }
            });
        }
        if (found.values().stream().allMatch(List::isEmpty)) {
            console.note("nothing to count matches " + VisibleText.line(query()));
            return ExitCode.NOTHING;
        }
        return ExitCode.OK;
    }

    private Optional<String> status(String deliverableId) {
        return known().deliverable(deliverableId)
                .flatMap(Deliverable::specification)
                .map(xep -> xep.status().title());
    }

    private String deliverableName(String id) {
        return known().deliverable(id).map(Deliverable::name).orElse(id);
    }

    private int printThreads(Hits hits, ThreadIndexReader index) throws IOException {
        switch (format()) {
            case "json" ->
                json(lines -> {
                    HitJson writer = new HitJson(Profiles.builtIn(), Redaction.NONE, new Indexed(index)::articlePage);
                    for (ThreadHit hit : hits.hits()) {
                        writer.write(
                                lines,
                                hit,
                                allMessages ? index.thread(hit.summary().id()) : Optional.empty());
                    }
                });
            case "ids" ->
                hits.hits().forEach(hit -> console.line(hit.summary().id().value()));
            default -> text(index).threads(hits, offset, query(), isQuiet());
        }
        return hits.hits().isEmpty() ? ExitCode.NOTHING : ExitCode.OK;
    }

    private int printMessages(Searcher searcher, Query parsed, SearchOptions options) throws IOException {
        ThreadIndexReader index = searcher.reader();
        if (format().equals("text")) {
            MessageHits hits = searcher.searchMessages(parsed, options);
            text(index).messages(hits, offset, query(), isQuiet());
            return hits.hits().isEmpty() ? ExitCode.NOTHING : ExitCode.OK;
        }
        List<FoundMessage> found = searcher.find(parsed, options);
        switch (format()) {
            case "json" -> {
                MessageJson writer =
                        new MessageJson(Profiles.builtIn(), Redaction.NONE, new Indexed(index)::articlePage);
                Map<MessageId, Map<MessageId, MessageJson.Place>> places = new HashMap<>();
                json(lines -> {
                    for (FoundMessage hit : found) {
                        if (!places.containsKey(hit.thread())) {
                            places.put(
                                    hit.thread(),
                                    Places.of(index.thread(hit.thread()).orElseThrow()));
                        }
                        writer.write(
                                lines,
                                index.message(hit.id()).orElseThrow(),
                                Optional.of(places.get(hit.thread()).get(hit.id())),
                                new MessageJson.Detail(false, false));
                    }
                });
            }
            default -> found.forEach(hit -> console.line(hit.id().value()));
        }
        return found.isEmpty() ? ExitCode.NOTHING : ExitCode.OK;
    }

    /** Read when it is first needed: most searches name no deliverable, and reading it costs 130 ms. */
    private Catalogue known() {
        try {
            Catalogue read = known == null ? catalogue() : known;
            known = read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HitText text(ThreadIndexReader index) {
        return new HitText(console, new Indexed(index)::shortId, this::deliverableName);
    }

    /** What was asked, with the options that narrow it. */
    private String query() {
        StringBuilder asked = new StringBuilder(String.join(" ", query));
        Optional.ofNullable(deliverable)
                .ifPresent(value -> asked.append(" --deliverable ").append(value));
        Optional.ofNullable(since).ifPresent(value -> asked.append(" --since ").append(value));
        Optional.ofNullable(until).ifPresent(value -> asked.append(" --until ").append(value));
        return asked.toString();
    }
}
