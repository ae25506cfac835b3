package annals;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import annals.tag.Attribution;
import annals.tag.Evidence;
import annals.tag.Tagger;
import annals.tag.Tags;
import annals.tag.ThreadTags;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * One half of the judged set ({@code judged/README.md}) beside the tags that Annals gives it.
 *
 * @param threads the judged threads with their tags, in the order of the table
 * @param mails the judged mails with their tags, likewise
 */
record JudgedSet(List<Judged> threads, List<Judged> mails) {
    private static final Path FOLDER = Path.of("src/test/resources/annals/judged");

    /** Names of one thing, by the README. */
    private static final Map<String, String> JOINED = Map.ofEntries(
            Map.entry("omemo", "XEP-0384"),
            Map.entry("openpgp", "XEP-0373"),
            Map.entry("otr-info", "XEP-0364"),
            Map.entry("xep-sce", "XEP-0420"),
            Map.entry("sige2ee", "XEP-0429"),
            Map.entry("eax", "XEP-0416"),
            Map.entry("jet", "XEP-0391"),
            Map.entry("esfs", "XEP-0448"),
            Map.entry("draft-meyer-xmpp-e2e-encryption", "jingle-xtls"),
            Map.entry("omemo-media-sharing", "XEP-0454"),
            Map.entry("automatic-trust-management", "XEP-0450"),
            Map.entry("pubsub-signing", "XEP-0475"),
            Map.entry("pubsub-signing-openpgp", "XEP-0476"),
            Map.entry("pubsub-targeted-encryption", "XEP-0477"),
            Map.entry("reactions", "XEP-0444"),
            Map.entry("quick-response", "XEP-0439"),
            Map.entry("data_policy", "XEP-0504"),
            Map.entry("muc-avatars", "XEP-0486"),
            Map.entry("spaces", "XEP-0503"),
            Map.entry("cs-2023", "XEP-0479"),
            Map.entry("fulltext", "XEP-0431"),
            Map.entry("xep-scram-upgrade", "XEP-0480"),
            Map.entry("reminders", "XEP-0435"),
            Map.entry("fallback", "XEP-0428"),
            Map.entry("muc-mention-notifications", "XEP-0452"),
            Map.entry("pubsub-encryption", "XEP-0473"),
            Map.entry("xtls", "jingle-xtls"));

    /** Proposals of that name that became nothing. */
    private static final String NO_DELIVERABLE = "ephemeral-messages";

    /**
     * A judged thread or mail.
     *
     * @param id the Message-ID, of a thread that of its first mail
     * @param thread the id of its thread
     * @param group its era and class; of a mail those of its thread
     * @param e2ee whether it is about end-to-end encryption
     * @param topics the deliverables that it discusses
     * @param mentions those that it names in passing
     * @param optional those whose finding is no error, and whose missing is none
     * @param sections of a mail with several subjects
     * @param tags what Annals says
     */
    record Judged(
            String id,
            String thread,
            Group group,
            boolean e2ee,
            Set<String> topics,
            Set<String> mentions,
            Set<String> optional,
            List<Section> sections,
            Tags tags) {
        Set<String> found(Attribution.Role role) {
            Set<String> found = new LinkedHashSet<>();
            for (Attribution one : tags.deliverables()) {
                if (one.role() == role
                        && (topics.contains(joined(one.deliverable())) || !isOnlyByRfc(one.deliverable()))) {
                    found.add(joined(one.deliverable()));
                }
            }
            return found;
        }

        /** RFCs are not judged: a draft that is known by the number of what it became is neither right nor wrong. */
        private boolean isOnlyByRfc(String deliverable) {
            List<Evidence> naming = tags.evidence().stream()
                    .filter(one -> one.about().equals(deliverable) && one.weight() > 0)
                    .toList();
            return !naming.isEmpty()
                    && naming.stream().allMatch(one -> one.rule().equals("rfc"));
        }
    }

    /** What a thread is counted under. */
    record Group(String era, String kind) {}

    /**
     * A section of a mail with several subjects.
     *
     * @param heading its heading
     * @param e2ee whether it is about end-to-end encryption
     * @param deliverables those that it discusses
     * @param evidence what Annals found in its lines, only what counts
     */
    record Section(String heading, boolean e2ee, Set<String> deliverables, List<Evidence> evidence) {}

    /** The threads of which those who make rules have seen all but one of so many, or that one: by nothing but ids. */
    JudgedSet part(boolean seen, int oneOf) {
        return new JudgedSet(
                threads.stream().filter(one -> isSeen(one, oneOf) == seen).toList(),
                mails.stream().filter(one -> isSeen(one, oneOf) == seen).toList());
    }

    private static boolean isSeen(Judged one, int oneOf) {
        CRC32 sum = new CRC32();
        sum.update(one.thread().getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % oneOf != oneOf - 1;
    }

    /** Reads, threads and tags a half: "tuning", "frozen" or "tuning2/tuning2". */
    static JudgedSet read(String half, Tagger tagger) throws IOException {
        Map<MessageId, Message> messages = new LinkedHashMap<>();
        MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
        for (ArchiveFile file : Sources.find(FOLDER.resolve(half + ".mbox").toString())) {
            reader.read(file, Optional.empty(), message -> messages.put(message.id(), message));
        }
        Map<String, Tags> ofThreads = new HashMap<>();
        Map<String, Tags> ofMails = new HashMap<>();
        for (MailThread thread : new Threader(Threader.SUBJECT_WINDOW)
                .thread(messages.values().stream().map(Envelope::of).toList())) {
            ThreadTags tags = tagger.tag(thread, messages);
            ofThreads.put(thread.id().value(), tags.thread());
            tags.messages().forEach((id, one) -> ofMails.put(id.value(), one));
        }
        Map<String, Group> groups = new HashMap<>();
        List<Judged> threads = new ArrayList<>();
        for (Map<String, String> row : rows(half + "-threads.tsv")) {
            String id = cell(row, "thread");
            groups.put(id, new Group(cell(row, "era"), cell(row, "class")));
            threads.add(judged(row, id, groups, ofThreads, List.of()));
        }
        List<Judged> mails = new ArrayList<>();
        for (Map<String, String> row : rows(half + "-messages.tsv")) {
            String id = cell(row, "message_id");
            Message message =
                    Optional.ofNullable(messages.get(new MessageId(id))).orElseThrow();
            Tags tags = Optional.ofNullable(ofMails.get(id)).orElseThrow();
            mails.add(judged(row, id, groups, ofMails, sections(cell(row, "sections"), message, tags)));
        }
        return new JudgedSet(threads, mails);
    }

    private static Judged judged(
            Map<String, String> row,
            String id,
            Map<String, Group> groups,
            Map<String, Tags> tags,
            List<Section> sections) {
        Set<String> optional = new LinkedHashSet<>(ids(row, "topics", true));
        optional.addAll(ids(row, "mentions", true));
        return new Judged(
                id,
                cell(row, "thread"),
                Optional.ofNullable(groups.get(cell(row, "thread"))).orElseThrow(),
                cell(row, "e2ee").equals("yes"),
                ids(row, "topics", false),
                ids(row, "mentions", false),
                optional,
                sections,
                Optional.ofNullable(tags.get(id)).orElseThrow(() -> new AssertionError("not threaded: " + id)));
    }

    private static Set<String> ids(Map<String, String> row, String column, boolean optional) {
        return ids(cell(row, column), optional);
    }

    private static Set<String> ids(String cell, boolean optional) {
        Set<String> ids = new LinkedHashSet<>();
        for (String id : cell.split(" ", -1)) {
            String bare = id.endsWith("?") ? id.substring(0, id.length() - 1) : id;
            if (!bare.isEmpty() && id.endsWith("?") == optional && !bare.equals(NO_DELIVERABLE)) {
                ids.add(joined(bare));
            }
        }
        return ids;
    }

    /** The one id of a thing of several names. */
    static String joined(String id) {
        return JOINED.getOrDefault(id, id);
    }

    /** The judged sections: each ends where the next one begins; those left out of the table are formalities. */
    private static List<Section> sections(String cell, Message message, Tags tags) {
        List<String> lines = new ArrayList<>();
        for (Segment segment : message.body()) {
            lines.addAll(List.of(segment.text().split("\n", -1)));
        }
        TreeMap<Integer, String> starts = new TreeMap<>();
        for (String judgement : cell.isEmpty() ? List.<String>of() : List.of(cell.split(" \\| ", -1))) {
            int arrow = judgement.indexOf(" → ");
            starts.put(line(judgement.substring(0, arrow), lines), judgement);
        }
        List<Section> sections = new ArrayList<>();
        starts.forEach((start, judgement) -> {
            int end = Optional.ofNullable(starts.higherKey(start)).orElse(lines.size() + 1);
            List<Evidence> inside = tags.evidence().stream()
                    .filter(one -> one.weight() > 0 && one.line() >= start && one.line() < end)
                    .filter(one -> one.message().equals(message.id()))
                    .toList();
            String[] parts = judgement.substring(judgement.indexOf(" → ") + 3).split(" ", 2);
            sections.add(new Section(
                    judgement, parts[0].equals("yes"), parts.length < 2 ? Set.of() : ids(parts[1], false), inside));
        });
        return sections;
    }

    /** The line, from 1, at which a heading stands, wrapped or not. */
    private static int line(String heading, List<String> lines) {
        String wanted = words(heading);
        for (int i = 0; i < lines.size(); i++) {
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            String here = words(lines.get(i));
            if (!here.isEmpty() && words(lines.get(i) + " " + next).startsWith(wanted)) {
                return i + 1;
            }
        }
        throw new AssertionError("no heading " + heading);
    }

    private static String words(String text) {
        return text.strip().replaceFirst("^#{1,3} ", "").replaceAll("\\s+", " ");
    }

    private static List<Map<String, String>> rows(String name) {
        try {
            List<String> lines = Files.readAllLines(FOLDER.resolve(name));
            String[] names = lines.getFirst().split("\t", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(Map<String, String> row, String name) {
        return Optional.ofNullable(row.get(name)).orElseThrow(() -> new AssertionError("no column " + name));
    }
}
