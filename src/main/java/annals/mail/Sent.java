package annals.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * When a message was sent, and what says so.
 *
 * @param instant the moment, to the second
 * @param source where it was read, in falling order of trust
 */
public record Sent(Instant instant, Source source) {
    /** The places a date can come from, most trusted first. */
    public enum Source {
        /** The Date header, plausible among its neighbours in the file. */
        DATE,
        /** The first Received header that has a date. */
        RECEIVED,
        /** The From_ line of the mbox: the archiver's clock. */
        FROM_LINE,
        /** The message stored before or after it. */
        NEIGHBOURS,
        /** The month in the name of the file. */
        MONTH,
        /** Nothing says when; the instant is {@link Instant#EPOCH} and means nothing. */
        NONE;

        /** The name in JSON. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody knows when. */
    public static final Sent UNKNOWN = new Sent(Instant.EPOCH, Source.NONE);

    /** Whether anything says when; if not, the instant only sorts the message before all others. */
    public boolean isKnown() {
        return source != Source.NONE;
    }

    /** The day in UTC. */
    public LocalDate day() {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
