package annals.archive;

import java.util.List;
import java.util.Optional;

/** What the reading of one file came to. */
public sealed interface Reading {
    /**
     * The file holds mail.
     *
     * @param bytes the length of the decompressed stream, up to the damage if there is one; of an archive of members
     *     (zip, tar), the sum over the members that hold mail
     * @param messageBytes how many of them belong to messages
     * @param messages how many messages there are, at least one
     * @param loose whether no line kept the From_ rule, so that looser forms were taken
     * @param damage why the file could not be read to its end, as a clause; the messages before were read
     * @param left what in the file was not read, in order; of many the first hundred and how many more
     */
    record Mails(long bytes, long messageBytes, int messages, boolean loose, Optional<String> damage, List<Left> left)
            implements Reading {
        public Mails {
            if (messages < 1 || messageBytes > bytes) {
                throw new IllegalArgumentException("mail must have a message and no more bytes than its stream, got "
                        + messages + " messages, " + messageBytes + " of " + bytes + " bytes");
            }
            left = List.copyOf(left);
        }

        /** The bytes that belong to no message. */
        public long gapBytes() {
            return bytes - messageBytes;
        }
    }

    /**
     * The file holds no mail.
     *
     * @param what what it is instead, as a clause: "a PNG image, not a mail archive", "empty"
     * @param harmless whether no mail can be missing for it: an empty month, a link that is not followed
     */
    record NotAnArchive(String what, boolean harmless) implements Reading {
        /** Something where mail was to be expected. */
        public NotAnArchive(String what) {
            this(what, false);
        }

        static NotAnArchive empty() {
            return new NotAnArchive("empty", true);
        }
    }

    /**
     * The file cannot be read at all.
     *
     * @param why as a clause: "no such file"
     */
    record Unreadable(String why) implements Reading {}

    /**
     * Something in a file that was not read.
     *
     * @param member the member of the archive, empty for the file itself
     * @param what what it is and why it was left, as a clause
     * @param harmless whether no mail can be missing for it
     */
    record Left(String member, String what, boolean harmless) {}
}
