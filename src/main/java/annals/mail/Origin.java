package annals.mail;

/**
 * Where a message's bytes stand.
 *
 * @param source the file's name as the user gave it, with {@code /} between folders
 * @param member the name inside an archive file, empty for a plain or merely compressed file
 * @param offset the first byte, from zero, in the decompressed stream, the From_ line included
 * @param length how many bytes, the From_ line and the blank lines up to the next message included
 */
public record Origin(String source, String member, long offset, long length) {
    public Origin {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("offset and length must be >= 0, got " + offset + " and " + length);
        }
    }

    /** Whether both begin at the same byte of the same stream. */
    public boolean isSamePlace(Origin other) {
        return offset == other.offset && source.equals(other.source) && member.equals(other.member);
    }

    /** {@code source@offset} or {@code source!member@offset}. */
    @Override
    public String toString() {
        return source + (member.isEmpty() ? "" : "!" + member) + "@" + offset;
    }
}
