package annals.index;

import annals.mail.Mailbox;
import org.apache.lucene.util.BytesRef;

/** A mailbox as one value: its address, a zero, its name; of names longer than 500 characters the beginning. */
final class MailboxTerm {
    private static final int LONGEST_NAME = 500;

    private MailboxTerm() {}

    static BytesRef of(Mailbox mailbox) {
        String name = mailbox.name().replace('\0', ' ');
        int end = Math.min(name.length(), LONGEST_NAME);
        boolean splitsPair = end < name.length() && Character.isHighSurrogate(name.charAt(end - 1));
        return new BytesRef(Fields.term(mailbox.address()) + '\0' + name.substring(0, splitsPair ? end - 1 : end));
    }

    static Mailbox mailbox(BytesRef term) {
        String value = term.utf8ToString();
        int zero = value.indexOf('\0');
        return new Mailbox(value.substring(zero + 1), value.substring(0, zero));
    }
}
