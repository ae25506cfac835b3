package annals.history;

import annals.history.Precedent.Kind;
import annals.mail.Span;
import annals.spec.Alias;
import annals.spec.Deliverable;
import annals.spec.Revision;
import annals.tag.Identifier;
import annals.tag.IdentifierScanner;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the remark of a revision names, apart from what every revision of every XEP is said to do ("Fix typos in the
 * examples"): by it threads are known that argued the change before it was made.
 */
final class ChangedMatter {
    /** More of a remark are not looked for. */
    private static final int MOST_NAMED = 40;

    private static final int SHORTEST_WORD = 5;

    /**
     * What a remark names.
     *
     * @param text as looked for in subjects and own words
     */
    record Named(Kind kind, String text) {}

    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z][\\w:.-]{0,60})\\s{0,3}/?>?");

    /** 'ver', "store" hint: what the sources put in quotes, one word or several. */
    private static final Pattern QUOTED =
            Pattern.compile("(?<![\\w])['\"“‘]([^\\s'\"“”‘’][^'\"“”‘’\\n]{0,58})['\"”’](?!\\w)");

    private static final Pattern SECTION_NUMBER =
            Pattern.compile("(?:\\bsections? |§ ?)(\\d{1,2}(?:\\.\\d{1,2}){1,3})", Pattern.CASE_INSENSITIVE);

    /** Stanza Content Encryption, Multi-User Chats, but not the names of people who gave feedback. */
    private static final Pattern TITLE = Pattern.compile(
            "(?<!by )(?<![\\w-])\\p{Lu}\\p{Ll}[\\p{L}]{1,30}(?:-\\p{Lu}\\p{Ll}{1,30})?(?: (?:of |and |for )?\\p{Lu}\\p{Ll}[\\p{L}-]{1,30}){1,4}+");

    /** HMAC, AES256, XEdDSA, Ed25519, disco_info, item-not-found. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w-])[\\p{L}][\\w]{0,30}(?:[-_][\\w]{1,30}){0,4}+(?![\\w-])");

    private static final Pattern TECHNICAL = Pattern.compile(
            "\\p{L}*\\p{Ll}\\p{Lu}\\w*|\\p{Lu}{3,}\\w*|\\w*\\p{L}\\d\\w*|\\w+_\\w+|\\p{Ll}+(?:-\\p{Ll}+){2,4}+");

    /** Names that stand in remarks of all XEPs. */
    private static final Set<String> EVERYWHERE = words("""
            must should shall may not required recommended optional xmpp xep xeps jep xsf iana xml rfc jid
            jids url uri dtd abnf tls tcp http https utf todo example ietf council
            """);

    /** What changelogs do and whom they name. */
    private static final Set<String> ORDINARY = words("""
            about accept accepted according accordingly acknowledge acknowledgements added adding additional
            adjust adjusted adjustments advanced after allow allowed allows already always another
            appropriate approval approved attribute attributes author authors based because before behavior
            behaviour being better between board broken change changed changes changing clarification
            clarifications clarified clarify clarifying clean cleaned cleanup client clients comments
            completed consensus consideration considerations consistency consistent consistently contact
            content correct corrected correction corrections council credit cross current default defer
            deferred define defined defines definition deleted deprecate deprecated depend describe
            described description descriptions detail details developer different discussion document
            documented documents draft editor editorial element elements email english ensure error errors
            example examples existing experimental expanded explain explained explicit explicitly feature
            features feedback field fields final first fixed fixes fixing following format formatting
            further general grammar historical implementation implementations implementers important improve
            improved improvement improvements improving include included including inclusive inconsistencies
            inconsistency inconsistent incorporate incorporated incorrect information initial instead
            introduce introduced issues language latest links listed little longer lists make makes meaning
            message messages minor mention method missing modified modify moved moving multiple namespace
            namespaces needed never normative notes number obsolete obsoleted other order paragraph per
            place point possible prepare previous process properly proposed proposal protocol protocols
            provide provided provisional publish published publication reasons recommend reference
            references reflect registrar registry relevant remaining removal remove removed removing rename
            renamed replace replaced replaces request requested require required requirement requirements
            requires review reviewed revised reword reworded rewording rewrite schema schemas second section
            sections security sentence sentences separate server servers several should simplified simplify
            slight slightly small spec specification specifications specified specify specifies spelling
            stable standard standards stanza stanzas state statement status structure style support
            supported syntax table terminology their there therefore these things third those title track
            typos under update updated updates usage used users using value values various version versions
            voted where which while whose wording words would write written wrong year years typo batch
            unify whitespace clearer clearly xmpp within
            """);

    private final Deliverable deliverable;
    /** Of the deliverable, in lower case: they tell nothing of one revision. */
    private final Set<String> own = new HashSet<>();

    ChangedMatter(Deliverable deliverable) {
        this.deliverable = deliverable;
        own.add(deliverable.name().toLowerCase(Locale.ROOT));
        own.add(deliverable.title().toLowerCase(Locale.ROOT));
        for (String word : deliverable.title().toLowerCase(Locale.ROOT).split("\\W+")) {
            own.add(word);
        }
        deliverable.aliases().stream()
                .filter(alias -> alias.kind() != Alias.Kind.NAMESPACE && alias.kind() != Alias.Kind.TERM)
                .forEach(alias -> own.add(alias.text().toLowerCase(Locale.ROOT)));
    }

    /** What a revision's remark names, the most telling kinds first; distinct, may be empty. */
    List<Named> of(Revision revision) {
        Set<Named> named = new LinkedHashSet<>();
        StringBuilder rest = new StringBuilder(revision.remark());
        for (Identifier identifier : IdentifierScanner.scan(revision.remark())) {
            boolean namespace = identifier.kind() == Identifier.Kind.NAMESPACE;
            if (!identifier.weak() && !identifier.normal().equals(deliverable.id())) {
                named.add(new Named(namespace ? Kind.NAMESPACE : Kind.IDENTIFIER, identifier.normal()));
            }
            blank(rest, identifier.span());
        }
        take(ELEMENT, 1, rest, text -> named.add(new Named(Kind.ELEMENT, "<" + text)));
        take(SECTION_NUMBER, 1, rest, text -> named.add(new Named(Kind.SECTION, "section " + text)));
        take(QUOTED, 1, rest, text -> quoted(text.strip(), named));
        take(TITLE, 0, rest, text -> title(text, named));
        take(NAME, 0, rest, text -> name(text, named));
        return named.stream().limit(MOST_NAMED).toList();
    }

    private void quoted(String text, Set<Named> named) {
        boolean several = text.indexOf(' ') > 0;
        if (several && text.split(" ").length <= 5) {
            named.add(new Named(Kind.SECTION, text));
        } else if (TECHNICAL.matcher(text).matches() || text.indexOf('-') > 0 || text.indexOf(':') > 0) {
            named.add(new Named(Kind.ELEMENT, text));
        } else {
            name(text, named);
        }
    }

    private void title(String text, Set<Named> named) {
        String title = text;
        if (ORDINARY.contains(text.substring(0, text.indexOf(' ')).toLowerCase(Locale.ROOT))) {
            title = text.substring(text.indexOf(' ') + 1); // "Added Ad-Hoc Commands": the verb begins the sentence
        }
        String[] words = title.toLowerCase(Locale.ROOT).split("[ -]");
        boolean telling = words.length > 2 || Arrays.stream(words).anyMatch(this::isTelling);
        if (title.indexOf(' ') < 0) {
            name(title, named);
        } else if (telling && !own.contains(title.toLowerCase(Locale.ROOT))) {
            named.add(new Named(Kind.SECTION, title));
        }
    }

    private boolean isTelling(String word) {
        return !ORDINARY.contains(word) && !EVERYWHERE.contains(word) && !own.contains(word);
    }

    private void name(String text, Set<Named> named) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!isTelling(lower)) {
            return;
        }
        if (TECHNICAL.matcher(text).matches()) {
            named.add(new Named(Kind.NAME, text));
        } else if (text.length() >= SHORTEST_WORD && Character.isLowerCase(text.charAt(1))) {
            named.add(new Named(Kind.WORD, lower));
        }
    }

    private interface Taking {
        void take(String text);
    }

    /** Hands on what matches and blanks it, so that no other kind takes it again. */
    private static void take(Pattern pattern, int group, StringBuilder rest, Taking taking) {
        Matcher matcher = pattern.matcher(rest.toString());
        while (matcher.find()) {
            taking.take(matcher.group(group));
            blank(rest, new Span(matcher.start(), matcher.end()));
        }
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }

    private static void blank(StringBuilder text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
