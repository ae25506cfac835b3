package annals.archive;

import java.util.Optional;

/** What the reading of one file came to. */
public sealed interface Reading {
    /**
     * The file holds mail.
     *
     * @param bytes the length of the decompressed stream, up to the damage if there is one
     * @param messageBytes how many of them belong to messages
     * @param messages how many messages there are, at least one
     * @param loose whether no line kept the From_ rule, so that looser forms were taken
     * @param damage why the file could not be read to its end, as a clause; the messages before were read
     */
    record Mails(long bytes, long messageBytes, int messages, boolean loose, Optional<String> damage)
            implements Reading {
        public Mails {
            if (messages < 1 || messageBytes > bytes) {
                throw new IllegalArgumentException("mail must have a message and no more bytes than its stream, got "
                        + messages + " messages, " + messageBytes + " of " + bytes + " bytes");
            }
        }

        /** The bytes that belong to no message. */
        public long gapBytes() {
            return bytes - messageBytes;
        }
    }

    /**
     * The file holds no mail.
     *
     * @param what what it is instead, as a clause: "a PNG image, not a mail archive", "empty", "xz is not read yet"
     */
    record NotAnArchive(String what) implements Reading {}

    /**
     * The file cannot be read at all.
     *
     * @param why as a clause: "no such file"
     */
    record Unreadable(String why) implements Reading {}
}
