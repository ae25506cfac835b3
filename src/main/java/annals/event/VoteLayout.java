package annals.event;

import annals.event.Meeting.ReadVote;
import java.util.List;
import java.util.Optional;

/** A way in which scribes lay out votes in several lines. */
sealed interface VoteLayout permits RoomLog, VoteTable, WrappedVotes {
    /** The votes of the lines from one on, as far as they are laid out so. */
    Optional<Laid> at(int line);

    /**
     * What such lines hold.
     *
     * @param lines how many they are
     * @param spoken whether they are sentences
     */
    record Laid(List<Group> groups, int lines, boolean spoken) {
        public Laid {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Votes on one thing.
     *
     * @param heading what it is; empty for the item in which the lines stand
     * @param item the number of the item, where only that is told; else empty
     * @param line the line of the heading, from 1
     */
    record Group(Optional<String> heading, String item, int line, List<ReadVote> votes) {
        public Group {
            votes = List.copyOf(votes);
        }
    }
}
