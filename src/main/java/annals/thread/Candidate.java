package annals.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A message that a lost reply may answer, and what speaks for it.
 *
 * @param message the message
 * @param shared how many quoted shingles it says
 * @param quoted how many of the quoted shingles a message that says all of them would have in its sample
 * @param weight the same, each shingle divided by the number of messages that say it
 * @param author whether the attribution names its author
 * @param time whether the attribution tells its time
 * @param subject how its subject is that of the reply
 * @param age how much older it is than the reply, may be negative
 */
record Candidate(
        Container message,
        int shared,
        int quoted,
        double weight,
        Attributed.Fit author,
        Attributed.Fit time,
        SameSubject subject,
        Duration age) {
    /** Whether subjects agree. */
    enum SameSubject {
        /** They are the same. */
        SAME,
        /** The reply's subject says "(was: …)" with this one. */
        FORMER,
        /** They differ, or say too little. */
        OTHER
    }

    /**
     * What is known, from much to little. The confidence is about the share of right parents among those found so on
     * bioc-devel, mutt-ng-users and jimmyim-devel with 10, 30 and 100 % of the headers masked; on mails that quote
     * their parent: 9,081 of 9,127 by {@link #ATTRIBUTED_QUOTE}, 4,285 of 4,357 by {@link #ATTRIBUTED} and
     * {@link #QUOTE}, 57 of 62 by {@link #FOREIGN_QUOTE}; on all: 100 of 113 by {@link #FAINT_QUOTE}, 176 of 238 by
     * {@link #SUBJECT}.
     */
    enum Grounds {
        /** The attribution names author and minute, the words are quoted. */
        ATTRIBUTED_QUOTE(EdgeKind.QUOTE, 0.99),
        /** The attribution names author and minute; what is quoted is too short, or nobody's here. */
        ATTRIBUTED(EdgeKind.QUOTE, 0.95),
        /** Words are quoted that few or no others say, under the same subject. */
        QUOTE(EdgeKind.QUOTE, 0.95),
        /** The same under another subject, or later than the reply by the clocks. */
        FOREIGN_QUOTE(EdgeKind.QUOTE, 0.8),
        /** A few words are quoted, under the same subject. */
        FAINT_QUOTE(EdgeKind.QUOTE, 0.85),
        /** The subject alone. */
        SUBJECT(EdgeKind.SUBJECT, 0.7),
        /** A few words that others say too. */
        NONE(EdgeKind.NONE, 0.1);

        final EdgeKind kind;
        final double confidence;

        Grounds(EdgeKind kind, double confidence) {
            this.kind = kind;
            this.confidence = confidence;
        }
    }

    /** Below this confidence there is no edge. */
    static final double THRESHOLD = 0.5;

    /** Two shingles and a half that nobody else says, or five that one other message says too. */
    private static final double TELLING = 2.5;

    /** On bioc-devel everything less under another subject was a message of a program that both showed (57 of 57). */
    private static final double MUCH = 5;

    /** Better ones are greater; of equals the latest, since quotes hold older mails too. */
    static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::grade)
            .thenComparing(candidate -> candidate.message().envelope().sent())
            .thenComparing(candidate -> candidate.message().id);

    /** What speaks for this candidate. */
    Grounds grounds() {
        boolean attributed = isAttributed() && !isLater();
        boolean related = subject != SameSubject.OTHER;
        if (attributed && shared > 0) {
            return Grounds.ATTRIBUTED_QUOTE;
        }
        if (attributed && related) {
            return Grounds.ATTRIBUTED;
        }
        if (isTelling()) {
            return related && !isLater() ? Grounds.QUOTE : foreign();
        }
        if (!related || isLater()) {
            return Grounds.NONE;
        }
        return shared > 0 ? Grounds.FAINT_QUOTE : Grounds.SUBJECT;
    }

    /** A quote from under another subject: consoles and error messages are quoted too, and stand in many mails. */
    private Grounds foreign() {
        boolean named = author == Attributed.Fit.AGREES || time == Attributed.Fit.AGREES;
        boolean much = weight >= MUCH && 5 * shared >= 3 * quoted && age.compareTo(Threader.SUBJECT_WINDOW) <= 0;
        return named || much ? Grounds.FOREIGN_QUOTE : Grounds.NONE;
    }

    private int grade() {
        int related = subject == SameSubject.OTHER ? 0 : 2;
        int quoting = isTelling() ? 4 : shared > 0 ? 2 : 0;
        int later = isLater() ? 6 : 0;
        if (isAttributed() && related + quoting > 0) {
            return 5 + quoting / 2 + related - later;
        }
        return quoting + (author == Attributed.Fit.AGREES || time == Attributed.Fit.AGREES ? 1 : 0) + related - later;
    }

    private boolean isAttributed() {
        return author == Attributed.Fit.AGREES && time == Attributed.Fit.AGREES;
    }

    private boolean isTelling() {
        return weight >= TELLING || (shared > 0 && 2 * shared >= quoted);
    }

    private boolean isLater() {
        return age.isNegative();
    }

    /** The edge to it, with what speaks for it in words. */
    Edge edge() {
        List<String> evidence = new ArrayList<>();
        if (shared > 0) {
            evidence.add(shared + " of " + Math.max(shared, quoted) + " sampled passages of the quote are its words");
        }
        if (author == Attributed.Fit.AGREES) {
            evidence.add("the attribution names its author" + (time == Attributed.Fit.AGREES ? " and its minute" : ""));
        } else if (time == Attributed.Fit.AGREES) {
            evidence.add("the attribution tells its minute");
        }
        switch (subject) {
            case SAME -> evidence.add("the same subject");
            case FORMER -> evidence.add("the subject before it was changed");
            case OTHER -> evidence.add("another subject");
        }
        Grounds grounds = grounds();
        return new Edge(grounds.kind, grounds.confidence, String.join(", ", evidence));
    }
}
