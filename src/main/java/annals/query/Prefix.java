package annals.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The prefixes of the language; each has one or more names. */
public enum Prefix {
    SUBJECT("subject", "s"),
    BODY("body", "b"),
    SUBJECT_OR_BODY("bs"),
    NEW("new", "nq"),
    QUOTED("quoted", "q"),
    FROM("from", "f"),
    TO("to", "t"),
    CC("cc", "c"),
    ANYONE("a"),
    DATE("date", "d"),
    ID("id", "mid", "m"),
    LIST("list", "l"),
    ATTACHMENT("attachment", "n"),
    TAG("tag", "is"),
    THREAD("thread"),
    XEP("xep"),
    DELIVERABLE("deliverable", "about"),
    HAS("has"),
    REF("ref"),
    ACT("act"),
    VOTE("vote"),
    VOTER("voter"),
    PHASE("phase"),
    REV("rev"),
    QUERY("query");

    /** Separated by blanks. */
    private final String names;

    Prefix(String... names) {
        this.names = String.join(" ", names);
    }

    /** The name in canonical text, without the colon. */
    public String text() {
        return names().getFirst();
    }

    /** All names, the one in canonical text first. */
    public List<String> names() {
        return List.of(names.split(" "));
    }

    /** The prefix with that name in any case, without the colon. */
    public static Optional<Prefix> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(prefix -> prefix.names().contains(lower))
                .findFirst();
    }

    /** Where the words after it are looked for; empty when it is none for words. */
    Optional<Query.Field> field() {
        return switch (this) {
            case SUBJECT -> Optional.of(Query.Field.SUBJECT);
            case BODY -> Optional.of(Query.Field.BODY);
            case SUBJECT_OR_BODY -> Optional.of(Query.Field.SUBJECT_OR_BODY);
            case NEW -> Optional.of(Query.Field.NEW);
            case QUOTED -> Optional.of(Query.Field.QUOTED);
            case FROM -> Optional.of(Query.Field.FROM);
            case TO -> Optional.of(Query.Field.TO);
            case CC -> Optional.of(Query.Field.CC);
            case ANYONE -> Optional.of(Query.Field.ANYONE);
            case LIST -> Optional.of(Query.Field.LIST);
            case ATTACHMENT -> Optional.of(Query.Field.ATTACHMENT);
            case DATE, ID, TAG, THREAD, XEP, DELIVERABLE, HAS, REF, ACT, VOTE, VOTER, PHASE, REV, QUERY ->
                Optional.empty();
        };
    }

    /** The names that differ from a wrong one by one or two letters, nearest first. */
    static List<String> nearest(String wrong) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        record Near(String name, int distance) {}
        return Arrays.stream(values())
                .flatMap(prefix -> prefix.names().stream())
                .filter(name -> name.length() > 2)
                .map(name -> new Near(name, distance(lower, name)))
                .filter(near -> near.distance() <= Math.min(2, lower.length() / 2))
                .sorted((a, b) -> Integer.compare(a.distance(), b.distance()))
                .limit(3)
                .map(Near::name)
                .toList();
    }

    /** How many letters must be put in, left out or changed (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
