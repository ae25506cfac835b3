package annals.cli;

import annals.mail.MessageId;
import annals.thread.Corrections;
import annals.thread.Corrections.Correction;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code threads.json}:
 *
 * <pre>{@code
 * {
 *   "split": ["begins@example.org"],
 *   "reattach": [{"message": "reply@example.org", "parent": "question@example.org"}],
 *   "join": [["question@example.org", "asked-again@example.org"]]
 * }
 * }</pre>
 *
 * Any part may be missing. They are applied in the order split, reattach, join.
 */
final class CorrectionsFile {
    private static final Set<String> PARTS = Set.of("split", "reattach", "join");

    private final Path file;

    private CorrectionsFile(Path file) {
        this.file = file;
    }

    /** The corrections in a file; a {@link Failure} that names the place where they are wrong. */
    static Corrections read(Path file) throws IOException {
        return new CorrectionsFile(file).read();
    }

    private Corrections read() throws IOException {
        JsonNode root = parse();
        if (!root.isObject()) {
            throw wrong("expected an object, got " + shown(root));
        }
        for (String name : root.propertyNames()) {
            if (!PARTS.contains(name)) {
                throw wrong("no part \"" + name + "\": expected " + String.join(", ", new TreeSet<>(PARTS)));
            }
        }
        List<Correction> all = new ArrayList<>();
        each(root, "split", (node, place) -> all.add(new Corrections.Split(id(node, place))));
        each(root, "reattach", (node, place) -> {
            if (!node.isObject() || node.size() != 2 || !node.has("message") || !node.has("parent")) {
                throw wrong(place + " must be {\"message\": ID, \"parent\": ID}, got " + shown(node));
            }
            all.add(new Corrections.Reattach(
                    id(node.get("message"), place + ".message"), id(node.get("parent"), place + ".parent")));
        });
        each(root, "join", (node, place) -> {
            if (!node.isArray() || node.size() != 2) {
                throw wrong(place + " must be two ids, got " + shown(node));
            }
            all.add(new Corrections.Join(id(node.get(0), place + "[0]"), id(node.get(1), place + "[1]")));
        });
        try {
            return new Corrections(all);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private JsonNode parse() throws IOException {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (MalformedInputException e) {
            throw wrong("not UTF-8");
        } catch (JacksonException e) {
            throw wrong("no JSON at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
    }

    private interface Element {
        void read(JsonNode node, String place);
    }

    private void each(JsonNode root, String part, Element element) {
        JsonNode list = root.path(part);
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            throw wrong(part + " must be a list, got " + shown(list));
        }
        for (int i = 0; i < list.size(); i++) {
            element.read(list.get(i), part + "[" + i + "]");
        }
    }

    private MessageId id(JsonNode node, String place) {
        if (!node.isString()) {
            throw wrong(place + " must be a Message-ID, got " + shown(node));
        }
        return MessageId.parse(node.stringValue())
                .orElseThrow(() -> wrong(place + " must be a Message-ID, got " + shown(node)));
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }

    private Failure wrong(String what) {
        return new Failure("ingest", file + ": " + what, "nothing was added");
    }
}
