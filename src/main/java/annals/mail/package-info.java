/**
 * What a message is: ids, mailboxes, dates, subjects, body segments, faults and where the bytes came from. No input or
 * output, no third-party types.
 *
 * <p>Read in this order: {@link annals.mail.Message}, {@link annals.mail.MessageId}, {@link annals.mail.Mailbox},
 * {@link annals.mail.Sent}, {@link annals.mail.Subject}, {@link annals.mail.Segment}, {@link annals.mail.Fault},
 * {@link annals.mail.Origin}, {@link annals.mail.Ledger}.
 *
 * <pre>{@code
 * MessageId id = MessageId.parse("<1234@example.org>").orElseThrow();
 * id.value();  // 1234@example.org
 * id.hash();   // 32 characters of base32, the same that HyperKitty puts into its permalinks
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.mail;
