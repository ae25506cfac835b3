package annals.event;

import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.spec.Proposal;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of deliverables as editors and scribes write them: numbers, base names of proposals, titles. */
final class DocumentNames {
    private static final Pattern PROPOSED = Pattern.compile(
            "(?:Proposed (?:XMPP Extension|new XEP)|proto-?[XJ]EP|new proposal)s? ?[:,\\-\u2013] ?[\"'\u201c]?(?<title>[^\"\u201d]{2,120}?)"
                    + "[\"'\u201d]?(?: ?[-\u2013(:] ?(?:https?:.*|$)| https?:.*|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("[\"\u201c](?<title>[^\"\u201d]{3,120})[\"\u201d]");
    private static final Pattern VERB = Pattern.compile(
            "^(?:(?:to|the|vote on|voting on|decide on|decision on|discuss|consider|whether to|motion:?|shall we|proposal:?) )*"
                    + "(?:accept(?:ing|ance of)?|adopt(?:ing|ion of)?|advanc(?:ement of|e|ing)|publish(?:ing)?|approv(?:e|ing|al of)|mov(?:e|ing)"
                    + "|obsolet(?:e|ing|ion of)|deprecat(?:e|ing|ion(?: of)?)|reject(?:ing|ion of)?|retract(?:ing|ion of)?|publication of|issu(?:e|ing)|(?:issue )?(?:a )?last call (?:for|on|of)|call for experience (?:for|on)|update)?"
                    + "(?: (?:a|the|last call (?:for|on|of)))? ?[\"'\u201c\u2018]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_TITLE = Pattern.compile(
            "[\"'\u201d\u2019]? ?(?:(?<=[ \"'\u201d\u2019])-|[\u2013\u2014:(\u2192]|->| (?:as|to|for|into|in) (?:an? |the )?(?:experimental|draft|stable|final|active|deprecated|obsolete|proposed|last call|informational|historical|xep|jep|council|inbox)\\b| - |\\(|\\?).*$",
            Pattern.CASE_INSENSITIVE);
    /** "XEP-0384's predecessor": another document. */
    private static final Pattern OF_WHICH = Pattern.compile("['\u2019]s \\p{Ll}");

    /** "CS-2019": the compliance suites of a year. */
    private static final Pattern SUITES = Pattern.compile("\\bCS[- ]?(?<year>20\\d{2})\\b");

    private static final String TITLE_OF_SUITES = "XMPP Compliance Suites ";

    private static final Pattern BARE = Pattern.compile(
            "\\W{0,3}(?<number>0\\d{3}|\\d{1,4}(?= \\())(?! ?-?UTC)(?: \\((?<title>[^()]{3,100})\\))?(?![\\p{L}\\p{N}-])");

    /** "Mediated Information eXchange (MIX)" */
    private static final Pattern ACRONYM_BEHIND = Pattern.compile("(?<= )\\((?<acronym>\\p{Lu}{3,8})\\)$");

    /** A document is voted on as a proposal some weeks before it has a number; what is older has another meaning. */
    private static final int MONTHS_BEFORE_NUMBER = 15;

    private static final Pattern JOIN =
            Pattern.compile("[\\s,;/&+]*(?:and(?: with it| also)?|or|to|vs\\.?)?[\\s,;/&+]*");

    private final Map<String, Deliverable> byId = new HashMap<>();
    private final Map<String, List<Deliverable>> byBaseName = new HashMap<>();
    private final Map<String, List<Deliverable>> byTitle = new HashMap<>();
    private final Map<String, List<Deliverable>> byWord = new HashMap<>();
    private final Map<String, List<Deliverable>> byAcronym = new HashMap<>();

    DocumentNames(Catalogue catalogue) {
        for (Deliverable deliverable : catalogue.deliverables()) {
            byId.put(deliverable.id(), deliverable);
            add(byTitle, deliverable.title(), deliverable);
            Matcher acronym = ACRONYM_BEHIND.matcher(deliverable.title());
            if (acronym.find()) {
                add(byAcronym, acronym.group("acronym"), deliverable);
            }
            for (Proposal proposal : deliverable.proposals()) {
                add(byBaseName, proposal.baseName(), deliverable);
                add(byTitle, proposal.title(), deliverable);
            }
            for (Alias alias : deliverable.aliases()) {
                switch (alias.kind()) {
                    case BASE_NAME -> add(byBaseName, alias.text(), deliverable);
                    case TITLE -> add(byTitle, alias.text(), deliverable);
                    case SHORT_NAME -> {
                        if (deliverable.isE2ee() && !alias.ambiguous()) {
                            add(byWord, alias.text(), deliverable);
                        }
                    }
                    case NAMESPACE, TERM -> {}
                }
            }
        }
    }

    Optional<Deliverable> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Deliverable> byBaseName(String baseName, LocalDate day) {
        return find(byBaseName, baseName, day);
    }

    Optional<Deliverable> byTitle(String title, LocalDate day) {
        return find(byTitle, title, day);
    }

    /**
     * What a heading and the addresses below it are about, in order, distinct: the documents by number that stand
     * first, those listed beside them included ("XEP-0384 and XEP-0420"), else the document of an inbox address, else a
     * title, else the short name of an E2EE deliverable. Ids of proposals that the catalogue lacks are their base
     * names.
     *
     * @param below the lines below the heading, as far as they are addresses
     */
    List<String> about(String heading, String below, LocalDate day) {
        for (String text : List.of(heading, below)) {
            List<String> named = numbered(text);
            if (!named.isEmpty()) {
                return named;
            }
            Set<String> proposals = new LinkedHashSet<>();
            for (Identifier one : IdentifierScanner.scan(text)) {
                if (one.kind() == Identifier.Kind.PROPOSAL) {
                    String name = one.normal();
                    proposals.add(byBaseName(name, day).map(Deliverable::id).orElse(name));
                }
            }
            if (!proposals.isEmpty()) {
                return List.copyOf(proposals);
            }
        }
        return bare(heading).or(() -> named(heading, day)).map(List::of).orElse(List.of());
    }

    /**
     * "302 (Compliance Suites)", "0302, to Draft": a number alone, where it has its title beside it or four figures.
     */
    private Optional<String> bare(String heading) {
        Matcher number = BARE.matcher(heading);
        return number.lookingAt()
                ? byId("XEP-" + "0".repeat(4 - number.group("number").length()) + number.group("number"))
                        .filter(known -> number.group("number").startsWith("0")
                                || Stream.concat(
                                                Stream.of(known.title()),
                                                known.aliases().stream().map(Alias::text))
                                        .map(title -> title.toLowerCase(Locale.ROOT))
                                        .anyMatch(title -> title.contains(
                                                number.group("title").toLowerCase(Locale.ROOT))))
                        .map(Deliverable::id)
                : Optional.empty();
    }

    private static List<String> numbered(String text) {
        List<String> ids = new ArrayList<>();
        int end = -1;
        for (Identifier one : IdentifierScanner.scan(text)) {
            boolean wanted = one.kind() == Identifier.Kind.XEP
                    && !one.weak()
                    && !OF_WHICH.matcher(text.substring(one.span().end())).lookingAt();
            boolean beside = end < 0
                    || (one.span().start() >= end
                            && JOIN.matcher(text.substring(end, one.span().start())
                                            .replaceAll("\\([^()]{0,120}\\)", ""))
                                    .matches());
            if (wanted && beside) {
                if (!ids.contains(one.normal())) {
                    ids.add(one.normal());
                }
                end = one.span().end();
            }
        }
        return ids;
    }

    private Optional<String> named(String heading, LocalDate day) {
        Matcher proposed = PROPOSED.matcher(heading);
        if (proposed.find()) {
            Optional<Deliverable> titled = byTitle(proposed.group("title").strip(), day);
            if (titled.isPresent()) {
                return titled.map(Deliverable::id);
            }
        }
        Matcher quoted = QUOTED.matcher(heading);
        if (quoted.find()) {
            Optional<Deliverable> titled = byTitle(quoted.group("title"), day);
            if (titled.isPresent()) {
                return titled.map(Deliverable::id);
            }
        }
        Matcher suites = SUITES.matcher(heading);
        if (suites.find()) {
            Optional<Deliverable> titled = byTitle(TITLE_OF_SUITES + suites.group("year"), day);
            if (titled.isPresent()) {
                return titled.map(Deliverable::id);
            }
        }
        Optional<Deliverable> whole = titles(heading)
                .flatMap(title -> byTitle(title, day).stream())
                .filter(known -> isKnownOn(known, day))
                .findFirst();
        if (whole.isPresent()) {
            return whole.map(Deliverable::id);
        }
        Optional<Deliverable> acronym = titles(heading)
                .map(title -> byAcronym.getOrDefault(title.toLowerCase(Locale.ROOT), List.of()))
                .filter(found -> found.size() == 1 && isKnownOn(found.getFirst(), day))
                .map(List::getFirst)
                .findFirst();
        if (acronym.isPresent()) {
            return acronym.map(Deliverable::id);
        }
        for (String word : heading.split("[^\\p{L}\\p{N}-]+")) {
            List<Deliverable> found = byWord.getOrDefault(word.toLowerCase(Locale.ROOT), List.of());
            if (word.length() > 3 && found.size() == 1) {
                return Optional.of(found.getFirst().id());
            }
        }
        return Optional.empty();
    }

    /** The document that a text names by its number, and whose title begins as the one that a heading quotes. */
    Optional<String> confirmed(String heading, String text) {
        Matcher quoted = QUOTED.matcher(heading);
        if (!quoted.find()) {
            return Optional.empty();
        }
        String title = quoted.group("title").toLowerCase(Locale.ROOT);
        return IdentifierScanner.scan(text).stream()
                .filter(one -> one.kind() == Identifier.Kind.XEP)
                .flatMap(one -> byId(one.normal()).stream())
                .filter(known -> known.title().toLowerCase(Locale.ROOT).startsWith(title)
                        || title.startsWith(known.title().toLowerCase(Locale.ROOT)))
                .map(Deliverable::id)
                .findFirst();
    }

    /** What the title may be in "Accept 'Message Fastening' as Experimental (fasten)". */
    private static Stream<String> titles(String heading) {
        String bare = VERB.matcher(heading.strip()).replaceFirst("").strip();
        return Stream.of(heading.strip(), bare, BEHIND_TITLE.matcher(bare).replaceFirst(""))
                .map(title -> title.replaceAll("^[\"'\u201c\u2018]|[\"'\u201d\u2019?.!:]+$", "")
                        .strip())
                .filter(title -> title.length() > 2)
                .distinct();
    }

    private static boolean isKnownOn(Deliverable deliverable, LocalDate day) {
        return deliverable
                .specification()
                .flatMap(document -> document.revisions().stream()
                        .flatMap(revision -> revision.date().stream())
                        .min(Comparator.naturalOrder()))
                .map(first -> !day.isBefore(first.minusMonths(MONTHS_BEFORE_NUMBER)))
                .orElse(true);
    }

    /** Of several deliverables with one name the one that bore it on that day, else the first. */
    private static Optional<Deliverable> find(Map<String, List<Deliverable>> names, String name, LocalDate day) {
        List<Deliverable> found = names.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return found.stream()
                .filter(deliverable -> deliverable.aliases().stream()
                        .anyMatch(alias -> alias.text().equalsIgnoreCase(name) && alias.isValidOn(day)))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static void add(Map<String, List<Deliverable>> names, String name, Deliverable deliverable) {
        if (!name.isEmpty()) {
            List<Deliverable> having = names.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>());
            if (!having.contains(deliverable)) {
                having.add(deliverable);
            }
        }
    }
}
