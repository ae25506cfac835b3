package annals.thread;

import annals.mail.Message;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The longer words of a message, its subject included: what it speaks of, roughly. */
final class Vocabulary {
    /** Shorter words are mostly the same in all mails. */
    private static final int TELLING_LETTERS = 5;
    /** So much text tells what a message speaks of. */
    private static final int MOST_CHARACTERS = 20_000;

    private final Set<String> words = new HashSet<>();

    /** The words that the author of a message wrote. */
    static Vocabulary ofOwn(Message message) {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.add(message.subject().base());
        vocabulary.add(message.newText());
        return vocabulary;
    }

    /** All words of a message, quotes included. */
    static Vocabulary ofAll(Message message) {
        Vocabulary vocabulary = ofOwn(message);
        vocabulary.add(message.quotedText());
        return vocabulary;
    }

    private void add(String text) {
        String lower =
                text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).toLowerCase(Locale.ROOT);
        int from = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || !Character.isLetterOrDigit(lower.charAt(i))) {
                if (i - from >= TELLING_LETTERS) {
                    words.add(lower.substring(from, i));
                }
                from = i + 1;
            }
        }
    }

    /** The share of these words that another message has, from 0 to 1; 1 where there are no words. */
    double sharedWith(Vocabulary other) {
        long shared = words.stream().filter(other.words::contains).count();
        return words.isEmpty() ? 1 : (double) shared / words.size();
    }
}
