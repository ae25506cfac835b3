package annals.thread;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How many lost parents are found again: takes In-Reply-To and References from some of the replies that have them,
 * threads again, and compares with the threads of the whole headers.
 *
 * <p>Headers are taken from replies whose parent is here; of the others there is no truth. Mails that lack headers by
 * nature and look like replies are left out, since nobody knows their parents: those with a reply mark, a "(was: …)" or
 * an attribution, and those with a subject of the last 60 days. All other mails without headers count as beginnings of
 * threads, and every edge found for one as wrong.
 *
 * <pre>MaskedHeaders [--grounds] [--leave-out-nothing] SHARE[,SHARE…] FOLDER…</pre>
 */
final class MaskedHeaders {
    /** Quoted lines of fewer letters are in too many mails to say whom they quote. */
    private static final int TELLING_LETTERS = 20;

    private static final long SEED = 20_050_301;

    private enum Mode {
        STRICT,
        SUBJECT,
        RECOVERED
    }

    private final PrintStream out;
    private final Map<String, int[]> rightByGrounds = new TreeMap<>();

    private MaskedHeaders(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean grounds = words.remove("--grounds");
        boolean leavesOutNothing = words.remove("--leave-out-nothing");
        MaskedHeaders bench = new MaskedHeaders(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        bench.out.println("| corpus | mails | masked | mode | parents P | R | quoting | P | R | pairs P | R |");
        bench.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        double[] shares = Arrays.stream(words.removeFirst().split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (String folder : words) {
            Corpus corpus = Corpus.read(folder, leavesOutNothing);
            for (double share : shares) {
                bench.compare(corpus, share);
            }
        }
        if (grounds) {
            bench.rightByGrounds.forEach((name, count) -> bench.out.printf(
                    Locale.ROOT, "%-70s %5d of %5d %.3f%n", name, count[0], count[1], count[0] / (double) count[1]));
        }
    }

    /**
     * A list as it is.
     *
     * @param name its folder's name
     * @param messages by id
     * @param threads by whole headers
     * @param parents of each message that answers one which is here or missing
     */
    private record Corpus(
            String name,
            Map<MessageId, Message> messages,
            List<MailThread> threads,
            Map<MessageId, MessageId> parents) {
        static Corpus read(String folder, boolean leavesOutNothing) throws IOException {
            String name = String.valueOf(Path.of(folder).getFileName());
            MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
            Map<MessageId, Message> messages = new LinkedHashMap<>();
            for (ArchiveFile file : Sources.find(folder)) {
                reader.read(file, Optional.of(name), message -> messages.putIfAbsent(message.id(), message));
            }
            if (!leavesOutNothing) {
                leaveOutRepliesWithoutHeaders(messages);
            }
            List<MailThread> threads = new Threader(Duration.ZERO)
                    .thread(messages.values().stream().map(Envelope::of).toList());
            return new Corpus(name, messages, threads, MaskedHeaders.parents(threads));
        }
    }

    private static void leaveOutRepliesWithoutHeaders(Map<MessageId, Message> messages) {
        Map<String, Instant> latest = new HashMap<>();
        List<Message> byDate = new ArrayList<>(messages.values());
        byDate.sort(Comparator.comparing((Message message) -> message.sent().instant())
                .thenComparing(Message::id));
        for (Message message : byDate) {
            Instant sent = message.sent().instant();
            Instant before = latest.put(message.subject().key(), sent);
            boolean again =
                    before != null && before.plus(Threader.SUBJECT_WINDOW).isAfter(sent);
            if (Envelope.of(message).isLost() && (again || looksLikeAReply(message))) {
                messages.remove(message.id());
            }
        }
    }

    private static boolean looksLikeAReply(Message message) {
        return message.subject().reply()
                || message.subject().was().isPresent()
                || message.body().stream().anyMatch(segment -> segment.kind() == Segment.Kind.ATTRIBUTION);
    }

    private void compare(Corpus corpus, double share) {
        Random random = new Random(SEED);
        Set<MessageId> masked = new TreeSet<>();
        List<Envelope> envelopes = new ArrayList<>();
        for (Message message : corpus.messages().values()) {
            MessageId parent = corpus.parents().get(message.id());
            boolean mask = parent != null && corpus.messages().containsKey(parent) && random.nextDouble() < share;
            if (mask) {
                masked.add(message.id());
            }
            envelopes.add(Envelope.of(mask ? withoutHeaders(message) : message));
        }
        Set<MessageId> quoting = masked.stream()
                .filter(id -> quotesItsParent(corpus, id))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Mode, List<MailThread>> found = new EnumMap<>(Mode.class);
        found.put(Mode.STRICT, new Threader(Duration.ZERO).thread(envelopes));
        found.put(
                Mode.SUBJECT,
                new Threader(Threader.SUBJECT_WINDOW)
                        .thread(envelopes.stream()
                                .map(MaskedHeaders::withoutQuotes)
                                .toList()));
        found.put(Mode.RECOVERED, new Threader(Threader.SUBJECT_WINDOW).thread(envelopes));
        found.forEach((mode, threads) -> {
            Map<MessageId, MessageId> parents = parents(threads);
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.0f %% = %,d | %s |%s %,d |%s |%s%n",
                    corpus.name(),
                    corpus.messages().size(),
                    100 * share,
                    masked.size(),
                    mode.name().toLowerCase(Locale.ROOT),
                    score(corpus, masked, parents) + " |",
                    quoting.size(),
                    " " + score(corpus, quoting, parents).strip(),
                    pairs(corpus.threads(), threads));
        });
        count(corpus, masked, quoting, envelopes, found.get(Mode.RECOVERED));
    }

    private static Message withoutHeaders(Message m) {
        return new Message(
                m.id(),
                m.origins(),
                m.list(),
                m.from(),
                m.to(),
                m.cc(),
                m.sent(),
                m.subject(),
                List.of(),
                List.of(),
                m.body(),
                m.attachments(),
                m.headers(),
                m.faults());
    }

    private static Envelope withoutQuotes(Envelope e) {
        Clues clues = new Clues(e.clues().author(), e.clues().said(), e.clues().formerSubject(), "", "", Shingles.NONE);
        return new Envelope(e.id(), e.list(), e.sent(), e.subject(), e.answers(), e.inReplyTo(), e.references(), clues);
    }

    private static String score(Corpus corpus, Set<MessageId> ids, Map<MessageId, MessageId> parents) {
        int found = 0;
        int right = 0;
        int there = 0;
        for (MessageId id : ids) {
            MessageId truth = corpus.parents().get(id);
            boolean here = truth != null && corpus.messages().containsKey(truth);
            there += here ? 1 : 0;
            MessageId parent = parents.get(id);
            found += parent != null ? 1 : 0;
            right += parent != null && parent.equals(truth) ? 1 : 0;
        }
        return ratio(right, found) + " |" + ratio(right, there);
    }

    private static String ratio(double part, double whole) {
        return whole == 0 ? " –" : String.format(Locale.ROOT, " %.3f", part / whole);
    }

    /** Precision and recall over pairs of messages that stand in one thread. */
    private static String pairs(List<MailThread> truth, List<MailThread> found) {
        Map<MessageId, Integer> threadOf = new HashMap<>();
        double wanted = 0;
        for (int i = 0; i < truth.size(); i++) {
            List<MessageId> messages = truth.get(i).messages();
            wanted += pairs(messages.size());
            for (MessageId id : messages) {
                threadOf.put(id, i);
            }
        }
        double all = 0;
        double right = 0;
        for (MailThread thread : found) {
            Map<Integer, Integer> together = new HashMap<>();
            thread.messages().forEach(id -> together.merge(threadOf.get(id), 1, Integer::sum));
            all += pairs(thread.messages().size());
            right +=
                    together.values().stream().mapToDouble(MaskedHeaders::pairs).sum();
        }
        return ratio(right, all) + " |" + ratio(right, wanted) + " |";
    }

    private static double pairs(int messages) {
        return messages * (messages - 1.0) / 2;
    }

    /** Whether some quoted line of the mail stands in the own text of its parent, spacing and punctuation apart. */
    private static boolean quotesItsParent(Corpus corpus, MessageId id) {
        MessageId parentId = corpus.parents().get(id);
        Message parent = parentId == null ? null : corpus.messages().get(parentId);
        if (parent == null) {
            return false;
        }
        String said = letters(parent.newText());
        return corpus.messages().get(id).body().stream()
                .filter(segment -> segment.depth() == 1)
                .map(Segment::text)
                .flatMap(String::lines)
                .map(MaskedHeaders::letters)
                .anyMatch(line -> line.length() >= TELLING_LETTERS && said.contains(line));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("(a)", "@")
                .replace(" at ", "@")
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private void count(
            Corpus corpus,
            Set<MessageId> masked,
            Set<MessageId> quoting,
            List<Envelope> envelopes,
            List<MailThread> threads) {
        Set<MessageId> lost =
                envelopes.stream().filter(Envelope::isLost).map(Envelope::id).collect(Collectors.toSet());
        for (MailThread thread : threads) {
            for (MailThread.Step step : thread.walk()) {
                if (step.node() instanceof ThreadNode.Present present
                        && step.parent().isPresent()
                        && lost.contains(present.id())) {
                    MessageId parent = step.parent().get().id();
                    String what = !masked.contains(present.id())
                            ? "begins a thread"
                            : quoting.contains(present.id()) ? "quotes its parent" : "does not quote it";
                    String name = present.edge().kind() + " " + present.edge().confidence() + " " + what;
                    int[] counts = rightByGrounds.computeIfAbsent(name, key -> new int[2]);
                    counts[0] += parent.equals(corpus.parents().get(present.id())) ? 1 : 0;
                    counts[1]++;
                }
            }
        }
    }

    private static Map<MessageId, MessageId> parents(List<MailThread> threads) {
        Map<MessageId, MessageId> parents = new HashMap<>();
        for (MailThread thread : threads) {
            for (MailThread.Step step : thread.walk()) {
                if (step.node() instanceof ThreadNode.Present present) {
                    step.parent().ifPresent(parent -> parents.put(present.id(), parent.id()));
                }
            }
        }
        return parents;
    }
}
