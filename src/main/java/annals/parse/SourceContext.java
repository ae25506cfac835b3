package annals.parse;

import annals.archive.ArchiveFile;
import annals.archive.ArchivePeriod;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a message from the place where it stands.
 *
 * @param list the list's address as the user gave it
 * @param listHint what the folder or file name tells about the list, may be empty
 * @param period the months that the file's name tells
 * @param neighbour the date of the message before it in the file
 */
public record SourceContext(
        Optional<String> list, String listHint, Optional<ArchivePeriod> period, Optional<Instant> neighbour) {
    /** Nothing is known. */
    public static final SourceContext NONE =
            new SourceContext(Optional.empty(), "", Optional.empty(), Optional.empty());

    /** What a file, or a member of it, tells before its first message. */
    public static SourceContext of(ArchiveFile file, String member, Optional<String> list) {
        return new SourceContext(list, file.listHint(member), file.period(member), Optional.empty());
    }

    /** The same place after a message of that date. */
    public SourceContext after(Instant sent) {
        return new SourceContext(list, listHint, period, Optional.of(sent));
    }
}
