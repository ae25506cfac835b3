package annals.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query that asks for less: any of its words instead of all of them. */
public final class AnyWord {
    private AnyWord() {}

    /**
     * The same query with one of its words being enough, in the text or in the author's name; what is not a word
     * without a prefix still has to hold.
     *
     * @return empty for a query that does not ask for two or more such words at once
     */
    public static Optional<Query> of(Query query) {
        if (!(query instanceof Query.And and)) {
            return Optional.empty();
        }
        List<Query> any = new ArrayList<>();
        List<Query> all = new ArrayList<>();
        int words = 0;
        for (Query part : and.parts()) {
            switch (part) {
                case Query.Word(Query.Field field, String text)
                when field == Query.Field.TEXT -> {
                    words++;
                    any.add(part);
                    any.add(new Query.Word(Query.Field.FROM, text));
                }
                case Query.Words written
                when written.field() == Query.Field.TEXT -> {
                    words++;
                    any.add(written);
                }
                default -> all.add(part);
            }
        }
        if (words < 2) {
            return Optional.empty();
        }
        all.addFirst(Query.or(any));
        return Optional.of(Query.and(all));
    }
}
