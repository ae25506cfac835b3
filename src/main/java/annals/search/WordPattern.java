package annals.search;

import annals.index.Slot;
import annals.index.TextScanner;
import annals.query.Query;
import java.util.List;

/**
 * What words of a query stand for in one field: terms at positions, the last of which may be the beginning of a term.
 *
 * @param slots places filled by whole terms, ascending by position, the first at 0; may be empty when there is a
 *     beginning
 * @param beginning the beginning of a term right after the slots; empty when there is none
 */
record WordPattern(List<Slot> slots, String beginning) {
    /** How far the part with that number, slots first and the beginning last, stands from the first one. */
    int offset(int part) {
        return part < slots.size()
                ? slots.get(part).position()
                : slots.isEmpty() ? 0 : slots.getLast().position() + 1;
    }

    /** The patterns of which one must be found: none when nothing in the words can be looked for. */
    static List<WordPattern> of(Query.Words words, TextScanner.Style style) {
        return switch (words) {
            case Query.Word word -> of(Slot.of(word.text(), style, false));
            case Query.Phrase phrase -> of(Slot.of(phrase.text(), style, true));
            case Query.Beginning beginning -> beginnings(beginning.text(), style);
        };
    }

    private static List<WordPattern> of(List<Slot> slots) {
        if (slots.isEmpty()) {
            return List.of();
        }
        int first = slots.getFirst().position();
        return List.of(new WordPattern(
                slots.stream()
                        .map(slot -> new Slot(slot.position() - first, slot.terms()))
                        .toList(),
                ""));
    }

    /** A beginning with a hyphen is that of a whole term, or that of the last word of a compound. */
    private static List<WordPattern> beginnings(String text, TextScanner.Style style) {
        String whole = Slot.beginning(text);
        if (whole.isEmpty()) {
            return List.of();
        }
        WordPattern plain = new WordPattern(List.of(), whole);
        int hyphen = text.lastIndexOf('-');
        List<Slot> head = hyphen < 0 ? List.of() : Slot.of(text.substring(0, hyphen), style, true);
        String last = Slot.beginning(text.substring(hyphen + 1));
        if (head.isEmpty() || last.isEmpty()) {
            return List.of(plain);
        }
        return List.of(plain, new WordPattern(of(head).getFirst().slots(), last));
    }
}
