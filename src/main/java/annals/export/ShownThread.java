package annals.export;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.thread.MailThread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A thread as it may be shown.
 *
 * @param line the thread in one line
 * @param tree the tree, withheld messages included
 * @param mails its messages in reading order
 */
public record ShownThread(ThreadLine line, MailThread tree, List<Mail> mails) {
    public ShownThread {
        mails = List.copyOf(mails);
    }

    /**
     * A message as it may be shown.
     *
     * @param message the message; of a withheld one nothing but id, day and place in the tree may be shown
     * @param withheld whether its author asked for that
     * @param author what to call the author
     * @param subject its subject, may be empty
     * @param withheldQuotes the depths of quotes that hold words of a withheld message
     */
    public record Mail(Message message, boolean withheld, String author, String subject, Set<Integer> withheldQuotes) {
        public Mail {
            withheldQuotes = Set.copyOf(withheldQuotes);
        }
    }

    /** The messages by their ids. */
    public Map<MessageId, Mail> byId() {
        return mails.stream().collect(Collectors.toMap(mail -> mail.message().id(), Function.identity()));
    }

    /** The message with that id, when the archive has it. */
    public Optional<Mail> mail(MessageId id) {
        return mails.stream().filter(mail -> mail.message().id().equals(id)).findFirst();
    }
}
