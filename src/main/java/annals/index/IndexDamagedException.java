package annals.index;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder holds an index whose files are missing or damaged, or that is none of ours to write into. */
public final class IndexDamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private IndexDamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Files of the index are missing or do not hold what was written. */
    static IndexDamagedException damaged(Path folder, Throwable cause) {
        return new IndexDamagedException(
                "the index in " + folder + " is damaged; remove the folder and ingest the archives again", cause);
    }

    /** A folder of somebody else: Lucene would remove files there that are named like its own. */
    static IndexDamagedException foreign(Path folder, Path file) {
        return new IndexDamagedException(
                folder + " holds other files (" + file.getFileName() + ") and no index; name a new or empty folder",
                null);
    }
}
