package annals.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * The names of the fields, and the terms of those that are not analysed.
 *
 * <p>A document is a message, a thread, or a source that was read: {@link #KIND} says which. Analysed fields belong to
 * messages; a message's own words, quotes and signature are one value of the field for each segment.
 */
public final class Fields {
    /** "message", "thread" or "source". */
    public static final String KIND = "kind";

    public static final String MESSAGE = "message";
    public static final String THREAD = "thread";
    public static final String SOURCE = "source";

    /** Analysed as prose. */
    public static final String SUBJECT = "subject";

    public static final String NEW = "new";
    public static final String QUOTED = "quoted";
    public static final String SIGNATURE = "signature";

    /** Analysed as names: not stemmed. A person's name and address are two values. */
    public static final String FROM = "from";

    public static final String TO = "to";
    public static final String CC = "cc";
    public static final String LIST = "list";
    /** Names and types of attachments. */
    public static final String ATTACHMENT = "attachment";

    /** Seconds since 1970 of a message; 0 where nothing says when it was sent. */
    public static final String DATE = "date";
    /** The same as a point, only of messages whose date is known. */
    public static final String DATE_POINT = "date-point";
    /** {@link IdTerm} of a message. */
    public static final String ID = "id";
    /** {@link IdTerm} of the thread, on the thread and on each of its messages. */
    public static final String BLOCK = "block";
    /** {@link IdTerm} of a thread's former ids. */
    public static final String FORMER = "former";
    /** {@link IdTerm} of messages that a thread lacks. */
    public static final String MISSING = "missing";
    /** {@link IdTerm} of what a message answers: In-Reply-To and References. */
    public static final String REFERS = "refers";
    /** Names of tags, and on a message what its thread has from nowhere else. */
    public static final String TAG = "tag";
    /** Ids of deliverables: on a message its own, and its thread's topics. */
    public static final String DELIVERABLE = "deliverable";
    /** Ids of deliverables in the role of a topic. */
    public static final String TOPIC = "topic";
    /** What a message holds: names of {@link Features}. */
    public static final String HAS = "has";
    /** What its author does: names of {@link annals.event.Act}. */
    public static final String ACT = "act";
    /** The votes that a message records: texts of {@link annals.event.VoteValue}. */
    public static final String VOTE = "vote";
    /** Who cast them; analysed as names, the full name and the one written are two values. */
    public static final String VOTER = "voter";
    /** The states, in lower case, that the topics of a message had on its day. */
    public static final String PHASE = "phase";
    /** The subject's key for comparison. */
    public static final String SUBJECT_KEY = "subject-key";
    /** Of a lost reply: the key of its subject, and of the one that its "(was: …)" names. */
    static final String LOST_SUBJECT = "lost-subject";
    /** {@link #PROSE} on a lost reply whose In-Reply-To is prose. */
    static final String LOST = "lost";

    static final String PROSE = "prose";
    /** Points: what a message says, as {@link annals.thread.Clues#said}. */
    static final String SAYS = "says";
    /** Points: what a lost reply quotes, as {@link annals.thread.Clues#quoted}. */
    static final String QUOTES = "quotes";
    /** The exact value for counting, on a message. */
    public static final String PERSON = "person";
    /** {@link MailboxTerm} of the author, on a message. */
    static final String MAILBOX = "mailbox";
    /** The list's exact value for counting, on a message. */
    public static final String LIST_NAME = "list-name";

    /** On a thread: seconds since 1970 of its first and last message, its size, its hash as an ascending number. */
    public static final String FIRST = "first";

    public static final String LAST = "last";
    public static final String SIZE = "size";
    /** The first twelve characters of the hash as a number; on messages and threads, in the order of the hashes. */
    public static final String HASH_ORDER = "hash-order";

    /** {@link Strip}s of the messages of a {@link Bundle}, on its last one. */
    static final String HEADS = "heads";

    static final String OWN = "own";
    static final String REST = "rest";
    /** {@link EnvelopeCodec#encodeSaid}, on a message. */
    static final String SAID = "said";
    /** {@link ThreadSummary}, on a thread. */
    static final String SUMMARY = "summary";
    /** {@link BriefCodec}, on a thread that speaks of a deliverable. */
    static final String BRIEFED = "briefed";

    static final String STORED_TREE = "stored-tree";
    static final String STORED_TAGS = "stored-tags";
    static final String STORED_EVENTS = "stored-events";
    static final String STORED_SOURCE = "stored-source";
    static final String SOURCE_NAME = "source-name";
    /** The kind of a document that tells on which page a message is shown. */
    static final String ARTICLE = "article";

    static final String ARTICLE_PAGE = "article-page";
    static final String ARTICLE_ID = "article-id";

    private static final Set<String> NAMES = Set.of(FROM, TO, CC, LIST, ATTACHMENT, VOTER);

    /** Lucene takes terms of up to 32,766 bytes; archives hold longer ids. */
    private static final int LONGEST_TERM = 1000;

    private Fields() {}

    /** How the text of an analysed field is read. */
    public static TextScanner.Style style(String field) {
        return NAMES.contains(field) ? TextScanner.Style.NAMES : TextScanner.Style.PROSE;
    }

    /** The term of any text that is kept whole. */
    public static String term(String text) {
        if (text.length() <= LONGEST_TERM) {
            return text;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return text.substring(0, 200) + "…" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The first twelve characters of a hash as a number that sorts as they do. */
    static long hashOrder(String hash) {
        long order = 0;
        for (int i = 0; i < 12; i++) {
            char c = hash.charAt(i);
            order = order << 5 | (c <= '7' ? c - '2' : c - 'a' + 6);
        }
        return order;
    }
}
