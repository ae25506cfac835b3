package annals.archive;

import annals.mail.Fault;
import annals.mail.Origin;
import java.util.List;

/** A message as stored: its bytes, where they stand, and what was wrong with the place. */
public final class RawMessage {
    private final Origin origin;
    private final String fromLine;
    private final byte[] content;
    private final List<Fault> faults;

    /**
     * Makes a raw message.
     *
     * @param origin where it stands; counts the From_ line and the blank lines up to the next message
     * @param fromLine the From_ line without its line end, empty where there is none
     * @param content header and body as stored, without the From_ line and without blank lines at the end; kept, not
     *     copied
     * @param faults what the splitter met: {@code TRUNCATED}, {@code TOO_LARGE}, {@code LOOSE_FROM_LINE}
     */
    public RawMessage(Origin origin, String fromLine, byte[] content, List<Fault> faults) {
        this.origin = origin;
        this.fromLine = fromLine;
        this.content = content;
        this.faults = List.copyOf(faults);
    }

    /** Where it stands. */
    public Origin origin() {
        return origin;
    }

    /** The From_ line without its line end, empty where there is none. */
    public String fromLine() {
        return fromLine;
    }

    /** Header and body as stored; not a copy, not to be changed. */
    public byte[] content() {
        return content;
    }

    /** What was wrong with the place, in the order found. */
    public List<Fault> faults() {
        return faults;
    }
}
