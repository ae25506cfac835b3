package annals.index;

import java.io.IOException;
import java.nio.file.Path;

/** The folder holds no index, or does not exist. */
public final class NoIndexException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;

    NoIndexException(Path folder) {
        super("no index in " + folder + "; make one with: annals ingest SOURCE…");
        this.folder = folder;
    }

    /** The folder in which an index was expected. */
    public Path folder() {
        return folder;
    }
}
