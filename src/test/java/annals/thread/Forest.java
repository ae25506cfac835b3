package annals.thread;

import java.util.ArrayList;
import java.util.List;

/**
 * Threads as text: {@code a(b c(d))} for a with the replies b and c(d), {@code [x]} for a message that is not there. A
 * mark before an id tells the edge where it isn't the message's own In-Reply-To: {@code ;} for References, {@code ~}
 * for References of a third message, {@code =} for the subject, {@code "} for a quote, {@code ^} for a correction.
 */
final class Forest {
    private Forest() {}

    /** One text a thread, without recursion. */
    static List<String> of(List<MailThread> threads) {
        List<String> forest = new ArrayList<>();
        for (MailThread thread : threads) {
            StringBuilder text = new StringBuilder();
            int depth = 0;
            for (MailThread.Step step : thread.walk()) {
                if (step.depth() > depth) {
                    text.append('(');
                } else if (!text.isEmpty()) {
                    text.append(")".repeat(depth - step.depth())).append(' ');
                }
                depth = step.depth();
                text.append(node(step.node()));
            }
            forest.add(text.append(")".repeat(depth)).toString());
        }
        return forest;
    }

    private static String node(ThreadNode node) {
        return switch (node) {
            case ThreadNode.Missing missing -> "[" + missing.id() + "]";
            case ThreadNode.Present present -> mark(present.edge()) + present.id();
        };
    }

    private static String mark(Edge edge) {
        return switch (edge.kind()) {
            case IN_REPLY_TO, NONE -> "";
            case REFERENCES -> edge.confidence() < 1 ? "~" : ";";
            case SUBJECT -> "=";
            case QUOTE -> "\"";
            case CORRECTION -> "^";
        };
    }
}
