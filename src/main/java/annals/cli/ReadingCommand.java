package annals.cli;

import annals.index.ThreadIndexReader;
import java.io.IOException;

/** A command that only reads an index: its text may be longer than the screen, and it runs in the shell, too. */
abstract class ReadingCommand extends AnnalsCommand {
    ReadingCommand(Console console, GlobalOptions options) {
        super(console, options);
    }

    @Override
    protected final boolean isPaged() {
        return true;
    }

    /** The last commit of the index; throws as {@link ThreadIndexReader#open} does. */
    protected final ThreadIndexReader openIndex() throws IOException {
        return console.indexes().open(index());
    }
}
