/**
 * What leaves Annals: one edition of dossiers, threads and people, as a site, Markdown, JSON Lines, CSV, Atom or mbox,
 * with addresses taken out unless asked for.
 *
 * <p>Read in this order: {@link annals.export.Editor}, which makes an {@link annals.export.Edition} through a
 * {@link annals.export.Screen}, {@link annals.export.EditionWriter}, {@link annals.export.ExportFolder},
 * {@link annals.export.JsonLines}, {@link annals.export.Redaction}.
 */
@org.jspecify.annotations.NullMarked
package annals.export;
