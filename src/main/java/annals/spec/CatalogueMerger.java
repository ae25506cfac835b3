package annals.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Joins what the XEP sources say with the reviewed list: every XEP, proposal and topic once, as a deliverable. */
final class CatalogueMerger {
    /** "Trust Messages (TM)" is "Trust Messages" too. */
    private static final Pattern BRACKETED = Pattern.compile("\\s*\\([^()]+\\)$");

    /** One word without digit, hyphen or inner capital, as any text may have it: "inbox", "Stickers", "MUC". */
    private static final Pattern COMMON_WORD = Pattern.compile("\\p{L}\\p{Ll}*|\\p{Lu}{1,3}");

    private final XepSources sources;
    private final Map<String, ReviewedDeliverable> reviewed;
    private final Map<String, InboxDocument> inbox;

    /** Inbox documents that are part of another deliverable's history. */
    private final Set<String> absorbed = new HashSet<>();

    CatalogueMerger(XepSources sources, List<ReviewedDeliverable> reviewed) {
        this.sources = sources;
        this.reviewed = byKey(reviewed, ReviewedDeliverable::id);
        this.inbox = byKey(sources.inbox(), InboxDocument::baseName);
        sources.inbox().stream().filter(d -> d.became().isPresent()).forEach(d -> absorbed.add(d.baseName()));
        reviewed.forEach(entry -> entry.proposals().forEach(proposal -> absorbed.add(proposal.baseName())));
    }

    private static <T> Map<String, T> byKey(List<T> list, Function<T, String> key) {
        return list.stream().collect(Collectors.toMap(key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** XEPs ascending by number, then the others ascending by id. A reviewed XEP that the sources lack is left out. */
    Catalogue merged() {
        Stream<Deliverable> xeps = sources.specifications().stream().map(this::numbered);
        Stream<Deliverable> topics = reviewed.values().stream()
                .filter(entry -> !entry.id().startsWith("XEP-"))
                .map(this::unnumbered);
        Stream<Deliverable> proposals = sources.inbox().stream()
                .filter(document -> !absorbed.contains(document.baseName()))
                .map(CatalogueMerger::proposed);
        List<Deliverable> all = new ArrayList<>(xeps.toList());
        Stream.concat(topics, proposals)
                .sorted(Comparator.comparing(Deliverable::id))
                .forEach(all::add);
        return new Catalogue(sources.snapshot(), all);
    }

    private Deliverable numbered(Specification xep) {
        Optional<ReviewedDeliverable> entry = Optional.ofNullable(reviewed.get(xep.id()));
        List<Proposal> proposals = proposals(entry, xep.id());
        Aliases aliases = new Aliases(entry);
        aliases.addTitle(xep.title());
        aliases.addName(xep.shortName(), Alias.Kind.SHORT_NAME);
        aliases.addNamespaces(xep.namespaces());
        proposals.forEach(proposal -> addNames(proposal, aliases));
        String fallback = xep.shortName().isEmpty() ? xep.id() : xep.shortName();
        return new Deliverable(
                xep.id(),
                entry.map(ReviewedDeliverable::name).orElse(fallback),
                xep.title(),
                entry.map(ReviewedDeliverable::kind).orElse(Deliverable.Kind.OTHER),
                entry.map(ReviewedDeliverable::reason).orElse(""),
                aliases.all(),
                Optional.of(xep),
                proposals);
    }

    private Deliverable unnumbered(ReviewedDeliverable entry) {
        List<Proposal> proposals = proposals(Optional.of(entry), entry.id());
        Aliases aliases = new Aliases(Optional.of(entry));
        aliases.addTitle(entry.title());
        aliases.addName(entry.name(), Alias.Kind.SHORT_NAME);
        proposals.forEach(proposal -> addNames(proposal, aliases));
        String title = entry.title().isEmpty() && !proposals.isEmpty()
                ? proposals.getFirst().title()
                : entry.title();
        return new Deliverable(
                entry.id(),
                entry.name(),
                title,
                entry.kind(),
                entry.reason(),
                aliases.all(),
                Optional.empty(),
                proposals);
    }

    private static Deliverable proposed(InboxDocument document) {
        Aliases aliases = new Aliases(Optional.empty());
        aliases.addTitle(document.title());
        aliases.addName(document.shortName(), Alias.Kind.SHORT_NAME);
        aliases.addNamespaces(document.namespaces());
        aliases.addName(document.baseName(), Alias.Kind.BASE_NAME);
        return new Deliverable(
                document.baseName(),
                document.shortName().isEmpty() ? document.baseName() : document.shortName(),
                document.title(),
                Deliverable.Kind.OTHER,
                "",
                aliases.all(),
                Optional.empty(),
                List.of(proposal(document, "never numbered")));
    }

    private void addNames(Proposal proposal, Aliases aliases) {
        aliases.addTitle(proposal.title());
        aliases.addName(proposal.baseName(), Alias.Kind.BASE_NAME);
        InboxDocument document = inbox.get(proposal.baseName());
        if (document != null) {
            aliases.addNamespaces(document.namespaces());
        }
    }

    /** Those of the reviewed list, completed from the inbox, and those of the inbox that became it. */
    private List<Proposal> proposals(Optional<ReviewedDeliverable> entry, String id) {
        List<Proposal> listed = entry.map(ReviewedDeliverable::proposals).orElse(List.of());
        Set<String> names = listed.stream().map(Proposal::baseName).collect(Collectors.toSet());
        Stream<Proposal> unlisted = sources.inbox().stream()
                .filter(document -> document.became().equals(Optional.of(id)))
                .filter(document -> !names.contains(document.baseName()) && !isListedElsewhere(document, id))
                .map(document -> proposal(document, "became " + id));
        return Stream.concat(listed.stream().map(this::completed), unlisted)
                .sorted(Comparator.comparing(
                                (Proposal proposal) -> proposal.date().orElse(sources.snapshot()))
                        .thenComparing(Proposal::baseName))
                .toList();
    }

    private boolean isListedElsewhere(InboxDocument document, String id) {
        return reviewed.values().stream()
                .filter(entry -> !entry.id().equals(id))
                .flatMap(entry -> entry.proposals().stream())
                .anyMatch(proposal -> proposal.baseName().equals(document.baseName()));
    }

    private Proposal completed(Proposal listed) {
        Optional<InboxDocument> document = Optional.ofNullable(inbox.get(listed.baseName()));
        String title =
                listed.title().isEmpty() ? document.map(InboxDocument::title).orElse("") : listed.title();
        return new Proposal(
                listed.baseName(), title, listed.date().or(() -> document.flatMap(InboxDocument::date)), listed.fate());
    }

    private static Proposal proposal(InboxDocument document, String fate) {
        return new Proposal(document.baseName(), document.title(), document.date(), fate);
    }

    /** Collects names, each text and kind once in any case; the reviewed ones come first and win. */
    private static final class Aliases {
        private final Map<String, Alias> byText = new LinkedHashMap<>();

        Aliases(Optional<ReviewedDeliverable> entry) {
            entry.map(ReviewedDeliverable::aliases).orElse(List.of()).forEach(this::add);
        }

        void addTitle(String title) {
            addName(title, Alias.Kind.TITLE);
            addName(BRACKETED.matcher(title).replaceFirst(""), Alias.Kind.TITLE);
        }

        void addName(String text, Alias.Kind kind) {
            boolean common = COMMON_WORD.matcher(text).matches();
            if (!text.isEmpty()) {
                add(new Alias(text, kind, Optional.empty(), Optional.empty(), common));
            }
        }

        void addNamespaces(List<String> namespaces) {
            namespaces.forEach(namespace ->
                    add(new Alias(namespace, Alias.Kind.NAMESPACE, Optional.empty(), Optional.empty(), false)));
        }

        private void add(Alias alias) {
            byText.putIfAbsent(alias.kind() + " " + alias.text().toLowerCase(Locale.ROOT), alias);
        }

        List<Alias> all() {
            return List.copyOf(byText.values());
        }
    }
}
