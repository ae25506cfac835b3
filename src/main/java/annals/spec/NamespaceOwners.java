package annals.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which document defines which namespace. No XEP says so in a form meant for machines, so it is read from the claims of
 * all documents at once, the strongest first:
 *
 * <ol>
 *   <li>it has a schema for it (several may: a XEP and its successor);
 *   <li>a registrar section names it; it is of the document with its name among those that mention it (0470, short name
 *       pubsub-attachments, and not 0476), else of the earliest that names it, since later ones name what they build on
 *       (0374 names 0373's {@code urn:xmpp:openpgp:0});
 *   <li>examples declare it; it is of the document with its name (0391 has no registrar section, and
 *       {@code urn:xmpp:jingle:jet:0} is its), else of the only one that does so;
 *   <li>it has a version, one document alone mentions it, and that one has none so far (0374 and
 *       {@code urn:xmpp:openpgp:im:0});
 *   <li>it extends one of those by {@code :} or {@code #} and stands in the text of the same document
 *       ({@code urn:xmpp:omemo:2:bundles}).
 * </ol>
 *
 * <p>Other versions of a namespace that is taken are not free: {@code urn:xmpp:omemo:0} in omemo-filetransfer is
 * 0384's.
 *
 * <p>By these rules 348 of 517 XEPs define one or more, and 3 namespaces have two owners (2026-06-30).
 */
final class NamespaceOwners {
    /** Rules 2 to 4 are for the XSF's own: {@code jabber:client} and its like are of RFCs and in many examples. */
    private static final Pattern XSF = Pattern.compile("(?:urn:xmpp:|https?:).*");

    /** A part of a name; what is longer or has upper case in it is a value put into a name, such as a fingerprint. */
    private static final Pattern EXTENSION = Pattern.compile("(?:[:#][a-z0-9][a-z0-9_.-]{0,29})+");

    private static final Pattern VERSION = Pattern.compile(":\\d+$");

    private final List<NamespaceMentions> documents;
    private final List<Set<String>> owned = new ArrayList<>();
    private final Map<String, Integer> firstOwner = new HashMap<>();

    /** @param documents the earliest first */
    NamespaceOwners(List<NamespaceMentions> documents) {
        this.documents = List.copyOf(documents);
        documents.forEach(document -> owned.add(new LinkedHashSet<>()));
        bySchema();
        byClaims(
                NamespaceMentions::registered,
                (namespace, claimants) -> named(namespace).or(() -> Optional.of(claimants.getFirst())));
        byClaims(
                NamespaceMentions::examples,
                (namespace, claimants) -> named(namespace).or(() -> only(claimants)));
        List<Boolean> hasNone = owned.stream().map(Set::isEmpty).toList();
        byClaims(
                NamespaceMentions::all,
                (namespace, claimants) -> only(claimants)
                        .filter(i -> hasNone.get(i) && !stem(namespace).equals(namespace)));
    }

    private Optional<Integer> named(String namespace) {
        return IntStream.range(0, documents.size())
                .filter(i -> documents.get(i).all().contains(namespace))
                .filter(i -> documents.get(i).isNamed(namespace))
                .boxed()
                .findFirst();
    }

    private static Optional<Integer> only(List<Integer> claimants) {
        return claimants.size() == 1 ? Optional.of(claimants.getFirst()) : Optional.empty();
    }

    private void bySchema() {
        for (int i = 0; i < documents.size(); i++) {
            for (String namespace : documents.get(i).schemas()) {
                give(namespace, i);
            }
        }
    }

    /** Gives each free namespace that somebody claims to the one chosen from its name and claimants, if any. */
    private void byClaims(
            Function<NamespaceMentions, Set<String>> claims,
            BiFunction<String, List<Integer>, Optional<Integer>> choice) {
        Map<String, List<Integer>> claimants = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            for (String namespace : claims.apply(documents.get(i))) {
                if (XSF.matcher(namespace).matches() && !firstOwner.containsKey(stem(namespace))) {
                    claimants
                            .computeIfAbsent(namespace, unseen -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        claimants.forEach(
                (namespace, claiming) -> choice.apply(namespace, claiming).ifPresent(owner -> give(namespace, owner)));
    }

    private void give(String namespace, int document) {
        owned.get(document).add(namespace);
        firstOwner.putIfAbsent(stem(namespace), document);
    }

    /** The namespace without its version. */
    static String stem(String namespace) {
        return VERSION.matcher(namespace).replaceFirst("");
    }

    /** The namespaces that the document at that place of the list defines, distinct; may be empty. */
    List<String> of(int document) {
        Set<String> mine = owned.get(document);
        List<String> namespaces = new ArrayList<>(mine);
        documents.get(document).all().stream()
                .filter(namespace -> !mine.contains(namespace))
                .filter(namespace -> !isTakenByAnother(namespace, document))
                .filter(namespace -> isExtension(namespace, mine))
                .forEach(namespaces::add);
        return namespaces;
    }

    /** The namespaces a text mentions that are one of the document's in another version. */
    List<String> otherVersions(int document, NamespaceMentions text) {
        Set<String> mine = owned.get(document);
        return text.all().stream()
                .filter(namespace -> !mine.contains(namespace))
                .filter(namespace -> mine.stream().anyMatch(base -> stem(base).equals(stem(namespace))))
                .toList();
    }

    private boolean isTakenByAnother(String namespace, int document) {
        Integer owner = firstOwner.get(stem(namespace));
        return owner != null && owner != document;
    }

    private static boolean isExtension(String namespace, Collection<String> bases) {
        return bases.stream()
                .anyMatch(base -> namespace.startsWith(base)
                        && EXTENSION.matcher(namespace.substring(base.length())).matches());
    }
}
