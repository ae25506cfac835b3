/**
 * The dossier: what the catalogue knows, what the list recorded and what was discussed, merged into one dated story,
 * every line cited.
 *
 * <p>Read in this order: {@link annals.history.Historian} makes a {@link annals.history.Dossier} of
 * {@link annals.history.TimelineEvent}s, each {@link annals.history.Told} by the XEP source, by the list or by both.
 */
@org.jspecify.annotations.NullMarked
package annals.history;
