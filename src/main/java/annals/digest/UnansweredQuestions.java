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
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

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

    private final List<Message> all;
    private final Function<Mailbox, ?> author;
    private final Map<MessageId, Reply> replies = new HashMap<>();

    private UnansweredQuestions(List<Message> all, Function<Mailbox, ?> author) {
        this.all = all;
        this.author = author;
    }

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
        UnansweredQuestions questions = new UnansweredQuestions(all, author);
        Map<MessageId, List<ThreadNode>> below = new HashMap<>();
        List<Excerpt> found = new ArrayList<>();
        for (Message message : asking) {
            if (mayAsk(message)) {
                if (below.isEmpty()) {
                    thread.walk()
                            .forEach(step ->
                                    below.put(step.node().id(), step.node().replies()));
                }
                found.addAll(questions.of(message, below.getOrDefault(message.id(), List.of())));
            }
        }
        return found;
    }

    private static boolean mayAsk(Message message) {
        return message.body().stream()
                .anyMatch(segment -> segment.kind() == Segment.Kind.NEW && Act.hasQuestion(segment.text()));
    }

    private List<Excerpt> of(Message message, List<ThreadNode> directReplies) {
        Set<MessageId> direct =
                Set.copyOf(directReplies.stream().map(ThreadNode::id).distinct().toList());
        List<Message> others = new ArrayList<>();
        for (Message later : all) {
            boolean reply = direct.contains(later.id());
            boolean other = !author.apply(later.from()).equals(author.apply(message.from()));
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
                    && !isRest(sentences, i)
                    && !SELF_ANSWER.matcher(next).matches()
                    && !isAnswered(sentences, i, others, direct)) {
                open.add(new Excerpt(message.id(), sentences.get(i), 0));
            }
        }
        return open;
    }

    /** Whether it only seems to begin, behind a character that the archive turned into a question mark. */
    private static boolean isRest(List<String> sentences, int at) {
        return at > 0
                && Character.isLowerCase(sentences.get(at).codePointAt(0))
                && sentences.get(at - 1).endsWith("?");
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
