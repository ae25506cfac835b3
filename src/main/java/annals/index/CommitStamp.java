package annals.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * Which commit of an index is the last: the name of Lucene's file of its segments, and what tells that file from one of
 * the same name in an index that was made anew. Two calls to the system, where reading the file costs many times that.
 *
 * @param key what the system knows the file by; empty where it has no such thing
 */
record CommitStamp(String segments, FileTime written, long bytes, Optional<Object> key) {
    /** The last commit there; empty where there is none, or another process removed it just now. */
    static Optional<CommitStamp> of(Path folder, Directory directory) throws IOException {
        String segments = SegmentInfos.getLastCommitSegmentsFileName(directory);
        return segments == null ? Optional.empty() : of(folder, segments);
    }

    /** The commit with that file of segments; empty where the file is gone. */
    static Optional<CommitStamp> of(Path folder, String segments) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(folder.resolve(segments), BasicFileAttributes.class);
            return Optional.of(new CommitStamp(
                    segments, file.lastModifiedTime(), file.size(), Optional.ofNullable(file.fileKey())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
