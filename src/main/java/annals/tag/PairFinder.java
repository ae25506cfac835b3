package annals.tag;

import annals.mail.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds {@link Pair}s in a text, with a table and a pass of their own: a word of a pair must not take a place away from
 * the vocabulary, nor the other way round.
 */
final class PairFinder {
    /** A word of a pair: of the first kind or of the other one. */
    private record Half(Pair pair, boolean first) {}

    /** The last word of a pair that has no partner yet. */
    private record Single(boolean first, Span span) {}

    private final PhraseTable<Half> halves = new PhraseTable<>();

    /**
     * A finder of pairs; those about a deliverable that is not known are left out.
     *
     * @param known the ids of all deliverables
     */
    PairFinder(List<Pair> pairs, Set<String> known) {
        for (Pair pair : pairs) {
            if (pair.about().isEmpty() || known.contains(pair.about())) {
                pair.one().forEach(word -> halves.add(word, false, new Half(pair, true)));
                pair.other().forEach(word -> halves.add(word, false, new Half(pair, false)));
            }
        }
    }

    /** The cues of the pairs that are near each other in a text written on a day; each word is of one of them only. */
    List<Cue> find(Words words, LocalDate day) {
        String text = words.text();
        List<Cue> cues = new ArrayList<>();
        IdentityHashMap<Pair, Single> last = new IdentityHashMap<>(); // hashing a pair would hash all its words
        for (PhraseTable.Match<Half> match :
                halves.find(words, half -> half.pair().term().isValidOn(day))) {
            for (Half half : match.meanings()) {
                Pair pair = half.pair();
                Single before = last.get(pair);
                if (before != null
                        && before.first() != half.first()
                        && isNear(text, before.span(), match.span(), pair.within())) {
                    last.remove(pair);
                    addCues(
                            cues,
                            pair,
                            text,
                            new Span(before.span().start(), match.span().end()));
                } else {
                    last.put(pair, new Single(half.first(), match.span()));
                }
            }
        }
        return cues;
    }

    private static void addCues(List<Cue> cues, Pair pair, String text, Span span) {
        Term term = pair.term();
        String words = text.substring(span.start(), span.end());
        if (term.strength() != Term.Strength.NONE || pair.rule().equals(Cue.UNRELATED)) {
            cues.add(new Cue(
                    span,
                    words,
                    pair.rule(),
                    term.key(),
                    term.strength(),
                    term.concept(),
                    term.generic(),
                    "",
                    Cue.Need.NOTHING));
        }
        if (!pair.about().isEmpty()) {
            cues.add(new Cue(
                    span, words, Cue.MATTER, "", Term.Strength.NONE, "", false, pair.about(), Cue.Need.NOTHING));
        }
    }

    /** Whether few words and no end of a sentence or paragraph stand between. */
    private static boolean isNear(String text, Span before, Span after, int within) {
        int words = 0;
        boolean inWord = false;
        for (int i = before.end(); i < after.start() && words <= within; i++) {
            char c = text.charAt(i);
            boolean blankLine = c == '\n' && text.charAt(i - 1) == '\n';
            boolean sentenceEnd = Character.isWhitespace(c) && ".?!;".indexOf(text.charAt(i - 1)) >= 0;
            if (blankLine || sentenceEnd) {
                return false;
            }
            boolean letter = Character.isLetterOrDigit(c);
            words += letter && !inWord ? 1 : 0;
            inWord = letter || (inWord && (c == '\'' || c == '\u2019'));
        }
        return words <= within;
    }
}
