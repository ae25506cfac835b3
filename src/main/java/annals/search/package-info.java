/**
 * Queries to ranked threads or messages, with the passages that answer them.
 *
 * <p>A query asks each message; a thread is found when one of its messages answers yes. Read in this order:
 * {@link annals.search.Searcher}, {@link annals.search.SearchOptions}, {@link annals.search.Hits},
 * {@link annals.search.ThreadHit}, {@link annals.search.MessageHit}, {@link annals.search.Snippet}.
 *
 * <pre>{@code
 * try (Searcher searcher = Searcher.open(folder, catalogue::idOf)) {
 *     Hits hits = searcher.search(QueryParser.parse("deniability xep:0384"), SearchOptions.DEFAULT);
 *     hits.hits().getFirst().summary().subject();  // Deniability of signed device lists
 * }
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.search;
