package annals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cuts the mailboxes of other projects' tests, and compares with what comes beside them: offsets, summaries, expected
 * mails, and what the names say. Every disagreement is either kept, with the reason, or open; none may be open.
 */
class NastyArchivesRealDataTest {
    /** Disagreements that stay, each with why ours is right. */
    private static final Map<String, String> KEPT = Map.of(
            "ietf-mailarchive/mailbox_date",
            "its only body begins with a block of headers: it forwards an announcement without a word of its own, and"
                    + " cut there its first mail would have no text");

    private final Map<String, String> disagreements = new TreeMap<>();
    private final List<String> agreeing = new ArrayList<>();

    @Test
    void agreesWithWhatComesBesideOrSaysWhyNot() throws IOException {
        mimekit("content-length");
        mimekit("issue1189");
        mime4j();
        counts();

        disagreements.forEach((name, what) -> System.out.println(name + ": " + what + "; kept: " + KEPT.get(name)));
        List<String> open = disagreements.keySet().stream()
                .filter(name -> !KEPT.containsKey(name))
                .toList();
        System.out.printf(
                "splitting: %d agree, %d kept, %d open%n",
                agreeing.size(), disagreements.size() - open.size(), open.size());
        assertThat(open).isEmpty();
        assertThat(disagreements.keySet()).isEqualTo(KEPT.keySet());
        assertThat(agreeing).hasSizeGreaterThan(60);
    }

    private void mimekit(String name) throws IOException {
        Path folder = Archives.corpus("nasty/mimekit").resolve("mbox");
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(folder.resolve(name + ".unix-offsets.json")));
        List<RawMessage> found = read(folder.resolve(name + ".mbox.txt"));
        List<Long> offsets = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        expected.forEach(message -> {
            offsets.add(message.path("mboxMarkerOffset").asLong());
            ends.add(message.path("beginOffset").asLong());
        });
        compare(
                "mimekit/" + name + " offsets",
                offsets,
                found.stream().map(raw -> raw.origin().offset()).toList());
        compare(
                "mimekit/" + name + " From_ lines",
                ends,
                found.stream()
                        .map(raw -> raw.origin().offset() + headerStart(folder.resolve(name + ".mbox.txt"), raw))
                        .toList());
        List<String> summaries = Files.readAllLines(folder.resolve(name + "-summary.txt")).stream()
                .filter(line -> line.startsWith("From "))
                .toList();
        compare("mimekit/" + name + " summary", summaries.size(), found.size());
    }

    /** Where the header begins behind the From_ line: the content is the source's own bytes from there on. */
    private static long headerStart(Path file, RawMessage raw) {
        try {
            byte[] all = Files.readAllBytes(file);
            for (int at = (int) raw.origin().offset(); at < all.length; at++) {
                if (all[at] == '\n') {
                    return at + 1 - raw.origin().offset();
                }
            }
            return -1;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void mime4j() throws IOException {
        Path folder = Archives.corpus("nasty/mime4j").resolve("mbox");
        List<RawMessage> found = read(folder.resolve("mbox.rlug"));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(Files.readString(folder.resolve("mbox.rlug-" + i), StandardCharsets.ISO_8859_1)
                    .strip());
        }
        compare(
                "mime4j/mbox.rlug",
                expected,
                found.stream()
                        .map(raw -> new String(raw.content(), StandardCharsets.ISO_8859_1).strip())
                        .toList());
    }

    /** How many mails each file holds, by its name and by eye. */
    private void counts() throws IOException {
        Map<String, Integer> many = new HashMap<>(Map.of(
                "tika/complex.mbox", 3,
                "tika/simple.mbox", 2,
                "ietf-mailarchive/export.mbox", 21,
                "ietf-mailarchive/duplicate_tests.mbox", 10,
                "ietf-mailarchive/search_api.mbox", 4,
                "ietf-mailarchive/search_api_ford.mbox", 4,
                "ietf-mailarchive/thread.mail", 4));
        many.putAll(Map.of(
                "ietf-mailarchive/mailbox_mmdf", 5,
                "ietf-mailarchive/mailbox_from", 7,
                "ietf-mailarchive/mailbox_to", 15,
                "ietf-mailarchive/mailbox_return-path", 3,
                "ietf-mailarchive/mailbox_envelope-to", 2,
                "ietf-mailarchive/mailbox-x-envelope-from", 4,
                "ietf-mailarchive/mailbox_year", 4,
                "ietf-mailarchive/mailbox_date", 2,
                "mimekit/simple.mbox.txt", 3,
                "mimekit/unmunged.mbox.txt", 2));
        many.put("ietf-mailarchive/mail_bad.1", 0);
        for (String project : List.of("tika", "ietf-mailarchive", "mimekit")) {
            Path corpus = Archives.corpus("nasty/" + project);
            Path folder = project.equals("mimekit") ? corpus.resolve("mbox") : corpus;
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String name = project + "/" + file.getFileName();
                    boolean mailbox = !project.equals("mimekit") || many.containsKey(name);
                    if (mailbox && !file.getFileName().toString().startsWith("LICENSE")) {
                        compare(name, many.getOrDefault(name, 1), read(file).size());
                    }
                }
            }
        }
    }

    private void compare(String name, Object expected, Object found) {
        if (expected.equals(found)) {
            agreeing.add(name);
        } else {
            disagreements.put(name, expected + " expected, found " + found);
        }
    }

    private static List<RawMessage> read(Path file) throws IOException {
        List<RawMessage> found = new ArrayList<>();
        new SourceReader().read(new ArchiveFile(file.getFileName().toString(), Optional.of(file), true), found::add);
        return found;
    }
}
