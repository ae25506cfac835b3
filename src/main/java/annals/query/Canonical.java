package annals.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Queries as canonical text, which {@link QueryParser} reads back to equal queries. */
final class Canonical {
    private Canonical() {}

    static String text(Query query) {
        return switch (query) {
            case Query.All all -> "*";
            case Query.Word word -> word.field().prefix() + word.text();
            case Query.Phrase phrase -> phrase.field().prefix() + quoted(phrase.text());
            case Query.Beginning beginning -> beginning.field().prefix() + beginning.text() + "*";
            case Query.Near near -> text(near.left()) + " NEAR/" + near.distance() + " " + text(near.right());
            case Query.And and -> joined(and.parts(), " AND ");
            case Query.Or or -> joined(or.parts(), " OR ");
            case Query.Not not -> "NOT " + operand(not.query());
            case Query.Sent sent -> "date:" + sent.range();
            case Query.Xep xep -> String.format(Locale.ROOT, "xep:%04d", xep.number());
            case Query.Tagged tagged -> "tag:" + value(tagged.tag());
            case Query.About about -> "deliverable:" + value(about.deliverable());
            case Query.Id id -> "id:" + value(id.id());
            case Query.Refers refers -> "ref:" + value(refers.id());
            case Query.InThread inThread -> "thread:{" + text(inThread.query()) + "}";
            case Query.Has has -> "has:" + has.feature().text();
            case Query.Recorded recorded -> recorded.prefix().text() + ":" + value(recorded.value());
            case Query.Revised revised ->
                "rev:"
                        + value(revised.deliverable() + "@"
                                + (revised.from().equals(revised.until())
                                        ? revised.from()
                                        : revised.from() + ".." + revised.until()));
        };
    }

    private static String joined(List<Query> parts, String operator) {
        return parts.stream().map(Canonical::operand).collect(Collectors.joining(operator));
    }

    private static String operand(Query query) {
        return query instanceof Query.And || query instanceof Query.Or ? "(" + text(query) + ")" : text(query);
    }

    /** A value that the parser would cut or read otherwise stands in quotes. */
    private static String value(String text) {
        boolean plain = text.chars().noneMatch(c -> Blanks.is(c) || "()\"“”„{}*".indexOf(c) >= 0);
        return plain && !text.isEmpty() ? text : quoted(text);
    }

    /** A text with a straight quote in it was written between curly ones. */
    private static String quoted(String text) {
        return text.indexOf('"') < 0 ? "\"" + text + "\"" : "“" + text + "”";
    }
}
