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
 * @param spokenOf whether it speaks of two documents of end-to-end encryption by bare numbers in running text
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
        Set<String> deliverables,
        Set<String> e2eeDeliverables) {
    /** So many words of XMPP must be in a thread of another list: mutt-ng-users tells "jabber" in nine mails. */
    private static final int DOMAIN_WORDS = 2;

    /** So many documents by bare numbers in running text: one may be a time or a count. */
    private static final int BARE_NUMBERS = 2;

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
        Set<String> bare = new HashSet<>();
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
                    if (cue.need() == Cue.Need.RUNNING && cue.strength() != Term.Strength.NONE) {
                        bare.add(cue.deliverable());
                    }
                }
            }
            List<Cue> context = reading.ownContext();
            against += context.stream().anyMatch(Cue::isAgainst) ? 1 : 0;
            other |= !begun && context.stream().anyMatch(cue -> cue.rule().equals(Cue.UNRELATED));
            begun = true;
        }
        domain |= domainWords.size() >= DOMAIN_WORDS;
        return new ThreadContext(
                domain,
                e2ee,
                !outright && (other || against * 2 >= readings.size()),
                !outright && vague,
                numbered,
                domain && bare.size() >= BARE_NUMBERS,
                deliverables,
                scale.e2ee());
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
                        || (e2ee
                                && !Character.isDigit(cue.text().charAt(0))
                                && e2eeDeliverables.contains(cue.deliverable()));
        };
    }
}
