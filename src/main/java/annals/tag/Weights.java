package annals.tag;

import java.util.Map;

/**
 * The numbers with which evidence is weighed; {@link Tagger} says how they work together.
 *
 * @param threshold the score from which on a message or thread is tagged
 * @param strength what a cue adds to {@code e2ee}
 * @param name what a name of a deliverable adds to that deliverable, by rule
 * @param place what both are multiplied with, by where they stand
 * @param again what a cue is multiplied with each time that it comes again
 * @param repetitions how often a cue counts in one message
 * @param mostQuoted the most that all quoted words of a message add
 * @param mostWeak the most that all generic words of a message add where the thread does not speak of XMPP
 * @param mostAside the most that the weak words of concepts add that stand beside another matter as well, where nothing
 *     else is said
 * @param lead what the number, namespace or address of a document is multiplied with in the lines in which a first mail
 *     says what it is about
 * @param soleLead the same where these lines name no other document
 * @param mostOfConcept the most that the weak words of one concept add
 * @param moreOfConcept what each weak word of a concept after the first one is multiplied with
 * @param cancelled what generic words are multiplied with for each cancelling word in the message
 * @param unrelated what all but numbers, namespaces and proposals are multiplied with for each word of unrelated talk
 * @param elsewhere the same for the messages without such words of a thread that is about connections, logins or
 *     unrelated matters
 * @param vague the same where a thread has no name and no word that tells the matter
 * @param otherSubject what the body's evidence of a first mail is multiplied with where its subject is something else
 * @param inherited what evidence is multiplied with on its way to a reply, and from one to what it answers
 * @param leastInherited inherited evidence below this is dropped
 * @param shortWords a reply of at most so many own words is short
 * @param longWords a reply of more own words than that has a matter of its own
 * @param mostOfMessage the most that a message's body counts in the thread
 * @param share the share of a thread's messages over which what speaks for a deliverable is averaged
 * @param tagShare the share of a thread's messages that must be tagged before it is
 * @param topicShare the share of a thread's messages that must name a deliverable to make it a topic
 * @param topicScore the score that makes a deliverable the topic of a message that does not name it in its subject
 */
record Weights(
        double threshold,
        Map<Term.Strength, Double> strength,
        Map<String, Double> name,
        Map<Place, Double> place,
        double again,
        int repetitions,
        double mostQuoted,
        double mostWeak,
        double mostAside,
        double lead,
        double soleLead,
        double mostOfConcept,
        double moreOfConcept,
        double cancelled,
        double unrelated,
        double elsewhere,
        double vague,
        double otherSubject,
        double inherited,
        double leastInherited,
        int shortWords,
        int longWords,
        double mostOfMessage,
        double share,
        double tagShare,
        double topicShare,
        double topicScore) {
    Weights {
        strength = Map.copyOf(strength);
        name = Map.copyOf(name);
        place = Map.copyOf(place);
    }

    double of(Term.Strength one) {
        return strength.getOrDefault(one, 0.0);
    }

    double of(Place one) {
        return place.getOrDefault(one, 0.0);
    }

    /** What a name adds that was found by the rule; 1 for rules that the table does not hold. */
    double ofName(String rule) {
        return name.getOrDefault(rule, 1.0);
    }
}
