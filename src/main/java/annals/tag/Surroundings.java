package annals.tag;

import annals.mail.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * What a thread tells of one of its messages before that is weighed.
 *
 * @param subjectOf the first message up the thread that has the same subject, when it is another one
 * @param subjectContext the cues with which that one's own words say that the subject means something else
 * @param domain whether the thread speaks of XMPP
 * @param elsewhere whether most of the thread's messages speak of connections, logins or other matters, and none of
 *     end-to-end encryption by a name
 * @param vague whether it has no such name, and only words that stand beside other matters as well
 */
record Surroundings(
        Optional<MessageId> subjectOf, List<Cue> subjectContext, boolean domain, boolean elsewhere, boolean vague) {
    Surroundings {
        subjectContext = List.copyOf(subjectContext);
    }
}
