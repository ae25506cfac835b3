package annals.cli;

import annals.index.StoredThread;
import annals.mail.Attachment;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.mail.Subject;
import annals.mail.VisibleText;
import annals.profile.Permalinks;
import annals.tag.Attribution;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.Split;
import annals.thread.ThreadNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a thread: the tree first, then the mails, quotes folded to one line, the author's words whole. */
final class ThreadText {
    private static final DateTimeFormatter IN_TREE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter IN_HEAD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int MOST_COLUMNS = 110;
    /** Deeper replies are drawn at this depth, so that a long chain does not walk off the screen. */
    private static final int DEEPEST_DRAWN = 12;

    private final Console console;
    private final Function<MessageId, String> shortId;
    private final boolean quotes;
    private final int columns;

    ThreadText(Console console, Function<MessageId, String> shortId, boolean quotes) {
        this.console = console;
        this.shortId = shortId;
        this.quotes = quotes;
        this.columns = Math.min(console.terminal().columns(), MOST_COLUMNS);
    }

    void tree(StoredThread thread, List<Message> all) {
        String about = thread.tags().thread().deliverables().stream()
                .map(ThreadText::attribution)
                .collect(Collectors.joining(", "));
        String facts = day(thread.summary().first())
                + (day(thread.summary().first()).equals(day(thread.summary().last()))
                        ? ""
                        : " … " + day(thread.summary().last()))
                + " · " + thread.summary().messages() + (thread.summary().messages() == 1 ? " message" : " messages")
                + (about.isEmpty() ? "" : " · " + about);
        console.line(console.bold(VisibleText.line(thread.summary().subject())));
        console.line(console.dim(facts));
        Map<MessageId, Message> messages = new HashMap<>();
        all.forEach(message -> messages.put(message.id(), message));
        List<MailThread.Step> steps = thread.thread().walk();
        boolean[] last = lastOfTheirParents(steps);
        List<Boolean> open = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            MailThread.Step step = steps.get(i);
            while (open.size() > step.depth()) {
                open.removeLast();
            }
            console.line(branches(open, last[i]) + node(step, messages));
            open.add(!last[i]);
        }
    }

    private static String attribution(Attribution attribution) {
        return attribution.deliverable() + " (" + attribution.role().json() + ")";
    }

    /** Whether each node is the last reply of its parent. */
    private static boolean[] lastOfTheirParents(List<MailThread.Step> steps) {
        boolean[] last = new boolean[steps.size()];
        for (int i = 0; i < last.length; i++) {
            ThreadNode node = steps.get(i).node();
            last[i] = steps.get(i)
                    .parent()
                    .map(parent -> parent.replies().getLast().id().equals(node.id()))
                    .orElse(true);
        }
        return last;
    }

    private static String branches(List<Boolean> open, boolean last) {
        StringBuilder drawn = new StringBuilder();
        int from = Math.max(0, open.size() - DEEPEST_DRAWN);
        if (from > 0) {
            drawn.append("… ");
        }
        for (int i = from; i < open.size(); i++) {
            drawn.append(open.get(i) ? "│  " : "   ");
        }
        return drawn.append(last ? "└─ " : "├─ ").toString();
    }

    private String node(MailThread.Step step, Map<MessageId, Message> messages) {
        return switch (step.node()) {
            case ThreadNode.Missing missing ->
                console.dim("(a message that this archive lacks: <"
                        + VisibleText.line(missing.id().value()) + ">)");
            case ThreadNode.Present present -> {
                Message message = messages.get(present.id());
                Optional<Message> parent = step.parent().map(ThreadNode::id).map(messages::get);
                String subject = newSubject(message, parent);
                yield VisibleText.line(message.from().display()) + "  "
                        + when(message, IN_TREE)
                        + "  " + console.bold(shortId.apply(message.id())) + subject
                        + edge(present.edge().kind())
                        + split(present.edge().split());
            }
        };
    }

    private static String newSubject(Message message, Optional<Message> parent) {
        boolean same = parent.map(Message::subject)
                .map(Subject::key)
                .filter(message.subject().key()::equals)
                .isPresent();
        return parent.isEmpty() || same
                ? ""
                : "  ↳ " + VisibleText.line(message.subject().base());
    }

    private String edge(EdgeKind kind) {
        return switch (kind) {
            case QUOTE -> console.dim("  ~ quoted text");
            case SUBJECT -> console.dim("  ~ same subject");
            case CORRECTION -> console.dim("  ~ correction");
            case REFERENCES, IN_REPLY_TO, NONE -> "";
        };
    }

    private String split(Split split) {
        return switch (split) {
            case HIJACK -> console.dim("  ~ another matter");
            case SUBTHREAD, NONE -> "";
        };
    }

    void message(Message message) {
        console.line();
        String head = "── " + VisibleText.line(message.from().display()) + ", " + when(message, IN_HEAD) + " ";
        String id = " " + shortId.apply(message.id());
        console.line(console.bold(
                head + "─".repeat(Math.max(2, columns - Layout.width(head) - Layout.width(id))) + id));
        if (!message.subject().text().isEmpty()) {
            console.line(
                    console.dim("Subject: " + VisibleText.line(message.subject().text())));
        }
        for (Segment segment : message.body()) {
            segment(segment);
        }
        for (Attachment attachment : message.attachments()) {
            console.line(console.dim("▏ attachment " + VisibleText.line(attachment.name()) + " ("
                    + VisibleText.line(attachment.type())
                    + (attachment.bytes() < 0 ? "" : ", " + Layout.number(attachment.bytes()) + " bytes") + ")"));
        }
    }

    private void segment(Segment segment) {
        switch (segment.kind()) {
            case NEW, CODE, PATCH -> lines("", segment.text());
            case QUOTE -> {
                if (quotes) {
                    lines("> ".repeat(segment.depth()), segment.text());
                } else {
                    long lines = segment.text()
                            .lines()
                            .filter(line -> !line.isBlank())
                            .count();
                    console.line(console.dim("▏ " + lines + (lines == 1 ? " quoted line" : " quoted lines")));
                }
            }
            case ATTRIBUTION -> console.line(console.dim(VisibleText.line(segment.text())));
            case SIGNATURE, SCRUBBED, FOOTER -> {
                if (quotes) {
                    segment.text().lines().forEach(line -> console.line(console.dim(VisibleText.of(line))));
                }
            }
        }
    }

    private void lines(String prefix, String text) {
        boolean wrap = console.terminal().out();
        text.lines().map(VisibleText::of).forEach(line -> {
            if (wrap && Layout.width(line) > columns - prefix.length()) {
                Layout.wrap(line, columns - prefix.length()).forEach(part -> console.line(prefix + part));
            } else {
                console.line(prefix + line);
            }
        });
    }

    /** Prints "Author: Subject. Date. Permalink". */
    void cite(Message message, Permalinks links) {
        console.line(VisibleText.line(message.from().display()) + ": \""
                + VisibleText.line(message.subject().base()) + "\", "
                + (message.sent().isKnown() ? message.sent().day() : "no date") + ". "
                + VisibleText.line(links.best()));
    }

    private static String when(Message message, DateTimeFormatter format) {
        return message.sent().isKnown() ? format.format(message.sent().instant()) : "no date";
    }

    private static String day(Instant instant) {
        return instant.equals(Instant.EPOCH)
                ? "no date"
                : instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
