package annals.history;

import annals.mail.MessageId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who tells of an event, and when they say it was.
 *
 * @param xep the date in the XEP sources, when they tell of it and have one
 * @param list the day of the first mail that tells of it, when one does
 * @param inXep whether the XEP sources tell of it
 * @param messages the mails that tell of it, by date; empty when only the XEP sources do
 */
public record Told(Optional<LocalDate> xep, Optional<LocalDate> list, boolean inXep, List<MessageId> messages) {
    public Told {
        messages = List.copyOf(messages);
        if (!inXep && messages.isEmpty()) {
            throw new IllegalArgumentException("an event needs a source");
        }
    }

    /** Told by the XEP sources alone. */
    public static Told byXep(Optional<LocalDate> date) {
        return new Told(date, Optional.empty(), true, List.of());
    }

    /** Told by a mail alone. */
    public static Told byList(LocalDate day, MessageId message) {
        return new Told(Optional.empty(), Optional.of(day), false, List.of(message));
    }

    /** The same, told also by a mail. */
    public Told and(LocalDate day, MessageId message) {
        LocalDate first = list.filter(known -> known.isBefore(day)).orElse(day);
        List<MessageId> all = new ArrayList<>(messages);
        all.add(message);
        return new Told(xep, Optional.of(first), inXep, all);
    }

    /** The date to order by: the XEP sources' own, else the list's. */
    public Optional<LocalDate> date() {
        return xep.or(() -> list);
    }

    /** {@code xep}, {@code list} or {@code both}. */
    public String source() {
        return messages.isEmpty() ? "xep" : inXep ? "both" : "list";
    }
}
