package annals.tag;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a thread says that lets ambiguous cues count, and weak ones less.
 *
 * @param domain whether it speaks of XMPP
 * @param e2ee whether it has unambiguous evidence for end-to-end encryption
 * @param elsewhere whether its first message speaks of an unrelated matter, or most do of connections, logins or such
 *     matters, and none has a name or strong word of end-to-end encryption
 * @param vague whether none has such a word, and all its words are all of concepts that stand beside other matters as
 *     well
 * @param numbered whether it names a deliverable by its full number
 * @param spokenOf whether it speaks of two documents of end-to-end encryption by bare numbers in running text, or has
 *     so many words of it that one is enough
 * @param manyTopics whether minutes or the like are in it, which name documents all the time
 * @param deliverables those that it names unambiguously
 * @param e2eeDeliverables all those that belong to end-to-end encryption
 */
record ThreadContext(
        boolean domain,
        boolean e2ee,
        boolean elsewhere,
        boolean vague,
        boolean numbered,
        boolean spokenOf,
        boolean manyTopics,
        Set<String> deliverables,
        Set<String> e2eeDeliverables) {
    /** So many words of XMPP must be in a thread of another list: mutt-ng-users tells "jabber" in nine mails. */
    private static final int DOMAIN_WORDS = 2;

    /** So many documents by bare numbers in running text: one may be a time or a count. */
    private static final int BARE_NUMBERS = 2;

    /** A thread with words of so many concepts is likely enough about it for one bare number. */
    private static final int CONCEPTS = 3;

    /** So many words of connections or logins in the first message say that the thread is of such. */
    private static final int CANCELLING_WORDS = 2;

    /** "'27" may be a year. */
    private static final int SHORT_NUMBER = 3;

    ThreadContext {
        deliverables = Set.copyOf(deliverables);
        e2eeDeliverables = Set.copyOf(e2eeDeliverables);
    }

    /** The context that the messages of a thread make in their order, of a list about XMPP or of another one. */
    static ThreadContext of(List<MessageReader.Reading> readings, boolean ofDomain, Scale scale) {
        boolean domain = ofDomain;
        Set<String> domainWords = new HashSet<>();
        boolean e2ee = false;
        boolean outright = false;
        boolean vague = true;
        int against = 0;
        boolean begun = false;
        boolean other = false;
        boolean numbered = false;
        boolean manyTopics = false;
        Set<String> bare = new HashSet<>();
        Set<String> concepts = new HashSet<>();
        Set<String> deliverables = new HashSet<>();
        for (MessageReader.Reading reading : readings) {
            for (Found one : reading.found()) {
                Cue cue = one.cue();
                boolean sure = cue.names() && cue.need() == Cue.Need.NOTHING;
                if (one.place() != Place.IGNORED && cue.rule().equals(Cue.DOMAIN)) {
                    domainWords.add(cue.key());
                }
                domain |= one.place() != Place.IGNORED && sure && cue.isIdentifier();
                if (one.place() != Place.QUOTE && one.place() != Place.IGNORED) {
                    e2ee |= cue.supports();
                    outright |= cue.isOutright();
                    vague &= !scale.tells(cue);
                    numbered |= sure && cue.rule().equals(Identifier.Kind.XEP.rule());
                    if (sure) {
                        deliverables.add(cue.deliverable());
                    }
                    if (!cue.concept().isEmpty()) {
                        concepts.add(cue.concept());
                    }
                    if (cue.need() == Cue.Need.RUNNING && cue.strength() != Term.Strength.NONE) {
                        bare.add(cue.deliverable());
                    }
                }
            }
            manyTopics |= !reading.sections().isEmpty();
            List<Cue> context = reading.ownContext();
            against += context.stream().anyMatch(Cue::isAgainst) ? 1 : 0;
            other |= !begun && isOfOther(context);
            begun = true;
        }
        domain |= domainWords.size() >= DOMAIN_WORDS;
        return new ThreadContext(
                domain,
                e2ee,
                !outright && (other || against * 2 >= readings.size()),
                !outright && vague,
                numbered,
                domain && (bare.size() >= BARE_NUMBERS || e2ee || concepts.size() >= CONCEPTS),
                domain && manyTopics,
                deliverables,
                scale.e2ee());
    }

    /** Whether the first message says that it is of something else: one word of connections may be in passing. */
    private static boolean isOfOther(List<Cue> first) {
        return first.stream().anyMatch(cue -> cue.rule().equals(Cue.UNRELATED))
                || first.stream()
                                .filter(Cue::isCancelling)
                                .map(Cue::key)
                                .distinct()
                                .count()
                        >= CANCELLING_WORDS;
    }

    boolean admits(Found one) {
        Cue cue = one.cue();
        return switch (cue.need()) {
            case NOTHING -> true;
            case E2EE -> e2ee;
            case DOMAIN -> domain;
            case NUMBERED -> numbered || deliverables.contains(cue.deliverable());
            case RUNNING ->
                numbered
                        || deliverables.contains(cue.deliverable())
                        || (spokenOf && cue.strength() != Term.Strength.NONE);
            case SAME_DELIVERABLE ->
                deliverables.contains(cue.deliverable())
                        || ((e2ee || (manyTopics && cue.text().length() > SHORT_NUMBER))
                                && !Character.isDigit(cue.text().charAt(0))
                                && e2eeDeliverables.contains(cue.deliverable()));
        };
    }
}
