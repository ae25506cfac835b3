package annals.tag;

import annals.mail.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins the halves of {@link Pair}s that were found in one text, in their order. */
final class PairFinder {
    /**
     * A word of a pair in a text.
     *
     * @param first whether it is of the first kind
     */
    record Half(Pair pair, boolean first, Span span) {}

    private final String text;
    private final Map<Pair, Half> last = new HashMap<>();
    private final List<Cue> found = new ArrayList<>();

    PairFinder(String text) {
        this.text = text;
    }

    /** Adds the next half: with a near one of the other kind before it, it makes a cue. */
    void add(Half half) {
        Half before = last.get(half.pair());
        if (before == null || before.first() == half.first() || !isNear(before.span(), half.span(), half.pair())) {
            last.put(half.pair(), half);
            return;
        }
        last.remove(half.pair());
        Term term = half.pair().term();
        Span span = new Span(before.span().start(), half.span().end());
        String words = text.substring(span.start(), span.end());
        if (term.strength() != Term.Strength.NONE || half.pair().rule().equals(Cue.UNRELATED)) {
            found.add(new Cue(
                    span,
                    words,
                    half.pair().rule(),
                    term.key(),
                    term.strength(),
                    term.concept(),
                    term.generic(),
                    "",
                    Cue.Need.NOTHING));
        }
        if (!half.pair().about().isEmpty()) {
            found.add(new Cue(
                    span,
                    words,
                    Cue.MATTER,
                    "",
                    Term.Strength.NONE,
                    "",
                    false,
                    half.pair().about(),
                    Cue.Need.NOTHING));
        }
    }

    List<Cue> found() {
        return found;
    }

    /** Whether few words and no end of a sentence or paragraph stand between. */
    private boolean isNear(Span before, Span after, Pair pair) {
        int words = 0;
        boolean inWord = false;
        for (int i = before.end(); i < after.start(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || !inWord) {
                boolean blankLine = c == '\n' && text.charAt(i - 1) == '\n';
                boolean ends = Character.isWhitespace(c) && ".?!;".indexOf(text.charAt(i - 1)) >= 0;
                if (blankLine || ends) {
                    return false;
                }
            }
            boolean letter = Character.isLetterOrDigit(c);
            words += letter && !inWord ? 1 : 0;
            inWord = letter || (inWord && (c == '\'' || c == '\u2019'));
            if (words > pair.within()) {
                return false;
            }
        }
        return true;
    }
}
