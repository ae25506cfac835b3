package annals.thread;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import java.util.stream.Collectors;

/**
 * What tells the parent of a message when its headers don't, and what tells that it is one. The first half is kept for
 * all messages, the second for those whose headers name no id.
 *
 * @param author the name and the address of the author, may be empty
 * @param said a sample of what the message says itself
 * @param formerSubject the key of the subject named in "(was: …)", may be empty
 * @param answered what In-Reply-To says in prose ("Your message of …"), may be empty
 * @param attribution the lines that introduce its quotes, may be empty
 * @param quoted what it quotes
 */
public record Clues(
        String author, Shingles said, String formerSubject, String answered, String attribution, Shingles quoted) {
    /** No clue. */
    public static final Clues NONE = new Clues("", Shingles.NONE, "", "", "", Shingles.NONE);

    /** Real attributions have up to 250 characters, and the first ones tell of the parent. */
    private static final int MOST_CHARACTERS = 600;

    /** The clues of a message. */
    static Clues of(Message message) {
        String author = (message.from().name() + " " + message.from().address()).strip();
        Shingles said = Shingles.said(message.body());
        String formerSubject = message.subject().formerKey();
        if (!isLost(message)) {
            return new Clues(author, said, formerSubject, "", "", Shingles.NONE);
        }
        String attribution = message.body().stream()
                .filter(segment -> segment.kind() == Segment.Kind.ATTRIBUTION)
                .map(Segment::text)
                .collect(Collectors.joining("\n"));
        return new Clues(
                author,
                said,
                formerSubject,
                cut(message.headers().getOrDefault("in-reply-to", "")),
                cut(attribution),
                Shingles.quoted(message.body()));
    }

    /** Whether the headers name no message but itself. */
    private static boolean isLost(Message message) {
        MessageId id = message.id();
        return message.inReplyTo().stream().allMatch(id::equals)
                && message.references().stream().allMatch(id::equals);
    }

    private static String cut(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    }
}
