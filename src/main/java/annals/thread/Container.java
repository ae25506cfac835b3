package annals.thread;

import static java.util.Objects.requireNonNull;

import annals.mail.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JWZ's container: a place in a tree that is being built, with or without a message. It lives for one run of
 * {@link Threader}.
 */
final class Container {
    final MessageId id;
    private final @Nullable Envelope envelope;

    /** The container above, and why; the edge of a missing message is never shown. */
    @Nullable
    Container parent;

    private Edge edge = Edge.NONE;
    /** A container at or above this one, usually the top: the short way there. */
    private Container higher = this;

    /** How many containers that are or lead to messages hang directly under this one. */
    int replies;

    private boolean counted;
    /** Whether a reply names this message as its parent. */
    boolean named;
    /** Whether the tree is shown without this one, its only reply in its place. */
    boolean pruned;

    /** Of a top: the first of its messages by date, and what is shown as the root of its tree. */
    @Nullable
    MessageId earliest;

    @Nullable
    Container root;

    private boolean placed;
    private @Nullable Container firstReply;
    private @Nullable Container lastReply;
    private @Nullable Container nextReply;

    /** What became of it. */
    @Nullable
    ThreadNode node;

    Container(MessageId id, @Nullable Envelope envelope) {
        this.id = id;
        this.envelope = envelope;
    }

    static Container missing(MessageId id) {
        return new Container(id, null);
    }

    boolean isPresent() {
        return envelope != null;
    }

    Envelope envelope() {
        return requireNonNull(envelope);
    }

    boolean isTop() {
        return parent == null;
    }

    /** The top of the tree that this stands in: a union-find with path halving. */
    Container top() {
        Container at = this;
        while (at.higher != at) {
            at.higher = at.higher.higher;
            at = at.higher;
        }
        return at;
    }

    /** Joins the tree of which this is the top to another one. */
    void hangUnder(Container newParent, Edge why) {
        if (!isTop() || newParent.top() == this) {
            throw new IllegalStateException(id + " must be the top of another tree than " + newParent.id);
        }
        parent = newParent;
        edge = why;
        higher = newParent.top();
    }

    /** Makes this the top of a tree of its own; {@link #top} is wrong until {@link #forgetTop} is called for all. */
    void detach(Edge why) {
        parent = null;
        edge = why;
    }

    /** Puts a detached tree under a container of another tree; the same holds for {@link #top}. */
    void hangUnderCorrected(Container newParent, Edge why) {
        parent = newParent;
        edge = why;
    }

    /** Puts this where its parent, or what is further above, stands now; the same holds for {@link #top}. */
    void takePlaceOf(Container above) {
        parent = above.parent;
        edge = above.edge;
    }

    /** The way to the top is found anew from parent to parent. */
    void forgetTop() {
        higher = parent == null ? this : parent;
    }

    /** Counts this, which is or leads to a message, among the replies of its parent, and that one in its turn. */
    void countUpwards() {
        Container container = this;
        while (!container.counted && container.parent != null) {
            container.counted = true;
            container = container.parent;
            container.replies++;
        }
    }

    /**
     * Puts this among the replies of what is shown above it. A missing message comes at the place of its first reply;
     * called in order of date, all replies end in order of date.
     */
    void place() {
        Container container = this;
        while (!container.placed) {
            container.placed = true;
            Container above = container.shownParent();
            if (above == null) {
                container.top().root = container;
                return;
            }
            above.append(container);
            if (above.isPresent()) {
                return;
            }
            container = above;
        }
    }

    private @Nullable Container shownParent() {
        Container above = parent;
        while (above != null && above.pruned) {
            above = above.parent;
        }
        return above;
    }

    private void append(Container reply) {
        if (lastReply == null) {
            firstReply = reply;
        } else {
            lastReply.nextReply = reply;
        }
        lastReply = reply;
    }

    void addRepliesTo(List<Container> list) {
        for (Container reply = firstReply; reply != null; reply = reply.nextReply) {
            list.add(reply);
        }
    }

    /** The node for this place; those of its replies must be there. */
    ThreadNode toNode() {
        List<ThreadNode> nodes = new ArrayList<>();
        for (Container reply = firstReply; reply != null; reply = reply.nextReply) {
            nodes.add(requireNonNull(reply.node));
        }
        return isPresent() ? new ThreadNode.Present(id, shownEdge(), nodes) : new ThreadNode.Missing(id, nodes);
    }

    private Edge shownEdge() {
        return shownParent() == null && edge.kind() != EdgeKind.NONE ? Edge.NONE : edge;
    }
}
