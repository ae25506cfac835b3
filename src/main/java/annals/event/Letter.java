package annals.event;

import annals.mail.Message;
import annals.profile.ListProfile;
import java.util.List;

/**
 * A mail that may vote, cut into lines once for all that read it.
 *
 * @param list to which it was sent
 * @param lines the author's own and those quoted, in order
 */
record Letter(Message message, ListProfile list, List<BodyLine> lines) {
    Letter {
        lines = List.copyOf(lines);
    }

    static Letter of(Message message, ListProfile list) {
        return new Letter(message, list, BodyLine.of(message));
    }
}
