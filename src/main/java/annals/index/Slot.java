package annals.index;

import annals.index.Token.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in the text of a query: any of its terms must stand at its position.
 *
 * @param position counts words of the query's text, from 0
 * @param terms the terms, distinct, at least one
 */
public record Slot(int position, List<String> terms) {
    public Slot {
        terms = List.copyOf(terms);
    }

    /**
     * The text of a query as places that must be filled in this order: whole terms where there are any, else stems, or
     * with {@code exact} the words as written. Empty when the text holds no letter and no digit.
     */
    public static List<Slot> of(String text, TextScanner.Style style, boolean exact) {
        List<Token> tokens = TextScanner.tokens(text, style);
        List<Slot> slots = new ArrayList<>();
        int covered = -1;
        for (int i = 0, next; i < tokens.size(); i = next) {
            next = i;
            List<Token> here = new ArrayList<>();
            while (next < tokens.size()
                    && tokens.get(next).position() == tokens.get(i).position()) {
                here.add(tokens.get(next++));
            }
            int from = covered;
            here.removeIf(token -> token.start() < from);
            if (!here.isEmpty()) {
                int longest = here.stream().mapToInt(Token::length).max().orElseThrow();
                here.removeIf(token -> token.form() == Form.STEM || token.length() < longest);
                boolean stemmed = style == TextScanner.Style.PROSE && !exact;
                slots.add(new Slot(here.getFirst().position(), stemmed ? withStems(here) : terms(here)));
                covered = here.getFirst().end();
            }
        }
        return slots;
    }

    /** The beginning of a word as terms have it; empty when it holds no letter and no digit. */
    public static String beginning(String text) {
        int start = 0;
        while (start < text.length() && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        boolean element = start > 0 && text.charAt(start - 1) == '<';
        return (element ? "<" : "") + Folding.fold(text.substring(start));
    }

    private static List<String> terms(List<Token> tokens) {
        return tokens.stream().map(Token::term).distinct().toList();
    }

    /** A word by its stem, which stands marked beside other forms and unmarked where it is the word itself. */
    private static List<String> withStems(List<Token> tokens) {
        Stems stems = new Stems();
        List<String> terms = new ArrayList<>();
        for (Token token : tokens) {
            if (token.form() == Form.WHOLE || !Stems.isEnglish(token.term())) {
                terms.add(token.term());
            } else {
                String stem = stems.of(token.term());
                terms.add(stem);
                terms.add("~" + stem);
            }
        }
        return terms.stream().distinct().toList();
    }
}
