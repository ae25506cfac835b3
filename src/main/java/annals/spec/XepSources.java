package annals.spec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What a clone of the XEP sources says, and nothing else: the generated half of a {@link Catalogue}.
 *
 * @param snapshot the day of the sources: the latest date of any revision in them
 * @param specifications the XEPs, ascending by number
 * @param inbox the documents in the inbox, ascending by base name
 */
public record XepSources(LocalDate snapshot, List<Specification> specifications, List<InboxDocument> inbox) {
    public XepSources {
        specifications = List.copyOf(specifications);
        inbox = List.copyOf(inbox);
    }

    /**
     * Writes it as JSON Lines: a header with the snapshot's day, then one XEP or inbox document a line, so that a diff
     * of two files shows the XEPs that changed. The same sources give the same bytes.
     */
    public void writeTo(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            XepSourcesJson.write(this, out);
        }
    }
}
