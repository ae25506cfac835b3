package annals.cli;

import annals.archive.ArchiveFile;
import annals.archive.Reading;
import annals.archive.Sources;
import annals.export.JsonLines;
import annals.export.MessageJson;
import annals.export.Redaction;
import annals.mail.Message;
import annals.mail.VisibleText;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class ParseCommand extends AnnalsCommand {
    private List<String> sources = List.of();
    private @Nullable String list;
    private boolean segments;

    ParseCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("parse")
                .description(
                        "Print each message of an archive as understood, one JSON line a message, without an index.")
                .examples(
                        "  annals parse 2005-March.txt.gz | jq -r 'select(.type==\"message\").subject'",
                        "  annals parse --segments mail.eml",
                        "  zcat old.mbox.gz | annals parse -")
                .parameters(
                        "SOURCE",
                        "A file (mbox family, a mail, or a zip or tar of them; compressed or not), a folder, or - for"
                                + " standard input.",
                        given -> sources = given)
                .text("--list=ADDRESS", "Take the mails for those of the list ADDRESS.", given -> list = given)
                .flag("--segments", "Print the segments of the body too.", on -> segments = on);
    }

    @Override
    protected int run() throws IOException {
        Profiles profiles = Profiles.builtIn();
        MailReader reader = new MailReader(new MessageParser(profiles), console.in());
        MessageJson writer = new MessageJson(profiles, Redaction.NONE);
        int code = ExitCode.OK;
        try (JsonLines lines = new JsonLines(console.out(), name())) {
            for (String source : sources) {
                for (ArchiveFile file : Sources.find(source)) {
                    Reading reading =
                            reader.read(file, Optional.ofNullable(list), message -> write(lines, writer, message));
                    code = Math.max(code, code(file, reading));
                }
            }
        }
        return code;
    }

    private void write(JsonLines lines, MessageJson writer, Message message) {
        writer.write(lines, message, Optional.empty(), new MessageJson.Detail(true, segments));
    }

    private int code(ArchiveFile file, Reading reading) {
        return switch (reading) {
            case Reading.Mails mails -> {
                int damaged = mails.damage()
                        .map(damage -> told(file.name(), damage, false))
                        .orElse(ExitCode.OK);
                yield mails.left().stream()
                        .mapToInt(left -> told(place(file, left), left.what(), left.harmless()))
                        .reduce(damaged, Math::max);
            }
            case Reading.NotAnArchive not -> told(file.name(), not.what(), not.harmless() && !file.named());
            case Reading.Unreadable unreadable -> told(file.name(), unreadable.why(), false);
        };
    }

    private static String place(ArchiveFile file, Reading.Left left) {
        return left.member().isEmpty() ? file.name() : file.name() + "!" + left.member();
    }

    private int told(String source, String what, boolean harmless) {
        if (!harmless || !isQuiet()) {
            console.note("annals: parse: " + VisibleText.line(source) + ": " + VisibleText.line(what));
        }
        return harmless ? ExitCode.OK : ExitCode.WRONG;
    }
}
