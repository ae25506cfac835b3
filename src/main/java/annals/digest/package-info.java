/**
 * A thread to its most telling sentences, word for word from the mails.
 *
 * <p>{@link annals.digest.Sentences} cuts own words into sentences, {@link annals.digest.Opening} picks,
 * {@link annals.digest.CitedSentence} is what comes out.
 *
 * <pre>{@code
 * List<CitedSentence> digest = Opening.of(messagesInThreadOrder, 2);
 * digest.getFirst().text();  // As long as the wire format hard-codes …
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.digest;
