package annals.tag;

import annals.mail.Span;
import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the {@link Cue}s of a text: identifiers, names from the catalogue, vocabulary, cancelling vocabulary.
 *
 * <p>Names are looked for by these rules, because "Time", "hints" or "jet" are words as well:
 *
 * <ul>
 *   <li>a title counts in any case for what belongs to end-to-end encryption, and as written for all others, which must
 *       have two words or more;
 *   <li>a short name in lower case is looked for in capitals ("OX"), and needs support;
 *   <li>a name with capitals counts as written where it is ambiguous or has up to four letters, else in any case
 *       ("Omemo");
 *   <li>the base name of a proposal's document counts as written where it has a hyphen or a digit ("jingle-xtls");
 *   <li>of specifications that have nothing to do with end-to-end encryption, short names count only where they have
 *       three capitals or more, are an acronym of the title, in capitals ("MAM"), or a word with a version ("SASL2").
 * </ul>
 */
final class CueFinder {
    /** Words behind an ambiguous name that say that it is one of a document. */
    private static final List<String> DOCUMENTS =
            List.of("draft", "spec", "specification", "xep", "protoxep", "proposal", "document");

    /** An address is looked for so many characters before a word. */
    private static final int ADDRESS_REACH = 200;

    /** A nickname is in use for so many days before the first text of its document. */
    private static final int EARLY_DAYS = 90;

    private sealed interface Meaning {
        record Word(Term term) implements Meaning {}

        record Name(Deliverable deliverable, Alias alias, boolean needsSupport) implements Meaning {}

        record Context(String rule, String word) implements Meaning {}
    }

    private final Names names;
    private final Map<String, Term.Strength> faint;
    private final PhraseTable<Meaning> phrases = new PhraseTable<>();
    private final PairFinder pairs;

    CueFinder(Catalogue catalogue, TagRules rules) {
        names = new Names(catalogue, rules);
        faint = rules.faint();
        pairs = new PairFinder(
                rules.pairs(),
                catalogue.deliverables().stream().map(Deliverable::id).collect(Collectors.toSet()));
        for (Term term : rules.terms()) {
            add(term, term.text());
            term.forms().forEach(form -> add(term, form));
        }
        addContext(Cue.CANCELLING, rules.cancelling());
        addContext(Cue.UNRELATED, rules.unrelated());
        addContext(Cue.DOMAIN, rules.domain());
        for (Deliverable deliverable : catalogue.deliverables()) {
            deliverable.aliases().forEach(alias -> add(deliverable, alias));
        }
    }

    /** The cues of a text written on a day, by their start. */
    List<Cue> find(String text, LocalDate day) {
        List<Cue> cues = new ArrayList<>();
        Words words = Words.of(text);
        List<Identifier> identifiers = IdentifierScanner.scan(words);
        for (Identifier identifier : identifiers) {
            boolean again = identifier.kind() == Identifier.Kind.NAMESPACE
                    && !cues.isEmpty()
                    && cues.getLast().span().equals(identifier.span());
            if (!again) {
                names.find(identifier)
                        .ifPresent(known -> addCues(cues, identifier, known, need(identifier, text), day));
            }
        }
        int next = 0;
        for (PhraseTable.Match<Meaning> match : phrases.find(words, meaning -> isValidOn(meaning, day))) {
            int start = match.span().start();
            while (next < identifiers.size() && identifiers.get(next).span().end() <= start) {
                next++;
            }
            boolean taken = next < identifiers.size()
                    && !identifiers.get(next).weak()
                    && identifiers.get(next).span().start() < match.span().end();
            if (!taken && !isInAddress(text, start)) {
                addCues(cues, text, match, day);
                if (match.meanings().stream().allMatch(CueFinder::isOfAnother)) {
                    addWordsInside(cues, text, match.span(), day);
                }
            }
        }
        addPairs(cues, pairs.find(words, day));
        cues.sort(Comparator.comparingInt(cue -> cue.span().start()));
        return cues;
    }

    // Building the table

    private void add(Term term, String form) {
        if (Names.asIdentifier(form).isEmpty()) {
            phrases.add(form, term.exact(), new Meaning.Word(term));
        }
    }

    private void addContext(String rule, List<String> words) {
        words.forEach(word -> phrases.add(word, false, new Meaning.Context(rule, word.toLowerCase(Locale.ROOT))));
    }

    private void add(Deliverable deliverable, Alias alias) {
        if (alias.kind() == Alias.Kind.NAMESPACE
                || Names.asIdentifier(alias.text()).isPresent()) {
            return;
        }
        boolean other = deliverable.kind() == Deliverable.Kind.OTHER;
        boolean lower = alias.text().equals(alias.text().toLowerCase(Locale.ROOT));
        switch (alias.kind()) {
            case TITLE -> {
                if (!other || PhraseTable.words(alias.text()).size() > 1) {
                    addName(deliverable, alias, alias.text(), other || alias.ambiguous(), alias.ambiguous());
                }
            }
            case SHORT_NAME -> {
                if (other && !ShortName.isTelling(alias.text(), deliverable.title())) {
                    return;
                }
                String written = lower ? alias.text().toUpperCase(Locale.ROOT) : alias.text();
                boolean exact = other
                        ? !ShortName.isVersioned(alias.text())
                        : lower || alias.ambiguous() || written.length() <= 4;
                addName(deliverable, alias, written, exact, !other && (alias.ambiguous() || lower));
            }
            case TERM -> {
                boolean exact = !lower && (alias.ambiguous() || alias.text().length() <= 4);
                addName(deliverable, alias, alias.text(), exact, alias.ambiguous());
            }
            case BASE_NAME -> {
                if (!other && isCompound(alias.text())) {
                    addName(deliverable, alias, alias.text(), false, false);
                }
            }
            case NAMESPACE -> throw new AssertionError(alias.kind());
        }
    }

    private void addName(Deliverable deliverable, Alias alias, String text, boolean exact, boolean needsSupport) {
        phrases.add(text, exact, new Meaning.Name(deliverable, alias, needsSupport));
    }

    /** Whether a base name is no word of any text: "jingle-xtls", "data_policy", "sige2ee", not "hints". */
    private static boolean isCompound(String baseName) {
        return baseName.indexOf('-') > 0
                || baseName.indexOf('_') > 0
                || baseName.chars().anyMatch(Character::isDigit);
    }

    private static boolean isValidOn(Meaning meaning, LocalDate day) {
        return switch (meaning) {
            case Meaning.Word word -> word.term().isValidOn(day);
            case Meaning.Name name -> name.alias().isValidOn(day) || isEarly(name, day);
            case Meaning.Context context -> true;
        };
    }

    /** Whether a name will soon be that of a document: drafts are talked of before they are filed. */
    private static boolean isEarly(Meaning.Name name, LocalDate day) {
        return name.deliverable().isE2ee()
                && name.alias().kind() != Alias.Kind.NAMESPACE
                && name.alias().from().filter(day::isBefore).isPresent()
                && name.alias().isValidOn(day.plusDays(EARLY_DAYS));
    }

    // Reading what was found

    /**
     * Pairs inside of a phrase of the vocabulary are left out, and those one word of which belongs to a name or to a
     * phrase that means nothing else: "encrypted files" is said once, "end-to-end encryption of files" as well.
     */
    private static void addPairs(List<Cue> cues, List<Cue> pairs) {
        NavigableMap<Integer, Integer> phrases = new TreeMap<>();
        NavigableMap<Integer, Integer> names = new TreeMap<>();
        for (Cue cue : pairs.isEmpty() ? List.<Cue>of() : cues) {
            if (!cue.isContext()) {
                (cue.isName() || cue.isOutright() ? names : phrases)
                        .merge(cue.span().start(), cue.span().end(), Math::max);
            }
        }
        for (Cue pair : pairs) {
            int start = pair.span().start();
            int end = pair.span().end();
            if (!covers(phrases, start, end) && !covers(names, start, start + 1) && !covers(names, end - 1, end)) {
                cues.add(pair);
            }
        }
    }

    /** Whether a place lies inside one of the places that are given by start and end. */
    private static boolean covers(NavigableMap<Integer, Integer> places, int start, int end) {
        Map.Entry<Integer, Integer> before = places.floorEntry(start);
        return before != null && before.getValue() >= end;
    }

    private void addCues(List<Cue> cues, Identifier identifier, Names.Known known, Cue.Need need, LocalDate day) {
        boolean valid = known.alias().map(alias -> alias.isValidOn(day)).orElse(true);
        Optional<Deliverable> named = known.deliverable().filter(deliverable -> valid);
        boolean e2ee = named.map(this::speaks).orElse(false);
        Optional<Term> term = known.term().filter(one -> one.isValidOn(day));
        if (named.isEmpty() && term.isEmpty()) {
            return;
        }
        cues.add(new Cue(
                identifier.span(),
                identifier.text(),
                identifier.kind().rule(),
                e2ee ? named.orElseThrow().id() : term.map(Term::key).orElse(""),
                e2ee
                        ? strength(named.orElseThrow().id())
                        : term.map(Term::strength).orElse(Term.Strength.NONE),
                "",
                false,
                named.map(Deliverable::id).orElse(""),
                need));
    }

    /** What a bare number needs before it counts: less in brackets or before a colon, as in "MAM (0313)", "0352: …". */
    private static Cue.Need need(Identifier identifier, String text) {
        if (!identifier.weak()) {
            return Cue.Need.NOTHING;
        }
        int start = identifier.span().start();
        int end = identifier.span().end();
        if (identifier.kind() != Identifier.Kind.XEP || text.charAt(start) != '0') {
            return Cue.Need.SAME_DELIVERABLE;
        }
        boolean bracketed = start > 0 && text.charAt(start - 1) == '(';
        boolean announced = start == 0 && end < text.length() && text.charAt(end) == ':';
        if (bracketed || announced) {
            return Cue.Need.DOMAIN;
        }
        return isInRunningText(text, start, end) ? Cue.Need.RUNNING : Cue.Need.NUMBERED;
    }

    /** Whether words stand around a number: no other number, as in a dump or a table. */
    private static boolean isInRunningText(String text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        int after = end;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        boolean numberBefore = before >= 0 && Character.isDigit(text.charAt(before));
        boolean numberAfter = after < text.length() && Character.isDigit(text.charAt(after));
        return !numberBefore && !numberAfter;
    }

    /** Words of the vocabulary speak in the titles of other deliverables as well: "OpenPGP for XMPP Pubsub". */
    private void addWordsInside(List<Cue> cues, String text, Span name, LocalDate day) {
        List<PhraseTable.Match<Meaning>> words = phrases.find(
                Words.of(text.substring(name.start(), name.end())),
                meaning -> !(meaning instanceof Meaning.Name) && isValidOn(meaning, day));
        for (PhraseTable.Match<Meaning> word : words) {
            Span span = new Span(
                    name.start() + word.span().start(),
                    name.start() + word.span().end());
            addCues(cues, text, new PhraseTable.Match<>(span, word.meanings()), day);
        }
    }

    private static boolean isOfAnother(Meaning meaning) {
        return meaning instanceof Meaning.Name name && !name.deliverable().isE2ee();
    }

    /** The vocabulary speaks for end-to-end encryption where it knows the words, else the first name that can. */
    private void addCues(List<Cue> cues, String text, PhraseTable.Match<Meaning> match, LocalDate day) {
        String found = text.substring(match.span().start(), match.span().end());
        boolean current = match.meanings().stream()
                .anyMatch(meaning -> meaning instanceof Meaning.Name name && !isEarly(name, day));
        List<Meaning.Name> named = new ArrayList<>();
        Optional<Term> term = Optional.empty();
        for (Meaning meaning : match.meanings()) {
            switch (meaning) {
                case Meaning.Word word -> term = Optional.of(word.term());
                case Meaning.Name name -> {
                    boolean late = current && isEarly(name, day);
                    if (!late
                            && !(name.needsSupport() && isBracketed(text, match.span()))
                            && (name.alias().kind() != Alias.Kind.BASE_NAME
                                    || name.alias().text().equalsIgnoreCase(found))) {
                        addOnce(named, name);
                    }
                }
                case Meaning.Context context ->
                    cues.add(new Cue(
                            match.span(),
                            found,
                            context.rule(),
                            context.word(),
                            Term.Strength.NONE,
                            "",
                            false,
                            "",
                            Cue.Need.NOTHING));
            }
        }
        if (term.isPresent()) {
            cues.add(cue(match.span(), found, term.get(), named));
        }
        boolean said = term.isPresent();
        for (Meaning.Name name : named) {
            cues.add(cue(
                    match.span(),
                    found,
                    name,
                    said,
                    isDocument(text, match.span().end())));
            said |= speaks(name.deliverable());
        }
    }

    /** Whether a word stands alone in brackets: "(ATM)" is at the moment, or explains a name that is found itself. */
    private static boolean isBracketed(String text, Span span) {
        return span.start() > 0
                && text.charAt(span.start() - 1) == '('
                && span.end() < text.length()
                && text.charAt(span.end()) == ')';
    }

    /** Two names of one deliverable that read alike are one: that which needs no support, then the title. */
    private static void addOnce(List<Meaning.Name> named, Meaning.Name name) {
        for (int i = 0; i < named.size(); i++) {
            Meaning.Name other = named.get(i);
            if (other.deliverable().id().equals(name.deliverable().id())) {
                boolean surer = other.needsSupport() == name.needsSupport()
                        ? name.alias().kind().compareTo(other.alias().kind()) < 0
                        : other.needsSupport();
                named.set(i, surer ? name : other);
                return;
            }
        }
        named.add(name);
    }

    private Cue cue(Span span, String found, Term term, List<Meaning.Name> named) {
        Optional<String> whole = named.stream()
                .filter(name -> name.deliverable().isE2ee()
                        && !name.needsSupport()
                        && name.alias().kind() != Alias.Kind.TERM)
                .map(name -> name.deliverable().id())
                .findFirst();
        return new Cue(
                span,
                found,
                Cue.VOCABULARY,
                whole.orElse(term.key()),
                whole.map(this::strength).orElse(term.strength()),
                term.concept(),
                term.generic(),
                "",
                Cue.Need.NOTHING);
    }

    private Cue cue(Span span, String found, Meaning.Name name, boolean said, boolean document) {
        boolean speaks = speaks(name.deliverable()) && !said;
        boolean term = name.alias().kind() == Alias.Kind.TERM;
        boolean faintly = term || name.needsSupport();
        Term.Strength whole = strength(name.deliverable().id());
        Term.Strength strength = faintly && whole == Term.Strength.DELIVERABLE ? Term.Strength.MEDIUM : whole;
        return new Cue(
                span,
                found,
                name.alias().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                speaks
                        ? (term
                                ? name.alias().text().toLowerCase(Locale.ROOT)
                                : name.deliverable().id())
                        : "",
                speaks ? strength : Term.Strength.NONE,
                "",
                false,
                name.deliverable().id(),
                need(name, document));
    }

    private static Cue.Need need(Meaning.Name name, boolean document) {
        if (!name.needsSupport()) {
            return Cue.Need.NOTHING;
        }
        return document && name.alias().kind() == Alias.Kind.SHORT_NAME ? Cue.Need.DOMAIN : Cue.Need.E2EE;
    }

    /** Whether the word that follows says that a document is meant: "the SCE draft". */
    private static boolean isDocument(String text, int end) {
        if (end >= text.length() || !Character.isWhitespace(text.charAt(end))) {
            return false;
        }
        for (String word : DOCUMENTS) {
            int after = end + 1 + word.length();
            if (text.regionMatches(true, end + 1, word, 0, word.length())
                    && (after >= text.length() || !Character.isLetterOrDigit(text.charAt(after)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the names of a deliverable say something for end-to-end encryption. */
    private boolean speaks(Deliverable deliverable) {
        return deliverable.isE2ee() || faint.containsKey(deliverable.id());
    }

    private Term.Strength strength(String deliverable) {
        return faint.getOrDefault(deliverable, Term.Strength.DELIVERABLE);
    }

    /** Whether a word is a part of an address of the Web or of mail. */
    private static boolean isInAddress(String text, int at) {
        int from = at;
        while (from > 0 && at - from < ADDRESS_REACH && IdentifierScanner.isAddressCharacter(text.charAt(from - 1))) {
            from--;
            if (text.charAt(from) == '@') {
                return true;
            }
        }
        if (text.startsWith("http:", from) || text.startsWith("https:", from)) {
            return true;
        }
        int end = at;
        while (end < text.length()
                && end - at < ADDRESS_REACH
                && IdentifierScanner.isAddressCharacter(text.charAt(end))) {
            if (text.charAt(end) == '@') {
                return true;
            }
            end++;
        }
        return false;
    }
}
