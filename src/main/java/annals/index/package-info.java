/**
 * The index: threads written as Lucene blocks, read back whole, and the analysis of their text.
 *
 * <p>A thread is one block: its messages are the child documents, the thread is the parent after them. A message is
 * stored as bytes of {@link annals.index.MessageCodec}; everything else in a document serves to find it. Names of
 * fields and what they hold: {@link annals.index.Fields}.
 *
 * <p>Read in this order: {@link annals.index.IndexedThread} goes in through {@link annals.index.ThreadIndexWriter},
 * {@link annals.index.StoredThread} comes out of {@link annals.index.ThreadIndexReader};
 * {@link annals.index.TextScanner} and {@link annals.index.AnnalsAnalyzer} say what counts as a word.
 *
 * <pre>{@code
 * try (ThreadIndexWriter writer = ThreadIndexWriter.open(folder, IndexVersion.of("0.1.0", "2026-11"))) {
 *     writer.replace(List.of(), thread);
 *     writer.commit();
 * }
 * try (ThreadIndexReader reader = ThreadIndexReader.open(folder)) {
 *     reader.thread(id).orElseThrow().summary().subject();  // What would it take to move OMEMO forward?
 * }
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.index;
