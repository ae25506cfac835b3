package annals.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A question that each message answers with yes or no.
 *
 * <p>{@code toString} gives the canonical text of a query: every operator written out, prefixes by their long name;
 * {@link QueryParser} reads it back to an equal tree.
 */
public sealed interface Query {
    /** Where a word is looked for. */
    enum Field {
        /** Subject and new words first, quoted words at low weight. */
        TEXT(""),
        SUBJECT("subject:"),
        /** New and quoted words, and the signature. */
        BODY("body:"),
        /** All of SUBJECT and BODY. */
        SUBJECT_OR_BODY("bs:"),
        /** The author's own words. */
        NEW("new:"),
        QUOTED("quoted:"),
        FROM("from:"),
        TO("to:"),
        CC("cc:"),
        /** From, To and Cc. */
        ANYONE("a:"),
        LIST("list:"),
        ATTACHMENT("attachment:");

        private final String prefix;

        Field(String prefix) {
            this.prefix = prefix;
        }

        /** Its prefix in canonical text, colon included; empty for {@link #TEXT}. */
        public String prefix() {
            return prefix;
        }
    }

    /** What a message can hold besides words. */
    enum Feature {
        QUESTION,
        LINK,
        XML,
        VOTE,
        PATCH,
        ATTACHMENT;

        /** The name in queries. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Words that can stand beside {@code NEAR}. */
    sealed interface Words extends Query {
        /** Where they are looked for. */
        Field field();
    }

    /** Everything. */
    record All() implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /**
     * A word in any of its grammatical forms, or an identifier as it stands.
     *
     * @param text without white space, with at least one letter or digit
     */
    record Word(Field field, String text) implements Words {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /**
     * Words exactly as written, one after the other.
     *
     * @param text with at least one letter or digit
     */
    record Phrase(Field field, String text) implements Words {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /**
     * Any word that begins so.
     *
     * @param text the beginning, without the asterisk
     */
    record Beginning(Field field, String text) implements Words {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /**
     * Both, in any order, close to each other and in one field.
     *
     * @param distance one more than the number of words that may stand between them, at least 1
     */
    record Near(Words left, Words right, int distance) implements Query {
        public Near {
            if (distance < 1 || left.field() != right.field()) {
                throw new IllegalArgumentException("NEAR needs a distance of 1 or more and one field, got " + distance
                        + ", " + left.field() + ", " + right.field());
            }
        }

        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** All of two or more; none of them is an And. */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** At least one of two or more; none of them is an Or. */
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** The opposite. */
    record Not(Query query) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** Sent within a range of time. */
    record Sent(DateRange range) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** Any spelling of the number of a XEP in subject or body. */
    record Xep(int number) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** Tagged so; the name is in lower case. */
    record Tagged(String tag) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** Attributed to a deliverable by the tagger; the name is as the user wrote it. */
    record About(String deliverable) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** The message with that id: a Message-ID with or without brackets, or six or more characters of its hash. */
    record Id(String id) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** Answers a message, directly or not; the id as in {@link Id}. */
    record Refers(String id) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** In a thread that holds a match. */
    record InThread(Query query) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** Holds such a thing. */
    record Has(Feature feature) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /**
     * Its author does that, or it records that vote, or a vote of that person; or that was the status of what it is
     * about, on its day.
     *
     * @param prefix {@link Prefix#ACT}, {@link Prefix#VOTE}, {@link Prefix#VOTER} or {@link Prefix#PHASE}
     * @param value of an act, a vote and a status the one spelling in lower case; of a voter as the user wrote it
     */
    record Recorded(Prefix prefix, String value) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /**
     * About a deliverable, and sent between two of its revisions, the day of the second one left out.
     *
     * @param deliverable as the user wrote it
     * @param from the version that opens the time; empty for none
     * @param until the version that ends it; the same as {@code from} means as long as that was the newest; empty for
     *     none
     */
    record Revised(String deliverable, String from, String until) implements Query {
        @Override
        public String toString() {
            return Canonical.text(this);
        }
    }

    /** All of these: nested Ands are opened, a single one stands for itself. */
    static Query and(List<? extends Query> parts) {
        List<Query> flat = new ArrayList<>();
        for (Query part : parts) {
            if (part instanceof And and) {
                flat.addAll(and.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** At least one of these: nested Ors are opened, a single one stands for itself. */
    static Query or(List<? extends Query> parts) {
        List<Query> flat = new ArrayList<>();
        for (Query part : parts) {
            if (part instanceof Or or) {
                flat.addAll(or.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }
}
