/**
 * The one place where the stages meet: archives in, a committed index out.
 *
 * <p>{@link annals.ingest.Ingest} does it and gives an {@link annals.ingest.IngestReport};
 * {@link annals.ingest.Progress} is told on the way.
 */
@org.jspecify.annotations.NullMarked
package annals.ingest;
