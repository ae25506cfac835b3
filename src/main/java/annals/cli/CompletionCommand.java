package annals.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a script that completes commands and options in bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(annals completion)"})
final class CompletionCommand extends AnnalsCommand {
    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected int run() {
        console.out()
                .print(AutoComplete.bash(
                        "annals", Objects.requireNonNull(spec).root().commandLine()));
        return ExitCode.OK;
    }
}
