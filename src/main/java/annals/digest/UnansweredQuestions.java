package annals.digest;

import annals.event.Act;
import annals.event.ThreadBrief.Excerpt;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.thread.MailThread;
import annals.thread.Shingles;
import annals.thread.ThreadNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The questions of a thread to which it holds no reply. In doubt a question counts as answered: "no reply found in this
 * archive" is worth little when the reply is there. A later mail of somebody else answers a question when it quotes
 * some of it or of the sentences beside it, or has most of its words; a direct reply answers all, unless it goes
 * through the mail point by point; so do a follow-up and later thanks of the author.
 */
final class UnansweredQuestions {
    /** A later mail with so many of a question's words in its own may well answer it. */
    private static final double MOST_OF_WORDS = 0.5;

    /**
     * In a reply, or two of them anywhere, these will do: of 20 looked at that were answered, most answers had a third.
     */
    private static final double MANY_OF_WORDS = 0.34;

    /** What an author says who answers the question himself in the next sentence. */
    private static final Pattern SELF_ANSWER = Pattern.compile(
            "^(?:no|nope|yes|yeah|because|well|it turns out|the answer|that's (?:because|why)|of course|not (?:really|at all)|"
                    + "i (?:think|guess|believe|suppose|would|don't|doubt|suspect|assume|found|see)|in my|imo|obviously|clearly|probably|perhaps|maybe|if so|if not|or )\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern THANKS = Pattern.compile(
            "\\b(?:thanks|thank you|thx|solved|fixed|figured|never ?mind|works now)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern YOU = Pattern.compile("\\byour?s?\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<Message> all;
    private final Function<Mailbox, ?> author;
    private final Map<MessageId, Reply> replies = new HashMap<>();
    private final Map<MessageId, Place> places = new HashMap<>();

    private UnansweredQuestions(MailThread thread, List<Message> all, Function<Mailbox, ?> author) {
        this.all = all;
        this.author = author;
        thread.walk()
                .forEach(step -> places.put(
                        step.node().id(),
                        new Place(step.parent().map(ThreadNode::id), step.node().replies())));
    }

    /** Where a mail stands: below which one, above which ones. */
    private record Place(Optional<MessageId> parent, List<ThreadNode> replies) {}

    /** What of a mail can answer a question. */
    private record Reply(Shingles quoted, Set<String> words) {
        static Reply of(Message message) {
            StringBuilder quotes = new StringBuilder();
            message.body().stream()
                    .filter(segment -> segment.kind() == Segment.Kind.QUOTE)
                    .forEach(segment -> quotes.append(segment.text()).append('\n'));
            return new Reply(Shingles.ofText(quotes.toString()), QuestionForm.words(message.newText()));
        }
    }

    /**
     * The questions without a reply, in the order of the messages.
     *
     * @param all the messages of the thread in reading order
     * @param asking those of them whose questions count
     * @param author what two mailboxes of one person have in common
     */
    static List<Excerpt> in(MailThread thread, List<Message> all, List<Message> asking, Function<Mailbox, ?> author) {
        List<Message> mayAsk =
                asking.stream().filter(UnansweredQuestions::mayAsk).toList();
        if (mayAsk.isEmpty()) {
            return List.of();
        }
        UnansweredQuestions questions = new UnansweredQuestions(thread, all, author);
        return mayAsk.stream()
                .flatMap(message -> questions.of(message).stream())
                .toList();
    }

    private static boolean mayAsk(Message message) {
        return message.body().stream()
                .anyMatch(segment -> segment.kind() == Segment.Kind.NEW && Act.hasQuestion(segment.text()));
    }

    private List<Excerpt> of(Message message) {
        Place place = places.getOrDefault(message.id(), new Place(Optional.empty(), List.of()));
        Set<MessageId> direct = place.replies().stream().map(ThreadNode::id).collect(Collectors.toUnmodifiableSet());
        boolean spokeAgain =
                place.parent().filter(asked -> writesAgain(asked, message)).isPresent();
        List<Message> others = new ArrayList<>();
        for (Message later : all) {
            boolean reply = direct.contains(later.id());
            boolean other = isOther(later, message);
            if ((reply && (!other || !goesPointByPoint(later))) || isThanks(later, other, message)) {
                return List.of();
            }
            if (other
                    && (reply || !later.sent().instant().isBefore(message.sent().instant()))) {
                others.add(later);
            }
        }
        List<String> sentences = Sentences.of(message);
        List<Excerpt> open = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            String next = i + 1 < sentences.size() ? sentences.get(i + 1) : "";
            if (QuestionForm.asks(sentences.get(i))
                    && !(spokeAgain && YOU.matcher(sentences.get(i)).find())
                    && !isPiece(sentences, i)
                    && !isRepeated(sentences.get(i), message)
                    && !SELF_ANSWER.matcher(next).matches()
                    && !isAnswered(sentences, i, others, direct)) {
                open.add(new Excerpt(message.id(), sentences.get(i), 0));
            }
        }
        return open;
    }

    /** Whether it only seems to begin or end, at a character that the archive turned into a question mark. */
    private static boolean isPiece(List<String> sentences, int at) {
        String sentence = sentences.get(at);
        boolean begun = at > 0 && sentences.get(at - 1).endsWith("?") && goesOn(sentence);
        boolean open = at + 1 < sentences.size() && sentence.endsWith(" ?") && goesOn(sentences.get(at + 1));
        return begun || open;
    }

    private static boolean goesOn(String sentence) {
        int first = sentence.codePointAt(0);
        return Character.isLowerCase(first) || Character.isDigit(first);
    }

    /** Whether somebody else's earlier mail has it: a quote without marks. */
    private boolean isRepeated(String question, Message message) {
        String wanted = wordsOf(question);
        return all.stream()
                .filter(earlier ->
                        earlier.sent().instant().isBefore(message.sent().instant()) && isOther(earlier, message))
                .flatMap(earlier -> earlier.body().stream())
                .anyMatch(segment -> wordsOf(segment.text()).contains(wanted));
    }

    private static String wordsOf(String text) {
        return NO_WORD.matcher(text).replaceAll(" ");
    }

    private boolean isOther(Message one, Message other) {
        return !author.apply(one.from()).equals(author.apply(other.from()));
    }

    /** Whether the author of the mail that is answered comes back later: to a question put to that person. */
    private boolean writesAgain(MessageId asked, Message question) {
        return all.stream()
                .filter(message -> message.id().equals(asked))
                .filter(message -> isOther(message, question))
                .anyMatch(message -> all.stream()
                        .anyMatch(later ->
                                later.sent().instant().isAfter(question.sent().instant()) && !isOther(later, message)));
    }

    /** Who answers several passages and leaves out the question has most likely not answered it. */
    private static boolean goesPointByPoint(Message reply) {
        return reply.body().stream().filter(segment -> segment.depth() == 1).count() > 1;
    }

    /** The author's later mail that tells that all is well. */
    private static boolean isThanks(Message later, boolean other, Message question) {
        return !other
                && later.sent().instant().isAfter(question.sent().instant())
                && THANKS.matcher(later.newText()).find();
    }

    private boolean isAnswered(List<String> sentences, int at, List<Message> others, Set<MessageId> direct) {
        int from = Math.max(0, at - 1);
        int until = Math.min(sentences.size(), at + 2);
        Shingles around = Shingles.ofText(String.join("\n", sentences.subList(from, until)));
        Set<String> matter = QuestionForm.matter(sentences.get(at));
        for (Message other : others) {
            Reply reply = replies.computeIfAbsent(other.id(), id -> Reply.of(other));
            long shared = matter.stream().filter(reply.words()::contains).count();
            boolean many = shared >= matter.size() * MANY_OF_WORDS && (shared > 1 || direct.contains(other.id()));
            if (reply.quoted().shares(around) || shared >= matter.size() * MOST_OF_WORDS || many) {
                return true;
            }
        }
        return false;
    }
}
