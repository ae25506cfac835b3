package annals.parse;

import annals.archive.ArchiveFile;
import annals.archive.ArchivePeriod;
import annals.mail.Sent;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a message from the place where it stands.
 *
 * @param list the list's address as the user gave it
 * @param listHint what the folder or file name tells about the list, may be empty
 * @param period the months that the file's name tells
 * @param before the date of the message before it in the file
 * @param next what the message after it in the file says its date is; known only where nothing else dates the message
 */
public record SourceContext(
        Optional<String> list,
        String listHint,
        Optional<ArchivePeriod> period,
        Optional<Instant> before,
        Optional<Instant> next) {
    /** Nothing is known. */
    public static final SourceContext NONE =
            new SourceContext(Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty());

    /** What a file, or a member of it, tells before its first message. */
    public static SourceContext of(ArchiveFile file, String member, Optional<String> list) {
        return new SourceContext(list, file.listHint(member), file.period(member), Optional.empty(), Optional.empty());
    }

    /** The same place after a message of that date; one without any says nothing about its neighbours. */
    public SourceContext after(Sent sent) {
        return sent.isKnown() ? new SourceContext(list, listHint, period, Optional.of(sent.instant()), next) : this;
    }

    /** The same place before a message that says it is of that date. */
    SourceContext before(Optional<Instant> written) {
        return new SourceContext(list, listHint, period, before, written);
    }
}
