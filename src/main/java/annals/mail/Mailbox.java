package annals.mail;

/**
 * A person's name and address as a header gives them (RFC 5322 section 3.4), decoded and unmasked where that is
 * certain.
 *
 * @param name the display name, trimmed, may be empty
 * @param address the address with an {@code @}, may be empty where the archive hid it for good
 */
public record Mailbox(String name, String address) {
    /** Nobody: a message without a From header. */
    public static final Mailbox NOBODY = new Mailbox("", "");

    public Mailbox {
        name = name.strip();
        address = address.strip();
    }

    /** What to call the person: the name, else the part of the address before the {@code @}, else "(unknown)". */
    public String display() {
        if (!name.isEmpty()) {
            return name;
        }
        int at = address.indexOf('@');
        return address.isEmpty() ? "(unknown)" : at > 0 ? address.substring(0, at) : address;
    }
}
