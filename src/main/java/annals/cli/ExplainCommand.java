package annals.cli;

import annals.event.RecordedEvent;
import annals.export.ExplanationJson;
import annals.history.IndexedPeople;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Fault;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.VisibleText;
import annals.person.Person;
import annals.profile.Profiles;
import annals.tag.Attribution;
import annals.tag.Evidence;
import annals.tag.Lowering;
import annals.tag.Tags;
import annals.thread.Edge;
import annals.thread.MailThread;
import annals.thread.Split;
import annals.thread.ThreadNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class ExplainCommand extends ReadingCommand {
    private static final int USUAL_EVIDENCE = 12;

    private String id = "";
    private boolean all;

    ExplainCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("explain")
                .description(
                        "Tell why: the tags of a message and its thread with their evidence, its place, its date, its author.")
                .examples("  annals explain k3fq7a", "  annals explain '<id@example.org>' --json")
                .parameter("ID", "A message or thread, as in annals show.", given -> id = given)
                .flag("--all", "Show all evidence, not only the strongest.", on -> all = on);
    }

    @Override
    protected int run() throws IOException {
        try (ThreadIndexReader index = openIndex()) {
            Indexed indexed = new Indexed(index);
            Optional<Indexed.Found> found = indexed.find(id, console, name());
            if (found.isEmpty()) {
                return ExitCode.NOTHING;
            }
            StoredThread thread = found.get().thread();
            MessageId message = found.get().message();
            Message mail = message(index, thread, message);
            Person author = IndexedPeople.of(index, Profiles.builtIn()).person(mail.from());
            if (isJson()) {
                json(lines -> ExplanationJson.write(lines, thread, message, author));
            } else {
                print(thread, mail, author, indexed);
            }
            return ExitCode.OK;
        }
    }

    /** The message itself; the thread's first one where a former id of the thread was given. */
    private static Message message(ThreadIndexReader index, StoredThread thread, MessageId found) throws IOException {
        Optional<Message> message = index.message(found);
        return message.isPresent() ? message.get() : index.messages(thread).getFirst();
    }

    private void print(StoredThread thread, Message message, Person author, Indexed indexed) {
        console.line(console.bold(VisibleText.line(message.subject().text())) + "  " + indexed.shortId(message.id()));
        fact("message", "<" + VisibleText.line(message.id().value()) + ">");
        fact("thread", place(thread, message.id(), indexed));
        fact(
                "date",
                message.sent().isKnown()
                        ? message.sent().instant() + " from "
                                + message.sent().source().json().replace('_', ' ')
                        : "not known: nothing says when this was sent");
        author(author);
        for (Origin origin : message.origins()) {
            fact("stored", VisibleText.line(origin.toString()) + ", " + Layout.number(origin.length()) + " bytes");
        }
        for (Fault fault : message.faults()) {
            fact(
                    "fault",
                    fault.kind().sentence()
                            + (fault.detail().isEmpty() ? "" : ": " + VisibleText.line(fault.detail())));
        }
        for (RecordedEvent event : thread.events()) {
            if (event.message().equals(message.id())) {
                fact("records", recorded(event));
            }
        }
        Tags own = Places.tags(thread, message.id());
        tags("this message", own, indexed);
        if (thread.summary().messages() > 1) {
            tags("its thread", thread.tags().thread(), indexed);
        }
    }

    /** What an event says, and the line in which it was read. */
    private static String recorded(RecordedEvent event) {
        String about = event.deliverable().isEmpty() ? "" : event.deliverable() + " ";
        String what = event instanceof RecordedEvent.Vote vote
                ? VisibleText.line(vote.written() + ": " + vote.value().text() + " on “" + vote.item() + "”")
                        + vote.meeting().map(day -> " of " + day).orElse("")
                : "“" + VisibleText.line(event.title()) + "”";
        return event.kind() + " " + about + what + (event.line() > 0 ? "  line " + event.line() : "");
    }

    private void author(Person author) {
        fact(
                "author",
                VisibleText.line(author.name()) + ", " + Layout.number(author.messages())
                        + (author.messages() == 1 ? " message" : " messages"));
        if (author.names().size() > 1) {
            fact("names", VisibleText.line(String.join("; ", author.names())));
        }
        if (!author.addresses().isEmpty()) {
            fact("addresses", VisibleText.line(String.join(", ", author.addresses())));
        }
        for (Person.Join join : author.joins()) {
            String what = switch (join.rule()) {
                case ADDRESS -> "the address ";
                case NAME -> "the name ";
            };
            fact("joined", "by " + what + VisibleText.line(join.value()) + ", " + join.mailboxes() + " mailboxes");
        }
    }

    private static String place(StoredThread thread, MessageId message, Indexed indexed) {
        for (MailThread.Step step : thread.thread().walk()) {
            if (step.node() instanceof ThreadNode.Present present
                    && present.id().equals(message)) {
                if (step.parent().isEmpty()) {
                    String why = present.edge().evidence();
                    return (why.isEmpty() ? "" : why + "; ") + "begins "
                            + indexed.shortId(thread.summary().id()) + ", "
                            + thread.summary().messages()
                            + (thread.summary().messages() == 1 ? " message" : " messages");
                }
                ThreadNode parent = step.parent().get();
                String under = parent instanceof ThreadNode.Missing
                        ? "<" + VisibleText.line(parent.id().value()) + ">, which this archive lacks,"
                        : indexed.shortId(parent.id());
                return "under " + under + " by "
                        + switch (present.edge().kind()) {
                            case IN_REPLY_TO -> "In-Reply-To";
                            case REFERENCES -> "References";
                            case QUOTE -> "quoted text";
                            case SUBJECT -> "its subject, for want of headers";
                            case CORRECTION -> "correction";
                            case NONE -> "nothing";
                        }
                        + confidence(present.edge()) + split(present.edge().split()) + " in "
                        + indexed.shortId(thread.summary().id());
            }
        }
        return "not in its tree";
    }

    private static String confidence(Edge edge) {
        String why = edge.evidence().isEmpty() ? "" : ": " + edge.evidence();
        return why
                + (edge.confidence() == 1 ? "" : String.format(Locale.ROOT, " (confidence %.2f)", edge.confidence()));
    }

    private static String split(Split split) {
        return switch (split) {
            case NONE -> "";
            case SUBTHREAD -> ", beginning a sub-thread of a new subject";
            case HIJACK -> ", but speaking of something else";
        };
    }

    private void tags(String whose, Tags tags, Indexed indexed) {
        console.line();
        console.line(console.bold(whose));
        fact(
                "e2ee",
                String.format(
                        Locale.ROOT,
                        "%s, %.1f of %.1f needed",
                        tags.isE2ee() ? "yes" : "no",
                        tags.score(),
                        tags.threshold()));
        List<Evidence> shown = all
                ? tags.evidence()
                : tags.evidence().stream().limit(USUAL_EVIDENCE).toList();
        for (Evidence evidence : shown) {
            console.line("   " + evidence(evidence, indexed));
        }
        if (shown.size() < tags.evidence().size()) {
            console.line(
                    console.dim("   " + (tags.evidence().size() - shown.size()) + " weaker pieces of evidence: --all"));
        }
        for (Attribution attribution : tags.deliverables()) {
            fact(
                    "about",
                    String.format(
                            Locale.ROOT,
                            "%s %s %.1f",
                            attribution.deliverable(),
                            attribution.role().json(),
                            attribution.score()));
        }
    }

    private static String evidence(Evidence evidence, Indexed indexed) {
        Optional<Lowering> lowering = Lowering.of(evidence);
        if (lowering.isPresent()) {
            return Layout.fit(evidence.text(), 5) + "  " + Layout.fit(evidence.about(), 9) + " " + evidence.rule()
                    + ": " + lowering.get().sentence();
        }
        String where = evidence.segment().isEmpty()
                ? "subject"
                : evidence.segment().get().json() + (evidence.line() > 0 ? " line " + evidence.line() : "");
        String from = evidence.inheritedFrom()
                .map(ancestor -> "  inherited from " + indexed.shortId(ancestor))
                .orElse("");
        return String.format(
                        Locale.ROOT,
                        "%+5.2f  %-9s %-13s “%s”",
                        evidence.weight(),
                        evidence.about(),
                        evidence.rule(),
                        VisibleText.line(evidence.text()))
                + "  " + where + " of " + indexed.shortId(evidence.message()) + from;
    }

    private void fact(String name, String value) {
        console.line(Layout.fit(name, 9) + " " + value);
    }
}
