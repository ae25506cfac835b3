package annals.archive.mirror;

import annals.archive.ArchivePeriod;
import java.net.URI;
import java.util.Optional;

/**
 * A file that a server offers.
 *
 * @param name its name here, of a form that {@link FileNames} allows
 * @param address where it is
 * @param period the months that it holds, as its name tells
 * @param listedBytes how long it is at least, as the server's page says in rounded numbers; 0 where it does not
 * @param articles pipermail's page that lists the same mails by date, with their numbers
 */
record RemoteFile(String name, URI address, Optional<ArchivePeriod> period, long listedBytes, Optional<URI> articles) {
    RemoteFile {
        if (!FileNames.isSafe(name)) {
            throw new IllegalArgumentException("no name of an archive: " + name);
        }
    }

    static RemoteFile of(String name, URI address) {
        return new RemoteFile(name, address, ArchivePeriod.of(name), 0, Optional.empty());
    }
}
