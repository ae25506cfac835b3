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
 * @param concept the concept of a weak word, see {@link Term}; empty for others
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
        String concept,
        boolean generic,
        String deliverable,
        Need need) {
    /** The rule of words that take away from generic ones. */
    static final String CANCELLING = "cancelling";

    /** The rule of words of talk about something else. */
    static final String UNRELATED = "unrelated";

    /** The rule of words that show that the talk is of XMPP. */
    static final String DOMAIN = "domain";

    /** The rule of words of the vocabulary. */
    static final String VOCABULARY = "vocabulary";

    /** The rule of words that speak of a matter without a document. */
    static final String MATTER = "matter";

    /** What must be there before a cue counts. */
    enum Need {
        NOTHING,
        /** Unambiguous evidence for end-to-end encryption somewhere in the thread: "OX" for XEP-0373. */
        E2EE,
        /** A thread about XMPP: "(0384)". */
        DOMAIN,
        /** Some deliverable by its full number in the thread, or this one: "0384". */
        NUMBERED,
        /** The same, or, for end-to-end encryption, another number like it: "with 0475 and its profile 0476". */
        RUNNING,
        /** The same deliverable by another name, or, for one of end-to-end encryption, such evidence: "'384". */
        SAME_DELIVERABLE
    }

    boolean names() {
        return !deliverable.isEmpty();
    }

    boolean isCancelling() {
        return rule.equals(CANCELLING);
    }

    /** Whether it tells that the talk is of something else. */
    boolean isAgainst() {
        return rule.equals(CANCELLING) || rule.equals(UNRELATED);
    }

    /** Whether it only tells what the talk around it is. */
    boolean isContext() {
        return rule.equals(CANCELLING) || rule.equals(UNRELATED) || rule.equals(DOMAIN);
    }

    /** Whether it says more than a weak word. */
    boolean isTelling() {
        return names() || (!isContext() && strength != Term.Strength.WEAK && strength != Term.Strength.NONE);
    }

    /** Whether it names a document by its own name or number, and no word for what it does. */
    boolean isName() {
        return names() && need != Need.E2EE && !rule.equals("term") && !rule.equals(MATTER);
    }

    /** Whether it is the number, the namespace or the address of a document. */
    boolean isIdentifier() {
        return rule.equals(Identifier.Kind.XEP.rule())
                || rule.equals(Identifier.Kind.NAMESPACE.rule())
                || rule.equals(Identifier.Kind.PROPOSAL.rule());
    }

    /** Whether it is a name of end-to-end encryption or a word that means nothing else. */
    boolean isOutright() {
        return need == Need.NOTHING
                && !generic
                && (strength == Term.Strength.DELIVERABLE || strength == Term.Strength.STRONG);
    }

    /** Whether it alone shows that the talk is of end-to-end encryption. */
    boolean supports() {
        return isOutright() || (need == Need.NOTHING && !generic && strength == Term.Strength.MEDIUM);
    }
}
