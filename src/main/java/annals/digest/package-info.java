/**
 * A thread to its most telling sentences, word for word from the mails.
 *
 * <p>{@link annals.digest.Sentences} cuts own words into sentences, {@link annals.digest.ThreadSentences} tells the
 * {@link annals.digest.Feature}s of each, {@link annals.digest.Digest} picks by {@link annals.digest.Weights},
 * {@link annals.digest.CitedSentence} is what comes out. The weights were learned from judged threads: digest.md.
 *
 * <pre>{@code
 * List<CitedSentence> digest = Digest.of(messagesInThreadOrder, List.of("OMEMO"), Digest.Bounds.sentences(2));
 * digest.getFirst().text();  // As long as the wire format hard-codes …
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.digest;
