/**
 * From the bytes of an archive to raw messages: which files there are, how they are packed, where each message begins.
 * Every byte of a stream is accounted for: it belongs to a message or to a gap.
 *
 * <p>Read in this order: {@link annals.archive.Sources}, {@link annals.archive.ArchiveFile},
 * {@link annals.archive.SourceReader}, {@code StreamReader}, {@link annals.archive.Reading},
 * {@link annals.archive.RawMessage}, {@link annals.archive.MboxSplitter}, {@link annals.archive.FromLine}.
 *
 * <pre>{@code
 * for (ArchiveFile file : Sources.find("archives/standards")) {
 *     switch (new SourceReader().read(file, raw -> System.out.println(raw.origin()))) {
 *         case Reading.Mails mails -> System.out.println(mails.messages() + " messages");
 *         case Reading.NotAnArchive other -> System.out.println(file.name() + ": " + other.what());
 *         case Reading.Unreadable broken -> System.err.println(file.name() + ": " + broken.why());
 *     }
 * }
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.archive;
