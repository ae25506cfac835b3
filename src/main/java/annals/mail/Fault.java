package annals.mail;

import java.util.Locale;

/**
 * Something in a message that had to be repaired or left out. Faults never stop the reading.
 *
 * @param kind what was wrong
 * @param detail what was found and what was done, may be empty; line ends in it become blanks
 */
public record Fault(Kind kind, String detail) {
    /** The closed set of faults; the sentence tells what was done. */
    public enum Kind {
        NO_MESSAGE_ID("no Message-ID: one was made of the message's content"),
        BAD_MESSAGE_ID("a Message-ID with white space or without brackets: read as far as it goes"),
        PREFIXED_REFERENCE("a reply to an id with a mail filter's numbers before it: they were left out"),
        NO_DATE("no Date header: the date was taken from elsewhere, if anything tells"),
        BAD_DATE("a Date that does not parse or cannot be true: the date was taken from elsewhere, if anything tells"),
        NO_FROM("no From header"),
        BAD_ADDRESS("an address that does not parse: the name was kept"),
        REWRITTEN_FROM(
                "a From that the list rewrote: the author's name was kept, with the address that another header gives"),
        MASKED_ADDRESS("an address hidden beyond repair: the name was kept"),
        BAD_HEADER("a line among the headers that is not one: left out"),
        BAD_ENCODED_WORD("a broken encoded word: decoded as far as it goes, or shown as it stands"),
        RAW_HEADER("8-bit characters in a header without a charset: guessed"),
        UNKNOWN_CHARSET("a charset that is not known: another was used"),
        UNDECLARED_CHARSET("8-bit text without a declared charset: guessed"),
        BAD_CHARSET("text that does not decode in its declared charset: another was used"),
        BAD_ENCODING("a damaged transfer encoding: decoded as far as it goes"),
        BAD_MULTIPART("a damaged multipart body: read as far as it goes, or as text; or text outside of its parts"),
        TOO_DEEP("parts nested too deeply: the inner ones were left out"),
        TOO_LARGE("a body beyond the limit: the rest was not indexed"),
        TRUNCATED("the file ends in the middle of this message"),
        LOOSE_FROM_LINE("no line of the file keeps the From_ rule: split by looser forms"),
        DIFFERENT_COPY("the same Message-ID with other text: the better text was kept");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** What was wrong and what was done, as a clause without a full stop. */
        public String sentence() {
            return sentence;
        }

        /** The name in JSON. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Fault {
        detail = detail.replace('\r', ' ').replace('\n', ' ');
    }
}
