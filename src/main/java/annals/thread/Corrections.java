package annals.thread;

import annals.mail.MessageId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What people say of threads against what headers and quotes say; applied last, in order. A correction that speaks of a
 * message which is not there waits for it.
 */
public record Corrections(List<Correction> all) {
    /** No corrections. */
    public static final Corrections NONE = new Corrections(List.of());

    /** One correction. */
    public sealed interface Correction {
        /** The message that it moves. */
        MessageId message();
    }

    /**
     * The thread of a message hangs under a message of another thread.
     *
     * @param parent the message under which the other thread goes
     * @param message any message of that thread
     */
    public record Join(MessageId parent, MessageId message) implements Correction {}

    /**
     * A message begins a thread of its own; what hangs under it goes with it.
     *
     * @param message the message
     */
    public record Split(MessageId message) implements Correction {}

    /**
     * A message answers another one than it seems to; what hangs under it goes with it.
     *
     * @param message the message
     * @param parent what it answers
     */
    public record Reattach(MessageId message, MessageId parent) implements Correction {}

    public Corrections {
        all = List.copyOf(all);
        Set<MessageId> moved = new HashSet<>();
        for (Correction correction : all) {
            if (!moved.add(correction.message())) {
                throw new IllegalArgumentException("two corrections move <" + correction.message() + ">");
            }
            if (ids(correction).size() == 1 && !(correction instanceof Split)) {
                throw new IllegalArgumentException("<" + correction.message() + "> cannot go under itself");
            }
        }
    }

    /** The ids of all messages that are spoken of. */
    public SortedSet<MessageId> ids() {
        SortedSet<MessageId> ids = new TreeSet<>();
        all.forEach(correction -> ids.addAll(ids(correction)));
        return ids;
    }

    private static Set<MessageId> ids(Correction correction) {
        return switch (correction) {
            case Join join -> new HashSet<>(List.of(join.parent(), join.message()));
            case Split split -> Set.of(split.message());
            case Reattach reattach -> new HashSet<>(List.of(reattach.message(), reattach.parent()));
        };
    }

    /** One correction a line, for keeping: ids hold no white space. */
    public String toLines() {
        List<String> lines = new ArrayList<>();
        for (Correction correction : all) {
            lines.add(
                    switch (correction) {
                        case Join join -> "join " + join.parent() + " " + join.message();
                        case Split split -> "split " + split.message();
                        case Reattach reattach -> "reattach " + reattach.message() + " " + reattach.parent();
                    });
        }
        return String.join("\n", lines);
    }

    /** The corrections that {@link #toLines()} wrote; an IllegalArgumentException when it didn't. */
    public static Corrections ofLines(String lines) {
        return new Corrections(lines.lines().map(Corrections::ofLine).toList());
    }

    private static Correction ofLine(String line) {
        String[] words = line.split(" ", -1);
        return switch (words[0] + words.length) {
            case "join3" -> new Join(new MessageId(words[1]), new MessageId(words[2]));
            case "split2" -> new Split(new MessageId(words[1]));
            case "reattach3" -> new Reattach(new MessageId(words[1]), new MessageId(words[2]));
            default -> throw new IllegalArgumentException("no correction: " + line);
        };
    }
}
