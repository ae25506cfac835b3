package annals.thread;

import annals.mail.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies {@link Corrections} to trees that are otherwise complete. */
final class Corrector {
    private final Map<MessageId, Container> byId;

    private Corrector(Map<MessageId, Container> byId) {
        this.byId = byId;
    }

    static void apply(List<Corrections.Correction> corrections, Map<MessageId, Container> byId) {
        if (corrections.isEmpty()) {
            return;
        }
        Corrector corrector = new Corrector(byId);
        for (Corrections.Correction correction : corrections) {
            switch (correction) {
                case Corrections.Join join -> corrector.join(join);
                case Corrections.Split split -> corrector.split(split);
                case Corrections.Reattach reattach -> corrector.reattach(reattach);
            }
            forgetTops(byId.values());
        }
    }

    /** What was detached has other tops now. */
    private static void forgetTops(Collection<Container> all) {
        all.forEach(Container::forgetTop);
    }

    private void split(Corrections.Split split) {
        present(split.message())
                .ifPresent(message -> message.detach(new Edge(EdgeKind.NONE, 1, "a correction splits it off")));
    }

    private void reattach(Corrections.Reattach reattach) {
        Optional<Container> message = present(reattach.message());
        Optional<Container> parent = present(reattach.parent());
        if (message.isPresent() && parent.isPresent()) {
            move(message.get(), parent.get(), "a correction says what it answers");
        }
    }

    private void join(Corrections.Join join) {
        Optional<Container> message = present(join.message());
        Optional<Container> parent = present(join.parent());
        if (message.isPresent()
                && parent.isPresent()
                && message.get().top() != parent.get().top()) {
            move(message.get().top(), parent.get(), "a correction joins the threads");
        }
    }

    /** A message that goes under one of its own replies leaves its place to the branch with that reply. */
    private static void move(Container message, Container parent, String evidence) {
        branch(message, parent).ifPresent(branch -> branch.takePlaceOf(message));
        message.detach(Edge.NONE);
        message.named = true;
        message.hangUnderCorrected(parent, new Edge(EdgeKind.CORRECTION, 1, evidence));
    }

    /** The direct reply to a message under which another one stands, or which it is. */
    private static Optional<Container> branch(Container message, Container below) {
        Container at = below;
        while (at.parent != null) {
            if (at.parent == message) {
                return Optional.of(at);
            }
            at = at.parent;
        }
        return Optional.empty();
    }

    private Optional<Container> present(MessageId id) {
        return Optional.ofNullable(byId.get(id)).filter(Container::isPresent);
    }
}
