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

final class ShowCommand extends ReadingCommand {
    private String id = "";
    private boolean message;
    private boolean tree;
    private boolean quotes;
    private boolean cite;

    ShowCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("show")
                .description("Show a thread as a tree with its text, or one message of it.")
                .examples(
                        "  annals show k3fq7a                      the thread that holds this message",
                        "  annals show k3fq7a --tree               without the text",
                        "  annals show --message '<id@example.org>' --quotes",
                        "  annals show k3fq7a --json")
                .parameter(
                        "ID",
                        "A Message-ID, a hash or the beginning of one (6 characters or more), a HyperKitty address, the"
                                + " address of a pipermail page that fetch --articles noted, or a mid: URI.",
                        given -> id = given)
                .flag("--message", "Show only this message.", on -> message = on)
                .flag("--tree", "Show the tree without the text.", on -> tree = on)
                .flag("--quotes", "Show quoted lines whole.", on -> quotes = on)
                .flag("--cite", "Print a reference line: author, date, subject, permalink.", on -> cite = on);
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
