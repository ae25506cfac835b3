/**
 * The query language: text to a tree, and the tree back to text. Knows no index: what a word is, and which documents
 * match, is decided elsewhere.
 *
 * <p>Read in this order: {@link annals.query.Query}, {@link annals.query.QueryParser} with the grammar,
 * {@link annals.query.Prefix}, {@link annals.query.DateRange}, {@link annals.query.QuerySyntaxException}.
 *
 * <pre>{@code
 * Query query = QueryParser.parse("s:omemo \"double ratchet\" -d:..2015");
 * query.toString();  // subject:omemo AND "double ratchet" AND NOT date:..2015-12-31
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.query;
