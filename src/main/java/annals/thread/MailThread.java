package annals.thread;

import annals.mail.MessageId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A conversation.
 *
 * @param id the id of its earliest message by date, then by {@link MessageId#hash()}; that message's hash names the
 *     thread
 * @param root the top of the tree; a {@link ThreadNode.Missing} where several messages answer one that the archive
 *     lacks
 */
public record MailThread(MessageId id, ThreadNode root) {
    /**
     * A node on a walk.
     *
     * @param node the node
     * @param depth 0 for the root
     * @param parent the node above it, which may be missing from the archive
     */
    public record Step(ThreadNode node, int depth, Optional<ThreadNode> parent) {}

    /** All nodes in reading order (depth first, replies by date), without recursion. */
    public List<Step> walk() {
        List<Step> steps = new ArrayList<>();
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(root, 0, Optional.empty()));
        while (!open.isEmpty()) {
            Step step = open.pop();
            steps.add(step);
            List<ThreadNode> replies = step.node().replies();
            for (int i = replies.size() - 1; i >= 0; i--) {
                open.push(new Step(replies.get(i), step.depth() + 1, Optional.of(step.node())));
            }
        }
        return steps;
    }

    /** The ids of the messages that the archive has, in reading order. */
    public List<MessageId> messages() {
        return walk().stream()
                .map(Step::node)
                .filter(node -> node instanceof ThreadNode.Present)
                .map(ThreadNode::id)
                .toList();
    }
}
