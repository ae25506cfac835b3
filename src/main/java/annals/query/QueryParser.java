package annals.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads queries by recursive descent.
 *
 * <pre>
 * query    = or
 * or       = and { "OR" and }
 * and      = not { [ "AND" ] not }
 * not      = ( "NOT" | "-" ) not | near
 * near     = operand { "NEAR" [ "/" number ] operand }
 * operand  = "*" | "(" or ")" | prefix ":" value | value
 * value    = "(" or ")" | quote text quote | word [ "*" ] | "{" or "}"      the last one after thread: only
 * word     = anything up to white space, a quote or a parenthesis
 * </pre>
 *
 * <ul>
 *   <li>Operators are in capitals; {@code and} is a word. A minus is an operator only right before an operand.
 *   <li>A prefix before parentheses holds for every word in them that has none of its own.
 *   <li>{@code name:} is a prefix when the name is made of letters only. A name that is no prefix is an error, but for
 *       what cannot be meant as one: the word is taken as it stands when {@code //} follows, when the name is
 *       {@code urn}, {@code jabber}, {@code xmpp}, {@code mailto} or the like, when another colon stands in the word
 *       ({@code foo:bar:baz}), or when nothing follows ({@code Note:}). Anything in quotes is text.
 *   <li>{@code xep 384}, {@code RFC 9420} and the like are read as one word with a hyphen.
 *   <li>A chain {@code a NEAR b NEAR c} asks for both pairs.
 * </ul>
 */
public final class QueryParser {
    /** Of words between the sides of a NEAR without a number. */
    private static final int DEFAULT_DISTANCE = 10;

    private static final int LARGEST_DISTANCE = 1000;
    /** Deeper queries are made by machines to break parsers. */
    private static final int DEEPEST = 100;

    private static final int DEEPEST_SAVED = 8;
    /** Saved queries may hold others more than once: a few lines could grow without bound. */
    private static final int MOST_SAVED = 200;

    private static final Set<String> SERIES = Set.of("xep", "jep", "rfc", "pep");
    private static final Set<String> SCHEMES =
            Set.of("urn", "jabber", "xmpp", "mailto", "http", "https", "sip", "tel", "xmlns", "data", "acct");

    private final String query;
    private int at;
    private int depth;
    /** How many braces are open: only inside them a closing brace ends a word. */
    private int braces;

    private Optional<Prefix> prefix = Optional.empty();

    private final SavedQueries saved;
    /** The names of the saved queries inside which this text stands. */
    private final List<String> names;

    private final AtomicInteger expanded;

    private QueryParser(String query, SavedQueries saved, List<String> names, AtomicInteger expanded) {
        this.query = query;
        this.saved = saved;
        this.names = names;
        this.expanded = expanded;
    }

    /**
     * The query that a text asks, where no query has a name.
     *
     * @throws QuerySyntaxException when it cannot be read
     */
    public static Query parse(String text) {
        return parse(text, SavedQueries.NONE);
    }

    /**
     * The query that a text asks.
     *
     * @throws QuerySyntaxException when it cannot be read
     */
    public static Query parse(String text, SavedQueries saved) {
        return parse(new QueryParser(text, saved, List.of(), new AtomicInteger()));
    }

    private static Query parse(QueryParser parser) {
        parser.skipBlanks();
        if (parser.isAtEnd()) {
            throw parser.error(0, "nothing to search for; * finds everything");
        }
        Query query = parser.or();
        if (!parser.isAtEnd()) {
            throw parser.errorAt(parser.at, "nothing to close");
        }
        return query;
    }

    private Query or() {
        if (++depth > DEEPEST) {
            throw errorAt(at, "more than " + DEEPEST + " levels deep");
        }
        List<Query> parts = new ArrayList<>();
        parts.add(and());
        while (isOperator("OR")) {
            operator("OR");
            parts.add(and());
        }
        depth--;
        return Query.or(parts);
    }

    private Query and() {
        List<Query> parts = new ArrayList<>();
        parts.add(not());
        while (!isAtEnd() && !isClosing() && !isOperator("OR")) {
            if (isOperator("AND")) {
                operator("AND");
            }
            parts.add(not());
        }
        return Query.and(parts);
    }

    private Query not() {
        boolean negated = false;
        while (true) {
            if (isOperator("NOT")) {
                operator("NOT");
            } else if (isMinus()) {
                at++;
            } else {
                Query query = near();
                return negated ? new Query.Not(query) : query;
            }
            negated = !negated;
        }
    }

    private Query near() {
        int start = at;
        Query first = operand();
        List<Query> pairs = new ArrayList<>();
        Query left = first;
        while (isNear()) {
            int operator = at;
            int distance = distance();
            if (isMinus() || isOperator("NOT")) {
                throw errorAt(at, "NEAR joins two words or phrases, none of them denied");
            }
            Query right = operand();
            if (!(left instanceof Query.Words l) || !(right instanceof Query.Words r)) {
                throw errorAt(operator, "NEAR joins two words or phrases");
            }
            if (r.field() == Query.Field.TEXT) {
                r = within(r, l.field());
            }
            if (l.field() != r.field()) {
                throw errorAt(start, "NEAR joins words of one field, got " + l + " and " + r);
            }
            pairs.add(new Query.Near(l, r, distance));
            left = r;
        }
        return pairs.isEmpty() ? first : Query.and(pairs);
    }

    private int distance() {
        int start = at;
        String word = word();
        skipBlanks();
        if (isAtEnd() || isClosing()) {
            throw errorAt(start, "nothing after NEAR");
        }
        if (word.equals("NEAR")) {
            return DEFAULT_DISTANCE;
        }
        String number = word.substring("NEAR/".length());
        int distance = number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
        if (distance < 1 || distance > LARGEST_DISTANCE) {
            throw errorAt(start, "NEAR/ takes a number from 1 to " + LARGEST_DISTANCE);
        }
        return distance;
    }

    private Query operand() {
        int start = at;
        for (String operator : List.of("AND", "OR")) {
            if (isOperator(operator)) {
                throw errorAt(start, "nothing before " + operator);
            }
        }
        if (isNear()) {
            throw errorAt(start, "nothing before NEAR");
        }
        if (isClosing()) {
            throw errorAt(start, "nothing before " + query.charAt(at));
        }
        if (query.charAt(at) == '*' && isWordEnd(at + 1)) {
            at++;
            skipBlanks();
            if (prefix.isPresent()) {
                throw errorAt(start, "* alone takes no prefix");
            }
            return new Query.All();
        }
        Optional<String> name = prefixName();
        if (name.isEmpty()) {
            return value(start);
        }
        Prefix named = Prefix.named(name.get()).orElseThrow(() -> unknownPrefix(start, name.get()));
        at += name.get().length() + 1;
        if (isAtEnd() || isClosing() || Blanks.is(query.charAt(at))) {
            throw errorAt(start, "nothing after " + query.substring(start, at));
        }
        Optional<Prefix> outer = prefix;
        prefix = Optional.of(named);
        Query value = value(start);
        prefix = outer;
        return value;
    }

    /** The name before a colon, when it is a prefix or must be one. */
    private Optional<String> prefixName() {
        int colon = at;
        while (colon < query.length() && isLetter(query.charAt(colon))) {
            colon++;
        }
        if (colon == at || colon >= query.length() || query.charAt(colon) != ':') {
            return Optional.empty();
        }
        String name = query.substring(at, colon);
        if (Prefix.named(name).isPresent()) {
            return Optional.of(name);
        }
        int end = wordEnd(colon);
        boolean text = isWordEnd(colon + 1)
                || query.startsWith("//", colon + 1)
                || SCHEMES.contains(name.toLowerCase(Locale.ROOT))
                || query.substring(colon + 1, end).indexOf(':') >= 0;
        return text ? Optional.empty() : Optional.of(name);
    }

    private QuerySyntaxException unknownPrefix(int start, String name) {
        List<String> nearest = Prefix.nearest(name);
        String hint = nearest.isEmpty() ? "" : "; nearest: " + String.join(":, ", nearest) + ":";
        return error(start, "unknown prefix " + name + ": at " + (start + 1) + hint + "; in quotes it is text");
    }

    private Query value(int start) {
        char first = query.charAt(at);
        if (first == '(') {
            return group(')');
        }
        if (first == '{' && isPrefix(Prefix.THREAD)) {
            Optional<Prefix> outer = prefix;
            prefix = Optional.empty();
            Query inner = group('}');
            prefix = outer;
            return new Query.InThread(inner);
        }
        if (isQuote(first)) {
            return exact(start, quoted());
        }
        return word(start, word());
    }

    private Query group(char close) {
        int open = at++;
        skipBlanks();
        if (!isAtEnd() && query.charAt(at) == close) {
            throw errorAt(open, "nothing between " + query.charAt(open) + " and " + close);
        }
        if (isAtEnd()) {
            throw errorAt(open, "no closing " + close + " for the " + query.charAt(open));
        }
        braces += close == '}' ? 1 : 0;
        Query inner = or();
        braces -= close == '}' ? 1 : 0;
        if (isAtEnd()) {
            throw errorAt(open, "no closing " + close + " for the " + query.charAt(open));
        }
        if (query.charAt(at) != close) {
            throw errorAt(at, "expected " + close + ", got " + query.charAt(at));
        }
        at++;
        skipBlanks();
        return inner;
    }

    private String quoted() {
        int open = at++;
        boolean straight = query.charAt(open) == '"';
        while (at < query.length() && (straight ? query.charAt(at) != '"' : "”“".indexOf(query.charAt(at)) < 0)) {
            at++;
        }
        if (isAtEnd()) {
            throw errorAt(open, "no closing quote");
        }
        String text = query.substring(open + 1, at++);
        skipBlanks();
        return text;
    }

    private Query exact(int start, String text) {
        Optional<Query.Field> field = field();
        if (field.isEmpty()) {
            return special(start, text);
        }
        requireText(start, text);
        return new Query.Phrase(field.get(), Blanks.strip(text));
    }

    private Query word(int start, String word) {
        skipBlanks();
        Optional<Query.Field> field = field();
        if (field.isEmpty()) {
            return special(start, word);
        }
        int star = word.indexOf('*');
        if (star >= 0 && star < word.length() - 1) {
            throw errorAt(at(start, word, star), "* stands only at the end of a word");
        }
        requireText(start, word);
        if (star >= 0) {
            return new Query.Beginning(field.get(), word.substring(0, star));
        }
        return new Query.Word(field.get(), SERIES.contains(word.toLowerCase(Locale.ROOT)) ? withNumber(word) : word);
    }

    /** "xep-384" when the next word is a number, which is taken too. */
    private String withNumber(String series) {
        int end = wordEnd(at);
        boolean number =
                end > at && end - at <= 5 && query.substring(at, end).chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return series;
        }
        String digits = query.substring(at, end);
        at = end;
        skipBlanks();
        return series + "-" + digits;
    }

    /** Where a word is looked for under the prefix that holds; empty when the prefix is none for words. */
    private Optional<Query.Field> field() {
        return prefix.isEmpty() ? Optional.of(Query.Field.TEXT) : prefix.get().field();
    }

    /** The query of a prefix that is none for words. */
    private Query special(int start, String written) {
        Prefix special = prefix.orElseThrow();
        String value = Blanks.strip(written);
        if (value.isEmpty()) {
            throw errorAt(start, "nothing after " + special.text() + ":");
        }
        if (special == Prefix.QUERY) {
            return saved(start, value);
        }
        try {
            return PrefixValue.query(special, value);
        } catch (IllegalArgumentException e) {
            throw errorAt(start, e.getMessage());
        }
    }

    private Query saved(int start, String name) {
        if (names.contains(name)) {
            throw errorAt(start, "the saved query " + name + " holds itself");
        }
        if (names.size() == DEEPEST_SAVED) {
            throw errorAt(start, "saved queries more than " + DEEPEST_SAVED + " levels deep");
        }
        if (expanded.incrementAndGet() > MOST_SAVED) {
            throw errorAt(start, "more than " + MOST_SAVED + " saved queries in one");
        }
        try {
            List<String> inner = new ArrayList<>(names);
            inner.add(name);
            return parse(new QueryParser(saved.text(name), saved, inner, expanded));
        } catch (QuerySyntaxException e) {
            throw errorAt(start, "in the saved query " + name + ": " + e.getMessage() + ",");
        } catch (IllegalArgumentException e) {
            throw error(start, e.getMessage());
        }
    }

    private void requireText(int start, String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw errorAt(start, "no letter and no digit in " + text);
        }
    }

    private static Query.Words within(Query.Words words, Query.Field field) {
        return switch (words) {
            case Query.Word word -> new Query.Word(field, word.text());
            case Query.Phrase phrase -> new Query.Phrase(field, phrase.text());
            case Query.Beginning beginning -> new Query.Beginning(field, beginning.text());
        };
    }

    private boolean isPrefix(Prefix wanted) {
        return prefix.filter(wanted::equals).isPresent();
    }

    private boolean isOperator(String word) {
        return query.startsWith(word, at) && isWordEnd(at + word.length());
    }

    /** Goes past an operator, after which something must follow. */
    private void operator(String word) {
        int start = at;
        at += word.length();
        skipBlanks();
        if (isAtEnd() || isClosing()) {
            throw errorAt(start, "nothing after " + word);
        }
    }

    private boolean isNear() {
        return isOperator("NEAR") || query.startsWith("NEAR/", at);
    }

    private boolean isMinus() {
        return query.startsWith("-", at) && at + 1 < query.length() && !isSpaceOrClosing(at + 1);
    }

    private boolean isClosing() {
        return !isAtEnd() && (query.charAt(at) == ')' || (braces > 0 && query.charAt(at) == '}'));
    }

    private boolean isAtEnd() {
        return at >= query.length();
    }

    private String word() {
        int start = at;
        at = wordEnd(at);
        return query.substring(start, at);
    }

    private int wordEnd(int start) {
        int end = start;
        while (!isWordEnd(end)) {
            end++;
        }
        return end;
    }

    private boolean isWordEnd(int index) {
        return index >= query.length()
                || isSpaceOrClosing(index)
                || query.charAt(index) == '('
                || isQuote(query.charAt(index));
    }

    private boolean isSpaceOrClosing(int index) {
        char c = query.charAt(index);
        return Blanks.is(c) || c == ')' || (braces > 0 && c == '}');
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void skipBlanks() {
        while (at < query.length() && Blanks.is(query.charAt(at))) {
            at++;
        }
    }

    private int at(int start, String word, int inWord) {
        return query.indexOf(word, start) + inWord;
    }

    private QuerySyntaxException errorAt(int position, String message) {
        return error(position, message + " at " + (position + 1));
    }

    private QuerySyntaxException error(int position, String message) {
        return new QuerySyntaxException(query, position, message);
    }
}
