/**
 * From a raw message to a {@link annals.mail.Message} and its faults: headers, dates, addresses, charsets, MIME, and
 * the segments of the text. Whatever the bytes are, a message comes out; what had to be repaired is a fault on it.
 *
 * <p>Read in this order: {@link annals.parse.MailReader}, {@link annals.parse.MessageParser},
 * {@link annals.parse.SourceContext}, {@link annals.parse.Segmenter} with its {@code Marker}s, then the readers of
 * single things: {@code HeaderBlock}, {@code EncodedWords}, {@code AddressReader}, {@code SentReader},
 * {@code MimeReader}, {@code BodyReader}.
 *
 * <pre>{@code
 * MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
 * reader.read(file, Optional.of("standards@xmpp.org"), message -> System.out.println(message.subject().text()));
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.parse;
