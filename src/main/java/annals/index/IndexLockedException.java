package annals.index;

import java.io.IOException;
import java.nio.file.Path;

/** Another process is writing to the index. */
public final class IndexLockedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;

    IndexLockedException(Path folder, Throwable cause) {
        super(
                "another annals is writing to the index in " + folder
                        + WriterNote.holder(folder).map(who -> " (" + who + ")").orElse("")
                        + "; try again when it is done",
                cause);
        this.folder = folder;
    }

    /** The index folder. */
    public Path folder() {
        return folder;
    }
}
