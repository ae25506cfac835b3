package annals.tag;

import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.tag.Identifier.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * By which identifier the catalogue and the vocabulary know what: numbers, proposals, namespaces, RFCs, drafts.
 *
 * <p>A namespace is known with all that hangs below it ({@code urn:xmpp:omemo:2:devices}) and in its other versions
 * ({@code urn:xmpp:omemo:0}), the latter unless another entry has exactly that one.
 */
final class Names {
    /**
     * What an identifier means.
     *
     * @param deliverable the deliverable it names, when it names one
     * @param alias the name by which the deliverable has it; empty where it is its number or its proposal
     * @param term the vocabulary's entry, when it has one
     */
    record Known(Optional<Deliverable> deliverable, Optional<Alias> alias, Optional<Term> term) {}

    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Known> families = new HashMap<>();

    Names(Catalogue catalogue, TagRules rules) {
        for (Deliverable deliverable : catalogue.deliverables()) {
            add(deliverable);
        }
        for (Term term : rules.terms()) {
            asIdentifier(term.text())
                    .ifPresent(identifier -> known.merge(
                            key(identifier),
                            new Known(Optional.empty(), Optional.empty(), Optional.of(term)),
                            (name, word) -> new Known(name.deliverable(), name.alias(), word.term())));
        }
    }

    /** The identifier that a text is, when it is one and nothing else. */
    static Optional<Identifier> asIdentifier(String text) {
        return IdentifierScanner.scan(text).stream()
                .filter(one -> one.span().start() == 0 && one.span().end() == text.length() && !one.weak())
                .filter(one -> one.kind() != Kind.XEP || !text.startsWith("http"))
                .findFirst();
    }

    /** What an identifier means; empty when nothing is known of it. */
    Optional<Known> find(Identifier identifier) {
        Known exact = known.get(key(identifier));
        if (exact != null || identifier.kind() != Kind.NAMESPACE) {
            return Optional.ofNullable(exact);
        }
        String namespace = identifier.normal();
        for (int cut = namespace.length() - 1; cut > 0; cut--) {
            if (isJoint(namespace, cut)) {
                Optional<Known> above = above(namespace.substring(0, cut), namespace.substring(cut + 1));
                if (above.isPresent()) {
                    return above;
                }
            }
        }
        return Optional.ofNullable(families.get(namespace));
    }

    private Optional<Known> above(String head, String rest) {
        Known parent = known.get(key(Kind.NAMESPACE, head));
        if (parent != null) {
            return Optional.of(parent);
        }
        boolean version = !rest.isEmpty() && Character.isDigit(rest.charAt(0));
        return version ? Optional.ofNullable(families.get(head)) : Optional.empty();
    }

    private void add(Deliverable deliverable) {
        Known byNumber = new Known(Optional.of(deliverable), Optional.empty(), Optional.empty());
        asIdentifier(deliverable.id()).ifPresent(id -> known.put(key(id), byNumber));
        if (asIdentifier(deliverable.id()).isEmpty()) {
            known.putIfAbsent(key(Kind.PROPOSAL, deliverable.id().toLowerCase(Locale.ROOT)), byNumber);
        }
        deliverable
                .proposals()
                .forEach(proposal ->
                        known.putIfAbsent(key(Kind.PROPOSAL, proposal.baseName().toLowerCase(Locale.ROOT)), byNumber));
        for (Alias alias : deliverable.aliases()) {
            Known byAlias = new Known(Optional.of(deliverable), Optional.of(alias), Optional.empty());
            if (alias.kind() == Alias.Kind.BASE_NAME) {
                known.putIfAbsent(key(Kind.PROPOSAL, alias.text().toLowerCase(Locale.ROOT)), byAlias);
            } else if (alias.kind() == Alias.Kind.NAMESPACE) {
                String namespace = withoutWildcard(alias.text());
                known.putIfAbsent(key(Kind.NAMESPACE, namespace), byAlias);
                families.putIfAbsent(family(namespace), byAlias);
            } else {
                asIdentifier(alias.text()).ifPresent(id -> known.putIfAbsent(key(id), byAlias));
            }
        }
    }

    /** "urn:xmpp:omemo:*" names the family without a version. */
    private static String withoutWildcard(String namespace) {
        int end = namespace.endsWith("*") ? namespace.length() - 1 : namespace.length();
        while (end > 0 && ":#.".indexOf(namespace.charAt(end - 1)) >= 0) {
            end--;
        }
        return namespace.substring(0, end);
    }

    /** A namespace without the version at its end. */
    private static String family(String namespace) {
        int colon = namespace.lastIndexOf(':');
        boolean versioned = colon > 0
                && colon < namespace.length() - 1
                && namespace.chars().skip(colon + 1L).allMatch(Character::isDigit);
        return versioned ? namespace.substring(0, colon) : namespace;
    }

    private static boolean isJoint(String namespace, int at) {
        return ":#.".indexOf(namespace.charAt(at)) >= 0;
    }

    private static String key(Identifier identifier) {
        return key(identifier.kind(), identifier.normal());
    }

    private static String key(Kind kind, String normal) {
        return kind + " " + normal;
    }
}
