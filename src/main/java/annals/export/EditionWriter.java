package annals.export;

import java.io.IOException;
import java.util.List;

/** Writes an edition in one form. The same edition gives the same bytes. */
public interface EditionWriter {
    /** The form, as {@code --format} calls it. */
    String form();

    /** The file to begin with. */
    String entrance();

    /**
     * Writes all files of the edition into a folder, without committing them.
     *
     * @return what had to be left out, each as a clause for a person
     */
    List<String> write(Edition edition, ExportFolder folder, Editor.Progress progress) throws IOException;
}
