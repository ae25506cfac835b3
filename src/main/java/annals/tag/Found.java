package annals.tag;

import annals.mail.Segment;
import java.util.Optional;

/**
 * A cue in a message.
 *
 * @param cue what was found
 * @param place what sort of place it was found in
 * @param segment the kind of text; empty for the subject
 * @param line the line of the body, from 1; 0 for the subject
 * @param about whether its sentence is about it, see {@link Sentence}
 * @param leads whether it stands where a text says what it is about, see {@link Lead}
 */
record Found(Cue cue, Place place, Optional<Segment.Kind> segment, int line, boolean leads, boolean about) {
    Found(Cue cue, Place place, Optional<Segment.Kind> segment, int line) {
        this(cue, place, segment, line, false, false);
    }
}
