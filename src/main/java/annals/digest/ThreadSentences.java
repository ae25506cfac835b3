package annals.digest;

import annals.mail.Message;
import annals.mail.Segment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The sentences of a thread in reading order, each with its features. */
final class ThreadSentences {
    /** More sentences of a thread are not looked at, so that the longest thread costs a fraction of a second. */
    private static final int MOST_SENTENCES = 3_000;

    private static final int MOST_QUOTED_CHARACTERS = 20_000;
    private static final int MOST_SHINGLES = 500_000;
    private static final int SHINGLE_WORDS = 4;
    private static final int SHORT_WORDS = 6;

    private static final Pattern PROPOSES = Pattern.compile(
            "\\b(?:suggest|propose|proposal|recommend|should|must|need to|agree|agreed|disagree|object|decided?|decision|conclusion"
                    + "|prefer|would like|i think|i believe|in my opinion|imho|let's|problem|because|instead|rather)\\b|[+-]1\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COURTESY = Pattern.compile(
            "\\b(?:thanks|thank you|regards|cheers|sincerely|welcome|congratulations|greetings|best wishes|sorry)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("\\d");

    /**
     * A sentence with what is known of it.
     *
     * @param words how many words it has
     * @param terms its telling words, a vector of length 1, or empty
     * @param features every feature's value
     */
    record Candidate(
            Message message, String text, int words, Map<String, Double> terms, Map<Feature, Double> features) {}

    private record Found(Message message, int mail, int position, int of, Sentences.Placed sentence) {}

    private ThreadSentences() {}

    /** The sentences of messages in reading order; {@code vocabulary} as in {@link Digest#of}. */
    static List<Candidate> of(List<Message> messages, List<String> vocabulary) {
        return messages.isEmpty() ? List.of() : weighed(messages, found(messages), vocabulary);
    }

    private static List<Found> found(List<Message> messages) {
        List<Found> found = new ArrayList<>();
        for (int mail = 0; mail < messages.size() && found.size() < MOST_SENTENCES; mail++) {
            Message message = messages.get(mail);
            List<Sentences.Placed> placed = Sentences.placed(message);
            for (int i = 0; i < placed.size() && found.size() < MOST_SENTENCES; i++) {
                found.add(new Found(message, mail, i, placed.size(), placed.get(i)));
            }
        }
        return found;
    }

    private static List<Candidate> weighed(List<Message> messages, List<Found> found, List<String> vocabulary) {
        Map<String, Integer> frequency = new HashMap<>();
        List<List<String>> words = new ArrayList<>();
        for (Found each : found) {
            List<String> telling = Words.telling(each.sentence().text());
            words.add(telling);
            new HashSet<>(telling).forEach(word -> frequency.merge(word, 1, Integer::sum));
        }
        List<Map<String, Double>> vectors = new ArrayList<>();
        Map<String, Double> centroid = new HashMap<>();
        for (List<String> telling : words) {
            Map<String, Double> vector = unit(telling, frequency, found.size());
            vectors.add(vector);
            vector.forEach((word, weight) -> centroid.merge(word, weight, Double::sum));
        }
        double length = length(centroid);
        Map<Long, Integer> lastQuoted = lastQuoted(messages);
        Set<String> subject =
                new HashSet<>(Words.telling(messages.getFirst().subject().base()));
        List<String> names =
                vocabulary.stream().map(name -> spaced(Words.all(name))).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Found each = found.get(i);
            Map<String, Double> vector = vectors.get(i);
            EnumMap<Feature, Double> values = placeOf(each, messages);
            values.put(Feature.CENTRAL, length == 0 ? 0 : dot(vector, centroid) / length);
            values.put(
                    Feature.SUBJECT,
                    subject.isEmpty()
                            ? 0.0
                            : (double) subject.stream()
                                            .filter(vector::containsKey)
                                            .count()
                                    / subject.size());
            values.put(Feature.QUOTED_LATER, quotedLater(each, lastQuoted));
            cues(each.sentence(), values);
            String spaced = spaced(Words.all(each.sentence().text()));
            values.put(Feature.VOCABULARY, names.stream().anyMatch(spaced::contains) ? 1.0 : 0);
            String text = each.sentence().text();
            candidates.add(new Candidate(each.message(), text, Words.count(text), vector, values));
        }
        return candidates;
    }

    /** Words that find each other whole by {@link String#contains}. */
    private static String spaced(List<String> words) {
        return " " + String.join(" ", words) + " ";
    }

    private static EnumMap<Feature, Double> placeOf(Found found, List<Message> messages) {
        EnumMap<Feature, Double> values = new EnumMap<>(Feature.class);
        values.put(Feature.BEGINS_MAIL, found.position() == 0 ? 1.0 : 0);
        values.put(Feature.BEGINS_THREAD, found.mail() == 0 ? 1.0 : 0);
        values.put(Feature.EARLY_IN_MAIL, 1 - (double) found.position() / found.of());
        values.put(Feature.EARLY_IN_THREAD, 1 - (double) found.mail() / messages.size());
        values.put(Feature.SHARE_OF_MAIL, 1.0 / found.of());
        boolean starter = found.message()
                .from()
                .display()
                .equalsIgnoreCase(messages.getFirst().from().display());
        values.put(Feature.BY_STARTER, starter ? 1.0 : 0);
        return values;
    }

    private static void cues(Sentences.Placed sentence, EnumMap<Feature, Double> values) {
        String text = sentence.text();
        int words = Words.count(text);
        values.put(Feature.LENGTH, Math.log(1 + Math.min(words, 40)));
        values.put(Feature.SHORT, words < SHORT_WORDS ? 1.0 : 0);
        values.put(Feature.ANSWERS_QUOTE, sentence.answersQuote() ? 1.0 : 0);
        values.put(Feature.QUESTION, text.indexOf('?') >= 0 ? 1.0 : 0);
        values.put(Feature.PROPOSES, PROPOSES.matcher(text).find() ? 1.0 : 0);
        values.put(Feature.COURTESY, COURTESY.matcher(text).find() ? 1.0 : 0);
        values.put(Feature.OPEN_END, Sentences.ends(text) ? 0.0 : 1);
        values.put(Feature.DIGITS, DIGITS.matcher(text).find() ? 1.0 : 0);
    }

    /** TF·IDF over the sentences of the thread, of length 1. */
    static Map<String, Double> unit(List<String> words, Map<String, Integer> frequency, int sentences) {
        Map<String, Double> vector = new HashMap<>();
        words.forEach(word -> vector.merge(word, 1.0, Double::sum));
        vector.replaceAll((word, count) -> count * Math.log((1.0 + sentences) / frequency.get(word)));
        double length = length(vector);
        if (length > 0) {
            vector.replaceAll((word, weight) -> weight / length);
        }
        return vector;
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(vector.values().stream().mapToDouble(w -> w * w).sum());
    }

    static double dot(Map<String, Double> a, Map<String, Double> b) {
        double sum = 0;
        for (Map.Entry<String, Double> entry : a.entrySet()) {
            sum += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        return sum;
    }

    /** The last mail that quotes each run of four words. */
    private static Map<Long, Integer> lastQuoted(List<Message> messages) {
        Map<Long, Integer> last = new HashMap<>();
        for (int mail = 0; mail < messages.size() && last.size() < MOST_SHINGLES; mail++) {
            int left = MOST_QUOTED_CHARACTERS;
            for (Segment segment : messages.get(mail).body()) {
                if (segment.kind() == Segment.Kind.QUOTE && left > 0) {
                    String text = segment.text();
                    for (long shingle : shingles(text.substring(0, Math.min(left, text.length())))) {
                        last.put(shingle, mail);
                    }
                    left -= text.length();
                }
            }
        }
        return last;
    }

    /** The share of the sentence's runs of four words that a later mail quotes. */
    private static double quotedLater(Found found, Map<Long, Integer> lastQuoted) {
        List<Long> own = shingles(found.sentence().text());
        long later = own.stream()
                .filter(shingle -> lastQuoted.getOrDefault(shingle, -1) > found.mail())
                .count();
        return own.isEmpty() ? 0 : (double) later / own.size();
    }

    private static List<Long> shingles(String text) {
        List<String> words = Words.all(text);
        List<Long> shingles = new ArrayList<>();
        for (int i = 0; i + SHINGLE_WORDS <= words.size(); i++) {
            long hash = 0;
            for (int k = i; k < i + SHINGLE_WORDS; k++) {
                hash = hash * 1_000_003 + words.get(k).hashCode();
            }
            shingles.add(hash);
        }
        return shingles;
    }
}
