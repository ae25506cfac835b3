package annals.person;

import java.util.List;
import java.util.Locale;

/**
 * One author, under all names and addresses that were joined.
 *
 * @param name what to call the person: the full name on most mails, a family name before a comma turned behind; else
 *     the name on most mails; else the part of an address before the {@code @}; "(unknown)" without any
 * @param names all spellings as written, the most used first, distinct, may be empty
 * @param addresses all addresses, the most used first, distinct without regard to case, may be empty
 * @param messages how many mails
 * @param joins why the names and addresses belong together, by rule, then by value; empty where there is one mailbox
 */
public record Person(String name, List<String> names, List<String> addresses, int messages, List<Join> joins) {
    public Person {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
        joins = List.copyOf(joins);
    }

    /** The rules of {@link People}. */
    public enum Rule {
        /** Several spellings of a name write from one address. */
        ADDRESS,
        /** One full name writes from several addresses. */
        NAME;

        /** The name in JSON. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why two or more mailboxes are one person's.
     *
     * @param rule the rule
     * @param value what they share: an address in lower case, or a name without case, accents and punctuation
     * @param mailboxes how many mailboxes share it, at least 2
     */
    public record Join(Rule rule, String value, int mailboxes) {}
}
