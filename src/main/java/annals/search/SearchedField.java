package annals.search;

import annals.index.Fields;
import annals.query.Query;
import java.util.List;

/**
 * A field of the index in which words are looked for, and what a word in it is worth.
 *
 * @param name the field
 * @param weight what the score is multiplied with
 */
record SearchedField(String name, float weight) {
    /** Not more than new words: each reply repeats it, and a word is known to be as rare there as anywhere. */
    private static final SearchedField SUBJECT = new SearchedField(Fields.SUBJECT, 1);

    private static final SearchedField NEW = new SearchedField(Fields.NEW, 1);
    /** A word that is only quoted was said by somebody else, whose own mail is found as well. */
    private static final SearchedField QUOTED = new SearchedField(Fields.QUOTED, 0.5f);

    private static final SearchedField SIGNATURE = new SearchedField(Fields.SIGNATURE, 0.1f);

    /** Where the words of a query's field stand. */
    static List<SearchedField> of(Query.Field field) {
        return switch (field) {
            case TEXT -> List.of(SUBJECT, NEW, QUOTED);
            case SUBJECT -> List.of(SUBJECT);
            case BODY -> List.of(NEW, QUOTED, SIGNATURE);
            case SUBJECT_OR_BODY -> List.of(SUBJECT, NEW, QUOTED, SIGNATURE);
            case NEW -> List.of(NEW);
            case QUOTED -> List.of(QUOTED);
            case FROM -> List.of(new SearchedField(Fields.FROM, 1));
            case TO -> List.of(new SearchedField(Fields.TO, 1));
            case CC -> List.of(new SearchedField(Fields.CC, 1));
            case ANYONE ->
                List.of(
                        new SearchedField(Fields.FROM, 1),
                        new SearchedField(Fields.TO, 1),
                        new SearchedField(Fields.CC, 1));
            case LIST -> List.of(new SearchedField(Fields.LIST, 1));
            case ATTACHMENT -> List.of(new SearchedField(Fields.ATTACHMENT, 1));
        };
    }

    /** Whether words of a query's field are looked for in a field of the index. */
    static boolean includes(Query.Field field, String name) {
        return of(field).stream().anyMatch(searched -> searched.name().equals(name));
    }
}
