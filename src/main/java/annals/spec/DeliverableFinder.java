package annals.spec;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the deliverable that a person means by what they type, in any case: a number ("XEP-0384", "xep 384", "384",
 * "JEP-0116"), a name, a short name, a proposal's base name, a title, any other alias, the beginning of one title or
 * words of one title, and an RFC or Internet-Draft ("RFC 9420"), which the catalogue does not hold.
 */
public final class DeliverableFinder {
    private static final Pattern NUMBER = Pattern.compile("(?:[xj]ep)?[ _-]?0*(\\d{1,4})");
    private static final Pattern RFC = Pattern.compile("rfc[ _-]?0*(\\d{1,5})");
    private static final Pattern DRAFT =
            Pattern.compile("(draft-[a-z0-9]+(?:-[a-z0-9]+)+?)(?:-\\d\\d)?(?:\\.(?:txt|html))?");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final int NEAREST = 5;

    private final Catalogue catalogue;

    private final Map<String, Deliverable> ids = new HashMap<>();

    /** Names that stand for a deliverable itself, to those that have them. */
    private final Map<String, Set<Deliverable>> names = new HashMap<>();

    private final Map<String, Set<Deliverable>> titles = new HashMap<>();
    private final Map<String, Set<Deliverable>> terms = new HashMap<>();

    public DeliverableFinder(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Deliverable deliverable : catalogue.deliverables()) {
            ids.put(folded(deliverable.id()), deliverable);
            put(names, deliverable.name(), deliverable);
            put(titles, deliverable.title(), deliverable);
            deliverable.aliases().forEach(alias -> put(mapOf(alias.kind()), alias.text(), deliverable));
        }
    }

    private Map<String, Set<Deliverable>> mapOf(Alias.Kind kind) {
        return switch (kind) {
            case SHORT_NAME, BASE_NAME -> names;
            case TITLE -> titles;
            case NAMESPACE, TERM -> terms;
        };
    }

    private static void put(Map<String, Set<Deliverable>> map, String text, Deliverable deliverable) {
        map.computeIfAbsent(folded(text), unseen -> new LinkedHashSet<>()).add(deliverable);
    }

    /** What the text means. Numbers come first, then ids, names, titles, other terms, and parts of titles. */
    public Finding find(String typed) {
        String text = folded(typed);
        return byNumber(text)
                .or(() -> outside(text))
                .or(() -> Optional.ofNullable(ids.get(text)).map(Finding.Found::new))
                .or(() -> exactly(names.get(text)))
                .or(() -> exactly(titles.get(text)))
                .or(() -> exactly(terms.get(text)))
                .or(() -> onlyTitle(title -> title.startsWith(text + " ")))
                .or(() -> onlyTitle(title -> words(title).containsAll(words(text))))
                .orElseGet(() -> new Finding.Unknown(nearest(text)));
    }

    private static String folded(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private Optional<Finding> byNumber(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.matches()
                ? catalogue
                        .deliverable("XEP-%04d".formatted(Integer.parseInt(number.group(1))))
                        .map(Finding.Found::new)
                : Optional.empty();
    }

    private static Optional<Finding> outside(String text) {
        Matcher rfc = RFC.matcher(text);
        if (rfc.matches()) {
            return Optional.of(new Finding.Found(outsider("RFC " + rfc.group(1))));
        }
        Matcher draft = DRAFT.matcher(text);
        return draft.matches() ? Optional.of(new Finding.Found(outsider(draft.group(1)))) : Optional.empty();
    }

    private static Deliverable outsider(String id) {
        Alias alias = new Alias(id, Alias.Kind.TITLE, Optional.empty(), Optional.empty(), false);
        return new Deliverable(id, id, id, Deliverable.Kind.OTHER, "", List.of(alias), Optional.empty(), List.of());
    }

    private static Optional<Finding> exactly(@Nullable Set<Deliverable> having) {
        if (having == null) {
            return Optional.empty();
        }
        return Optional.of(
                having.size() == 1
                        ? new Finding.Found(having.iterator().next())
                        : new Finding.Ambiguous(List.copyOf(having)));
    }

    private Optional<Finding> onlyTitle(Predicate<String> condition) {
        List<Deliverable> matching = catalogue.deliverables().stream()
                .filter(deliverable -> condition.test(folded(deliverable.title())))
                .limit(2)
                .toList();
        return matching.size() == 1 ? Optional.of(new Finding.Found(matching.getFirst())) : Optional.empty();
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(Arrays.asList(text.split("[^\\p{L}\\p{N}]+")));
    }

    /** How far the best of a deliverable's names is from what was typed. */
    private record Nearness(Deliverable deliverable, int distance, int place) {}

    private List<Deliverable> nearest(String text) {
        if (text.isEmpty() || NUMBER.matcher(text).matches()) { // another number is no nearer than any
            return List.of();
        }
        int most = Math.max(1, text.length() / 3);
        return catalogue.deliverables().stream()
                .map(deliverable -> nearness(text, deliverable))
                .filter(nearness -> nearness.distance() <= most)
                .sorted(Comparator.comparingInt(Nearness::distance).thenComparingInt(Nearness::place))
                .limit(NEAREST)
                .map(Nearness::deliverable)
                .toList();
    }

    private static Nearness nearness(String text, Deliverable deliverable) {
        Stream<String> names = Stream.concat(
                Stream.of(deliverable.id(), deliverable.name(), deliverable.title()),
                deliverable.aliases().stream()
                        .filter(alias -> alias.kind() != Alias.Kind.NAMESPACE)
                        .map(Alias::text));
        int whole = names.mapToInt(name -> EditDistance.between(text, folded(name)))
                .min()
                .orElse(Integer.MAX_VALUE);
        Nearness best = new Nearness(deliverable, whole, 0);
        String[] words = folded(deliverable.title()).split(" ");
        int length = text.split(" ").length;
        for (int start = 0; start + length <= words.length; start++) {
            String part = String.join(" ", Arrays.copyOfRange(words, start, start + length));
            int distance = EditDistance.between(text, part);
            if (distance < best.distance()) {
                best = new Nearness(deliverable, distance, start == 0 ? 1 : 2);
            }
        }
        return best;
    }
}
