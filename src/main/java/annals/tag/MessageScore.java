package annals.tag;

import annals.mail.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the cues of one message come to.
 *
 * @param message the message
 * @param evidence all of it, strongest first
 * @param subject what its subject adds to {@code e2ee}, {@code weights.otherSubject} not applied
 * @param body what everything else adds to it, what it inherits included
 * @param names the same for each deliverable, by id
 * @param quotes whether quoted words hold a cue
 */
record MessageScore(
        Message message,
        List<Evidence> evidence,
        double subject,
        double body,
        Map<String, Name> names,
        boolean quotes) {
    /** Strongest first; then for {@code e2ee} first; then as they stand. */
    static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparingDouble(Evidence::weight)
            .reversed()
            .thenComparing(evidence -> !evidence.about().equals(Evidence.E2EE))
            .thenComparing(Evidence::about)
            .thenComparing(evidence -> evidence.message().value())
            .thenComparingInt(Evidence::line)
            .thenComparing(Evidence::text)
            .thenComparing(Evidence::rule);

    /**
     * What speaks for one deliverable.
     *
     * @param subject what the subject adds
     * @param own what the author's own words add
     * @param rest what quotes and earlier messages add
     * @param leads whether the message says by it what it is about: it discusses it if it turns out to be about
     *     end-to-end encryption
     * @param about whether a sentence is about it: it discusses it, though that need not be all its matter
     * @param topic whether the message discusses it
     */
    record Name(double subject, double own, double rest, boolean leads, boolean about, boolean topic) {
        static final Name NOTHING = new Name(0, 0, 0, false, false, false);

        static Name ofSubject(double weight) {
            return new Name(weight, 0, 0, false, false, false);
        }

        static Name ofOwn(double weight) {
            return new Name(0, weight, 0, false, false, false);
        }

        static Name ofRest(double weight) {
            return new Name(0, 0, weight, false, false, false);
        }

        Name asTopic() {
            return new Name(subject, own, rest, leads, about, true);
        }

        Name asLeading() {
            return new Name(subject, own, rest, true, about, topic);
        }

        Name asDiscussed() {
            return new Name(subject, own, rest, leads, true, topic);
        }

        /** Whether it is a topic in the end: of end-to-end encryption only in a message that is about that. */
        private boolean settles(boolean e2ee, boolean tagged) {
            return topic || (leads && tagged) || (about && (tagged || !e2ee));
        }

        Name plus(Name other) {
            return new Name(
                    subject + other.subject,
                    own + other.own,
                    rest + other.rest,
                    leads || other.leads,
                    about || other.about,
                    topic || other.topic);
        }

        double body() {
            return own + rest;
        }

        double total() {
            return subject + own + rest;
        }
    }

    MessageScore {
        evidence = evidence.stream().sorted(STRONGEST_FIRST).toList();
        names = Map.copyOf(new TreeMap<>(names));
    }

    double total() {
        return subject + body;
    }

    /**
     * What it leads with is its topic, now that what it inherits and what answers it has made it reach the threshold.
     */
    MessageScore settled(Scale scale) {
        boolean tagged = total() >= scale.rules().weights().threshold();
        Map<String, Name> settled = new TreeMap<>();
        names.forEach((id, name) ->
                settled.put(id, name.settles(scale.e2ee().contains(id), tagged) ? name.asTopic() : name));
        return new MessageScore(message, evidence, subject, body, settled, quotes);
    }

    static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
