package annals.mail;

/**
 * A part of a message that is not its text: listed, never indexed as text.
 *
 * @param name the file name given for it, may be empty
 * @param type the media type in lower case without parameters ("image/png"), never empty
 * @param bytes its size after decoding, or -1 where only a notice of it is left
 */
public record Attachment(String name, String type, long bytes) {}
