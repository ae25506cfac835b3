package annals.tag;

import annals.mail.ChangeSum;
import annals.spec.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By what mails are tagged: the catalogue that ships and the rules that ship, both changed by what a user wrote.
 *
 * <pre>{@code
 * {
 *   "deliverables": [{"id": "gossip", "name": "Gossip", "title": "Rumours of Presence", "kind": "upcoming", "aliases": []}],
 *   "rules": {"terms": [{"strength": "strong", "words": ["sealed box"]}]}
 * }
 * }</pre>
 *
 * Either field may be missing.
 */
public final class RuleBook {
    private final Catalogue catalogue;
    private final TagRules rules;
    private final String changes;

    private RuleBook(Catalogue catalogue, TagRules rules, String changes) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.changes = changes;
    }

    /** What ships, unchanged. */
    public static RuleBook builtIn() {
        return new RuleBook(Catalogue.builtIn(), TagRules.builtIn(), "");
    }

    /**
     * What ships, changed by a user's JSON; {@code {}} and nothing at all change nothing.
     *
     * @param name where the JSON comes from, for messages
     * @throws IOException if it is of another form; the message tells name and place
     */
    public static RuleBook changedBy(String json, String name) throws IOException {
        String changes = json.strip();
        checkFields(changes, name);
        return changes.isEmpty() || changes.replaceAll("\\s", "").equals("{}")
                ? builtIn()
                : new RuleBook(Catalogue.builtInWith(changes, name), TagRules.builtInWith(changes, name), changes);
    }

    /**
     * The version of what ships, changed by a user's JSON, without reading either: where it is the same, so are tags.
     */
    public static String version(String changes) {
        String own = changes.isEmpty() ? "" : "+" + ChangeSum.of(changes.getBytes(StandardCharsets.UTF_8));
        return Tagger.ALGORITHM + "/" + TagRules.builtInDigest() + "/" + Catalogue.builtInDigest() + own;
    }

    /** A misspelt field would change nothing without a word. */
    private static void checkFields(String changes, String name) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(changes);
            if (!root.isObject()) {
                throw new IOException(name + ": no JSON object");
            }
            for (Map.Entry<String, JsonNode> field : root.properties()) {
                boolean known = field.getKey().equals("deliverables")
                        ? field.getValue().isArray()
                        : field.getKey().equals("rules") && field.getValue().isObject();
                if (!known) {
                    throw new IOException(
                            name + ": \"" + field.getKey() + "\" is no list of deliverables and no object of rules");
                }
            }
        } catch (JacksonException e) {
            throw new IOException(name + ": no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The deliverables. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The vocabulary and its weights. */
    public TagRules rules() {
        return rules;
    }

    /** What the user wrote, for {@link #changedBy}; empty where nothing is changed. */
    public String changes() {
        return changes;
    }
}
