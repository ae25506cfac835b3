package annals.parse;

import java.util.List;

/** A message's body, taken apart into its parts (RFC 2046), transfer encodings undone, charsets not. */
sealed interface MimePart {
    /** What the part says it is. */
    ContentHeaders headers();

    /**
     * Parts in a row.
     *
     * @param headers of a {@code multipart/*} type
     * @param preamble what stands before the first boundary, each byte one character; empty for most
     * @param parts the parts, in order; empty where no boundary is found
     */
    record Multipart(ContentHeaders headers, String preamble, List<MimePart> parts) implements MimePart {
        public Multipart {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part that holds no others, embedded messages included.
     *
     * @param headers its type, name and encoding
     * @param content the decoded bytes as far as they are kept, each byte one character: of text and messages their
     *     beginning, else empty
     * @param bytes the length of the whole decoded content
     */
    record Leaf(ContentHeaders headers, String content, long bytes) implements MimePart {}
}
