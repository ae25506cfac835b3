package annals.index;

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
}
