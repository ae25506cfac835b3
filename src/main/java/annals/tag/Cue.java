package annals.tag;

import annals.mail.Span;

/**
 * Something in a text that says something: for end-to-end encryption, for a deliverable, for both, or against.
 *
 * @param span where it stands
 * @param text the words as they stand
 * @param rule what found it
 * @param key what it says about end-to-end encryption counts under; empty when it says nothing
 * @param strength how much it says for end-to-end encryption
 * @param generic whether cancelling vocabulary lowers it
 * @param deliverable the id of the deliverable that it names; empty when it names none
 * @param need what else must be there before it counts
 */
record Cue(
        Span span,
        String text,
        String rule,
        String key,
        Term.Strength strength,
        boolean generic,
        String deliverable,
        Need need) {
    /** The rule of words that take away from generic ones. */
    static final String CANCELLING = "cancelling";

    /** The rule of words of the vocabulary. */
    static final String VOCABULARY = "vocabulary";

    /** What must be there before a cue counts. */
    enum Need {
        NOTHING,
        /** Unambiguous evidence for end-to-end encryption somewhere in the thread: "OX" for XEP-0373. */
        E2EE,
        /** The same deliverable by another name, or, for one of end-to-end encryption, such evidence: "'384". */
        SAME_DELIVERABLE
    }

    boolean names() {
        return !deliverable.isEmpty();
    }

    boolean isCancelling() {
        return rule.equals(CANCELLING);
    }

    /** Whether it alone shows that the talk is of end-to-end encryption. */
    boolean supports() {
        return need == Need.NOTHING
                && !generic
                && (strength == Term.Strength.DELIVERABLE
                        || strength == Term.Strength.STRONG
                        || strength == Term.Strength.MEDIUM);
    }
}
