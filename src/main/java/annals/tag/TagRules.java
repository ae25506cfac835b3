package annals.tag;

import annals.mail.ChangeSum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vocabulary by which mails about end-to-end encryption are known, and the weights of it: data in
 * {@code rules.json} beside this class.
 */
public final class TagRules {
    /** A phrase with alternatives stands for so many phrases at most: each of them is kept in memory. */
    private static final int MOST_ALTERNATIVES = 1_000;

    private final String version;
    private final Weights weights;
    private final List<Term> terms;
    private final List<Pair> pairs;
    private final List<String> cancelling;
    private final List<String> unrelated;
    private final List<String> domain;
    private final List<String> templateLines;
    private final List<String> manyTopics;
    private final List<String> formalities;
    private final List<String> announcements;
    private final List<String> proposals;
    private final Set<String> aside;
    private final Set<String> common;
    private final Map<String, Term.Strength> faint;

    private TagRules(
            String version,
            Weights weights,
            List<Term> terms,
            List<Pair> pairs,
            List<String> cancelling,
            List<String> unrelated,
            List<String> domain,
            List<String> templateLines,
            List<String> manyTopics,
            List<String> formalities,
            List<String> announcements,
            List<String> proposals,
            List<String> aside,
            List<String> common,
            Map<String, Term.Strength> faint) {
        this.version = version;
        this.weights = weights;
        this.terms = List.copyOf(terms);
        this.pairs = List.copyOf(pairs);
        this.cancelling = List.copyOf(cancelling);
        this.unrelated = List.copyOf(unrelated);
        this.domain = List.copyOf(domain);
        this.templateLines = List.copyOf(templateLines);
        this.manyTopics = List.copyOf(manyTopics);
        this.formalities = List.copyOf(formalities);
        this.announcements = List.copyOf(announcements);
        this.proposals = List.copyOf(proposals);
        this.aside = Set.copyOf(aside);
        this.common = Set.copyOf(common);
        this.faint = Map.copyOf(faint);
    }

    /** The rules that ship. */
    public static TagRules builtIn() {
        try (InputStream json = TagRules.class.getResourceAsStream("rules.json")) {
            if (json == null) {
                throw new IOException("no resource annals/tag/rules.json");
            }
            return read(json.readAllBytes(), "rules.json");
        } catch (IOException e) {
            throw new IllegalStateException("the bundled tag rules are unreadable", e);
        }
    }

    static String builtInDigest() {
        try (InputStream json = TagRules.class.getResourceAsStream("rules.json")) {
            return ChangeSum.of(json.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the bundled tag rules are unreadable", e);
        }
    }

    /**
     * The rules that ship, changed by the field {@code rules} of a user's JSON: lists are appended to ours, numbers
     * replace ours. Where it says {@code "only": true}, its lists stand instead of ours. JSON without the field changes
     * nothing.
     *
     * @param own of the form {@code {"rules": {…}}}, inside as {@code rules.json}
     * @param name where it comes from
     * @throws IOException if it is not of that form; the message tells name and place
     */
    public static TagRules builtInWith(String own, String name) throws IOException {
        try (InputStream json = TagRules.class.getResourceAsStream("rules.json")) {
            ObjectNode rules = (ObjectNode) JsonMapper.shared().readTree(json);
            JsonNode changes = JsonMapper.shared().readTree(own).path("rules");
            if (changes.isMissingNode()) {
                return builtIn();
            }
            boolean only = changes.path("only").asBoolean(false);
            for (Map.Entry<String, JsonNode> change : changes.properties()) {
                if (!change.getKey().equals("only")) {
                    merge(rules, "rules", change, only);
                }
            }
            return read(JsonMapper.shared().writeValueAsBytes(rules), name);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(name + ": no tag rules: " + e.getMessage(), e);
        }
    }

    /** Changes one field; {@code faint} alone may get fields that we do not have, since deliverables are its names. */
    private static void merge(ObjectNode rules, String path, Map.Entry<String, JsonNode> field, boolean only) {
        String name = path + "." + field.getKey();
        JsonNode ours = rules.path(field.getKey());
        JsonNode change = field.getValue();
        if (ours.isMissingNode() && !path.equals("rules.faint")) {
            throw new IllegalArgumentException(
                    name + " is unknown; there are: " + String.join(", ", rules.propertyNames()));
        }
        if (!ours.isMissingNode() && ours.getNodeType() != change.getNodeType()) {
            throw new IllegalArgumentException(
                    name + " must be of type " + ours.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        switch (ours) {
            case ObjectNode object -> change.properties().forEach(inner -> merge(object, name, inner, only));
            case ArrayNode array -> {
                if (only) {
                    array.removeAll();
                }
                change.forEach(array::add);
            }
            default -> rules.set(field.getKey(), change);
        }
    }

    /**
     * The rules in a file.
     *
     * @throws IOException if it cannot be read or holds no rules; the message names file and place
     */
    public static TagRules read(Path file) throws IOException {
        return read(Files.readAllBytes(file), file.toString());
    }

    private static TagRules read(byte[] json, String name) throws IOException {
        try {
            JsonNode root = JsonMapper.shared().readTree(new ByteArrayInputStream(json));
            return new TagRules(
                    root.required("version").asString() + "-" + ChangeSum.of(json),
                    weights(root.required("weights")),
                    terms(root.required("terms")),
                    pairs(root.required("pairs")),
                    strings(root.required("cancelling")),
                    strings(root.required("unrelated")),
                    strings(root.required("domain")),
                    strings(root.required("templateLines")),
                    strings(root.required("manyTopics")),
                    strings(root.required("formalities")),
                    strings(root.required("announcements")),
                    strings(root.required("proposals")),
                    strings(root.required("aside")),
                    strings(root.required("common")),
                    strengths(root.required("faint")));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException(name + ": no tag rules: " + e.getMessage(), e);
        }
    }

    /** The version written in the file and a sum of all of it: changes whenever the rules do. */
    public String version() {
        return version;
    }

    Weights weights() {
        return weights;
    }

    List<Term> terms() {
        return terms;
    }

    /** Words that say something where they stand near each other. */
    List<Pair> pairs() {
        return pairs;
    }

    /** Vocabulary of encrypted connections and of logins: words that take away from generic ones. */
    List<String> cancelling() {
        return cancelling;
    }

    /**
     * Words of talk in which names of end-to-end encryption stand for something else: tests from end to end, stickers
     * with a protocol's logo.
     */
    List<String> unrelated() {
        return unrelated;
    }

    /** Words that show that the talk is of XMPP at all: elsewhere generic words say little. */
    List<String> domain() {
        return domain;
    }

    /** Lower-case beginnings of lines that no author wrote: the questions of a Last Call. */
    List<String> templateLines() {
        return templateLines;
    }

    /** Lower-case words in the subjects of mails that go through many topics: minutes, agendas. */
    List<String> manyTopics() {
        return manyTopics;
    }

    /** Lower-case words in the headings of sections in which a meeting only does its business: "Roll call". */
    List<String> formalities() {
        return formalities;
    }

    /** Lower-case beginnings of the subjects of editors' announcements: only what they name is their topic. */
    List<String> announcements() {
        return announcements;
    }

    /** Lower-case beginnings of the subjects that announce a proposal: the address of its document counts like them. */
    List<String> proposals() {
        return proposals;
    }

    /** The concepts whose words are as much at home elsewhere: keys and signatures of programs, devices that log in. */
    Set<String> aside() {
        return aside;
    }

    /** The concepts of any talk about cryptography: beside those that stand aside they do not tell the matter. */
    Set<String> common() {
        return common;
    }

    /**
     * How much the names of those deliverables say that belong to end-to-end encryption only by one of their sides:
     * most of the talk about message archiving (XEP-0136) is about archives.
     */
    Map<String, Term.Strength> faint() {
        return faint;
    }

    private static Weights weights(JsonNode node) {
        return new Weights(
                number(node, "threshold"),
                byName(node.required("strength"), Term.Strength.class),
                numbers(node.required("name")),
                byName(node.required("place"), Place.class),
                number(node, "again"),
                node.required("repetitions").asInt(),
                number(node, "mostQuoted"),
                number(node, "mostWeak"),
                number(node, "mostAside"),
                number(node, "lead"),
                number(node, "soleLead"),
                number(node, "mostOfConcept"),
                number(node, "moreOfConcept"),
                number(node, "cancelled"),
                number(node, "unrelated"),
                number(node, "elsewhere"),
                number(node, "vague"),
                number(node, "otherSubject"),
                number(node, "inherited"),
                number(node, "leastInherited"),
                node.required("shortWords").asInt(),
                node.required("longWords").asInt(),
                number(node, "mostOfMessage"),
                number(node, "share"),
                number(node, "tagShare"),
                number(node, "topicShare"),
                number(node, "topicScore"));
    }

    private static List<Term> terms(JsonNode groups) {
        List<Term> terms = new ArrayList<>();
        for (JsonNode group : groups) {
            Term.Strength strength =
                    constant(Term.Strength.class, group.required("strength").asString());
            boolean generic = group.path("generic").asBoolean(false);
            boolean exact = group.path("exact").asBoolean(false);
            for (JsonNode words : group.required("words")) {
                List<String> forms = words.isArray() ? strings(words) : List.of(words.asString());
                forms = forms.stream()
                        .flatMap(form -> alternatives(form).stream())
                        .toList();
                terms.add(new Term(
                        forms.getFirst(),
                        forms.subList(1, forms.size()),
                        strength,
                        group.optional("concept").map(JsonNode::asString).orElse(""),
                        exact,
                        generic,
                        date(group, "from"),
                        date(group, "until")));
            }
        }
        return terms;
    }

    private static List<Pair> pairs(JsonNode array) {
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode node : array) {
            Term term = new Term(
                    node.required("name").asString(),
                    List.of(),
                    constant(Term.Strength.class, node.required("strength").asString()),
                    node.optional("concept").map(JsonNode::asString).orElse(""),
                    false,
                    node.path("generic").asBoolean(false),
                    date(node, "from"),
                    date(node, "until"));
            pairs.add(new Pair(
                    term,
                    node.path("unrelated").asBoolean(false) ? Cue.UNRELATED : Cue.VOCABULARY,
                    node.optional("about").map(JsonNode::asString).orElse(""),
                    phrases(node.required("one")),
                    phrases(node.required("other")),
                    node.required("within").asInt()));
        }
        return pairs;
    }

    /** All that "{server|admin} {can |}read" stands for, in order: a phrase without braces only for itself. */
    static List<String> alternatives(String phrase) {
        int open = phrase.indexOf('{');
        int close = phrase.indexOf('}', open + 1);
        if (open < 0 || close < 0) {
            return List.of(phrase);
        }
        List<String> rest = alternatives(phrase.substring(close + 1));
        List<String> all = new ArrayList<>();
        for (String one : phrase.substring(open + 1, close).split("\\|", -1)) {
            rest.forEach(end -> all.add(phrase.substring(0, open) + one + end));
        }
        if (all.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException(
                    "\"" + phrase + "\" stands for more than " + MOST_ALTERNATIVES + " phrases");
        }
        return all;
    }

    private static double number(JsonNode node, String field) {
        return node.required(field).asDouble();
    }

    private static Map<String, Double> numbers(JsonNode node) {
        Map<String, Double> numbers = new HashMap<>();
        node.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }

    private static <E extends Enum<E>> Map<E, Double> byName(JsonNode node, Class<E> type) {
        Map<E, Double> numbers = new EnumMap<>(type);
        numbers(node).forEach((name, number) -> numbers.put(constant(type, name), number));
        return numbers;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String json) {
        return Enum.valueOf(type, json.toUpperCase(Locale.ROOT));
    }

    private static Map<String, Term.Strength> strengths(JsonNode node) {
        Map<String, Term.Strength> strengths = new HashMap<>();
        node.properties()
                .forEach(entry -> strengths.put(
                        entry.getKey(),
                        constant(Term.Strength.class, entry.getValue().asString())));
        return strengths;
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> phrases(JsonNode array) {
        return strings(array).stream()
                .flatMap(phrase -> alternatives(phrase).stream())
                .toList();
    }

    private static Optional<LocalDate> date(JsonNode node, String field) {
        return node.optional(field).map(date -> LocalDate.parse(date.asString()));
    }
}
