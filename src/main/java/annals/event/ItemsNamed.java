package annals.event;

import annals.event.Meeting.Item;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which item of a meeting is meant by a number, a document, or words of its title. */
final class ItemsNamed {
    private static final Pattern WORDS_OF_VOTES = Pattern.compile(
            "^(?:(?:the|a|accepting|adopting|advancing|moving|deprecating|obsoleting|publishing|approving|issuing|retracting|rejecting|deferring|merging|proposed xmpp extension|proto xep|protoxep|last call) )+");
    private static final Pattern PLURAL = Pattern.compile("(?<=\\p{L}{3}[\\p{L}&&[^su]])s(?= |$)");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}#.,/-])'?(\\d{2,4})(?![\\p{L}\\p{N}%/-]|\\.\\d)");
    /** Short names that tell nevertheless: "MIX", and the number of a pull request. */
    private static final Pattern SHORT = Pattern.compile("#?\\d{3,5}|\\p{Lu}{2,5}");

    private static final Pattern ACRONYM = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?!XEP|JEP|XMPP|PR\\b)\\p{Lu}{3,6}(?![\\p{L}\\p{N}])|^(?!PR|LC)\\p{Lu}{2}$");

    private static final int SHORTEST_HEADING = 10;
    private static final int SHORTEST_WORD = 4;
    private static final int SHORTEST_PART = 6;

    /** Words that tell nothing of what an item is about. */
    private static final Set<String> EMPTY = Set.of(
            ("accept accepted accepting adopt advance advancing move moving publish issue deprecate obsolete vote votes voted"
                            + " voting item items last call draft stable final active experimental proposed proposal xmpp"
                            + " extension extensions version council board meeting minutes list change changes update with"
                            + " without this that these those there their them they then than have been being will would"
                            + " should could from into about above again also because before after other only same such some"
                            + " what when where which while more most much very well still just like make made does done"
                            + " need needs good fine read reading text think thought reason reasons agree sorry thanks late"
                            + " week today yesterday here your mine author authors please both each everything")
                    .split(" "));

    private final List<Item> items;
    private final List<String> headings;
    private final UnaryOperator<String> titled;
    private final UnaryOperator<String> title;

    /**
     * @param titled the document that has a title, empty for other words
     * @param title the title that a document has, may be empty
     */
    ItemsNamed(List<Item> items, UnaryOperator<String> titled, UnaryOperator<String> title) {
        this.items = items;
        this.titled = titled;
        this.title = title;
        this.headings = items.stream().map(item -> words(item.heading())).toList();
    }

    /**
     * The item with that number, as a whole where votes on its documents are told apart; or the only one with that
     * letter.
     */
    Optional<Item> byLabel(String label) {
        Optional<Item> same = items.stream()
                .filter(item -> item.label().equals(label))
                .reduce((one, other) ->
                        other.deliverables().size() > one.deliverables().size() ? other : one);
        return same.isPresent() || label.length() != 1 || !Character.isLetter(label.charAt(0))
                ? same
                : only(items.stream()
                        .filter(item -> item.label().matches("\\d{1,2}" + label))
                        .toList());
    }

    /** The item whose heading a line is, or begins. */
    Optional<Item> byTitle(String line) {
        String text = words(line);
        for (int i = 0; i < items.size(); i++) {
            String heading = headings.get(i);
            boolean same = !heading.isEmpty()
                    && (heading.equals(text)
                            || (heading.length() >= SHORTEST_HEADING && text.startsWith(heading))
                            || (text.length() >= SHORTEST_HEADING && heading.startsWith(text)));
            if (same) {
                return Optional.of(items.get(i));
            }
        }
        return Optional.empty();
    }

    /** The only item about a document that the words name. */
    Optional<Item> byDocument(String words) {
        Set<String> named = documents(
                words,
                items.stream().flatMap(item -> item.deliverables().stream()).toList());
        return only(items.stream()
                .filter(item -> !item.formal() && item.deliverables().stream().anyMatch(named::contains))
                .toList());
    }

    /** The documents that words name: by numbers, else those of the known ones whose names stand in them. */
    static Set<String> documents(String words, List<String> known) {
        Set<String> named = new HashSet<>();
        IdentifierScanner.scan(words).stream()
                .filter(one -> one.kind() == Identifier.Kind.XEP)
                .map(Identifier::normal)
                .forEach(named::add);
        if (named.isEmpty()) {
            Matcher number = NUMBER.matcher(words);
            while (number.find()) {
                named.add("XEP-" + "0".repeat(4 - number.group(1).length()) + number.group(1));
            }
            String text = " " + words(words) + " ";
            known.stream()
                    .filter(name -> text.contains(" " + words(name) + " "))
                    .forEach(named::add);
        }
        return named;
    }

    /** The only item about a document that the words name, else the only one whose heading holds them. */
    Optional<Item> byWords(String words) {
        Optional<Item> documented = byDocument(words);
        boolean none = IdentifierScanner.scan(words).stream().noneMatch(one -> one.kind() == Identifier.Kind.XEP);
        if (documented.isPresent() || !none) {
            return documented;
        }
        boolean brief = SHORT.matcher(words.strip()).matches();
        String text = WORDS_OF_VOTES.matcher(words(words)).replaceFirst("");
        List<Item> holding = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String heading = " " + headings.get(i) + " ";
            boolean holds = heading.contains(" " + text + (brief ? " " : ""))
                    || (!brief && singular(heading).contains(" " + singular(text)));
            if (!items.get(i).formal() && holds) {
                holding.add(items.get(i));
            }
        }
        Optional<Item> held = brief || text.length() > 3 ? only(holding) : Optional.empty();
        return held.or(() -> byAcronym(words))
                .or(() -> byDocument(titled.apply(words)))
                .or(() -> byPartOfTitle(text));
    }

    /** "Forwarding" for an item that calls "Stanza Forwarding" by its number alone. */
    private Optional<Item> byPartOfTitle(String text) {
        return text.length() < SHORTEST_PART
                ? Optional.empty()
                : only(items.stream()
                        .filter(item -> !item.formal() && (" " + titles(item) + " ").contains(" " + text + " "))
                        .toList());
    }

    private String titles(Item item) {
        return words(item.deliverables().stream().map(title).collect(Collectors.joining(" ")));
    }

    /** The only item whose title has an acronym of the words for initials: "OOB" for "Out of Band Data". */
    private Optional<Item> byAcronym(String words) {
        return ACRONYM.matcher(words)
                .results()
                .map(MatchResult::group)
                .flatMap(acronym ->
                        only(items.stream()
                                        .filter(item -> !item.formal() && isAcronym(acronym, item.heading()))
                                        .toList())
                                .stream())
                .findFirst();
    }

    private static boolean isAcronym(String acronym, String heading) {
        StringBuilder initials = new StringBuilder();
        StringBuilder capitals = new StringBuilder();
        for (String word : heading.split("[^\\p{L}\\p{N}]+")) {
            initials.append(word, 0, Math.min(1, word.length()));
            capitals.append(word.equals(word.toUpperCase(Locale.ROOT)) ? "" : word.replaceAll("[^\\p{Lu}]", ""));
        }
        return initials.toString().toUpperCase(Locale.ROOT).contains(acronym)
                || capitals.toString().contains(acronym)
                || (" " + heading.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ")
                        .contains(" " + acronym + " ");
    }

    /** The only item with whose heading a sentence shares words that no other has. */
    Optional<Item> byHint(String sentence) {
        List<Item> hinted = new ArrayList<>();
        for (String word : words(sentence).split(" ")) {
            if (word.length() >= SHORTEST_WORD && !EMPTY.contains(word)) {
                List<Item> having = new ArrayList<>();
                for (int i = 0; i < items.size(); i++) {
                    boolean has = false;
                    for (String other : headings.get(i).split(" ")) {
                        has |= other.startsWith(word) || (other.length() >= SHORTEST_WORD && word.equals(other + "s"));
                    }
                    if (has) {
                        having.add(items.get(i));
                    }
                }
                only(having).filter(item -> !item.formal()).ifPresent(hinted::add);
            }
        }
        return hinted.isEmpty() ? byAcronym(sentence) : only(hinted);
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\p{L})['\u2019](?=\\p{L})", "")
                .replaceAll("(?<=\\p{L}{2})our(?=s?\\b)", "or") // spelled in two ways
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String singular(String words) {
        return PLURAL.matcher(words).replaceAll("");
    }

    private static Optional<Item> only(List<Item> items) {
        return items.stream().map(Item::heading).distinct().count() == 1
                ? Optional.of(items.getFirst())
                : Optional.empty();
    }
}
