/**
 * What leaves Annals: dossiers and results as Markdown and as JSON Lines, with addresses taken out unless asked for.
 *
 * <p>Read in this order: {@link annals.export.Export}, {@link annals.export.MarkdownDossier},
 * {@link annals.export.JsonLines}, {@link annals.export.Redaction}.
 */
@org.jspecify.annotations.NullMarked
package annals.export;
