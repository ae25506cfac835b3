package annals.cli;

import picocli.AutoComplete;

final class CompletionCommand extends AnnalsCommand {
    CompletionCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected void declare(Declaration command) {
        command.name("completion")
                .description("Print a script that completes commands and options in bash and zsh.")
                .examples("  source <(annals completion)");
    }

    @Override
    protected int run() {
        console.out().print(AutoComplete.bash("annals", program()));
        return ExitCode.OK;
    }
}
