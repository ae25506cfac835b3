package annals.index;

import annals.mail.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;

/** The documents of a thread, and what they take the place of; made by {@link ThreadIndexWriter#block}. */
public final class ThreadBlock {
    /** The documents of longer threads are made while they are written, so that memory holds one at a time. */
    private static final int MOST_MADE = 64;

    private final MessageId id;
    private final Set<MessageId> formerIds;
    private final List<MessageId> gone;
    private final Iterable<Document> documents;

    private ThreadBlock(MessageId id, Set<MessageId> formerIds, List<MessageId> gone, Iterable<Document> documents) {
        this.id = id;
        this.formerIds = formerIds;
        this.gone = gone;
        this.documents = documents;
    }

    static ThreadBlock of(
            Collection<MessageId> formerThreads,
            Set<MessageId> formerIds,
            ThreadDocuments documents,
            IndexedThread thread) {
        MessageId id = thread.thread().id();
        List<MessageId> gone =
                formerThreads.stream().filter(one -> !one.equals(id)).toList();
        if (thread.messages().size() > MOST_MADE) {
            return new ThreadBlock(id, formerIds, gone, () -> documents);
        }
        List<Document> made = new ArrayList<>();
        documents.forEachRemaining(made::add);
        return new ThreadBlock(id, formerIds, gone, made);
    }

    MessageId id() {
        return id;
    }

    /** The ids that keep finding the thread. */
    Set<MessageId> formerIds() {
        return formerIds;
    }

    /** The threads that it takes the place of. */
    List<MessageId> gone() {
        return gone;
    }

    Iterable<Document> documents() {
        return documents;
    }
}
