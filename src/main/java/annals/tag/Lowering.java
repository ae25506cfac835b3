package annals.tag;

import java.util.Optional;

/** Why the words of a whole message count less: told as evidence without a place, its text the factor. */
public enum Lowering {
    /** {@link ThreadContext#elsewhere}. */
    ELSEWHERE(
            "thread-elsewhere",
            "the thread speaks of connections, logins or other matters, and nowhere of end-to-end encryption by a name"),
    /** {@link ThreadContext#vague}. */
    VAGUE("thread-vague", "the thread has no name of end-to-end encryption, and only words at home elsewhere as well"),
    /** The subject says what the message is about. */
    OTHER_SUBJECT("other-subject", "the subject names another matter: what the body says counts less");

    private final String rule;
    private final String sentence;

    Lowering(String rule, String sentence) {
        this.rule = rule;
        this.sentence = sentence;
    }

    /** As {@link Evidence#rule()}. */
    String rule() {
        return rule;
    }

    /** What is said of the message. */
    public String sentence() {
        return sentence;
    }

    /** The one that a piece of evidence tells of; none where it stands in a place of the message. */
    public static Optional<Lowering> of(Evidence evidence) {
        for (Lowering one : values()) {
            if (one.rule.equals(evidence.rule())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
