package annals.cli;

import annals.export.MessageJson;
import annals.export.Redaction;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.profile.Profiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a thread as a tree with its text, or one message of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  annals show k3fq7a                      the thread that holds this message",
            "  annals show k3fq7a --tree               without the text",
            "  annals show --message '<id@example.org>' --quotes",
            "  annals show k3fq7a --json"
        })
final class ShowCommand extends ReadingCommand {
    @Parameters(
            paramLabel = "ID",
            description =
                    "A Message-ID, a hash or the beginning of one (6 characters or more), a HyperKitty address, the"
                            + " address of a pipermail page that fetch --articles noted, or a mid: URI.")
    private String id = "";

    @Option(names = "--message", description = "Show only this message.")
    private boolean message;

    @Option(names = "--tree", description = "Show the tree without the text.")
    private boolean tree;

    @Option(names = "--quotes", description = "Show quoted lines whole.")
    private boolean quotes;

    @Option(names = "--cite", description = "Print a reference line: author, date, subject, permalink.")
    private boolean cite;

    ShowCommand(Console console, GlobalOptions options) {
        super(console, options);
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
            print(thread, index.messages(thread), found.get().message(), indexed);
            return ExitCode.OK;
        }
    }

    private void print(StoredThread thread, List<Message> messages, MessageId found, Indexed indexed)
            throws IOException {
        List<Message> shown = messages.stream()
                .filter(m -> !(message || cite) || m.id().equals(found))
                .toList();
        if (isJson()) {
            MessageJson writer = new MessageJson(Profiles.builtIn(), Redaction.NONE, indexed::articlePage);
            Map<MessageId, MessageJson.Place> places = Places.of(thread);
            json(lines -> shown.forEach(m -> writer.write(
                    lines, m, Optional.ofNullable(places.get(m.id())), new MessageJson.Detail(true, true))));
            return;
        }
        ThreadText text = new ThreadText(console, indexed::shortId, quotes);
        if (cite) {
            shown.forEach(m -> text.cite(
                    m,
                    Profiles.builtIn()
                            .forList(m.list())
                            .permalinks(m.id())
                            .withPipermail(indexed.articlePage(m.id()))));
            return;
        }
        if (!message) {
            text.tree(thread, messages);
        }
        if (!tree) {
            shown.forEach(text::message);
        }
    }
}
