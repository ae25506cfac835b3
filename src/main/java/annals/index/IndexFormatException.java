package annals.index;

import java.io.IOException;
import java.nio.file.Path;

/** The folder holds an index of another format. */
public final class IndexFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;
    private final String found;
    private final int expected;

    IndexFormatException(Path folder, String found, int expected) {
        super("the index in " + folder + " has format " + found + ", this version of annals reads format " + expected
                + "; run annals ingest again in a new folder");
        this.folder = folder;
        this.found = found;
        this.expected = expected;
    }

    IndexFormatException(Path folder, String found, int expected, Throwable cause) {
        this(folder, found, expected);
        initCause(cause);
    }

    /** The index folder. */
    public Path folder() {
        return folder;
    }

    /** The format found, or in words what was found instead of an index of ours. */
    public String found() {
        return found;
    }

    /** The format that this code reads. */
    public int expected() {
        return expected;
    }
}
