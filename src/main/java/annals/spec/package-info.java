/**
 * The catalogue: specifications with their revisions and states, the deliverables of SIG-E2EE with their reasons, and
 * every name by which they go.
 *
 * <p>It has two sources beside these classes. {@code catalogue.json} is generated from a clone of the XEP sources
 * ({@link annals.spec.CatalogueImporter}, or {@code catalog import}); {@code deliverables.json} is written and reviewed
 * by people: which of them are E2EE deliverables and why, names and from when they mean what, proposals that were
 * deleted, topics before their documents.
 *
 * <p>Read in this order: {@link annals.spec.Catalogue}, {@link annals.spec.Deliverable},
 * {@link annals.spec.Specification}, {@link annals.spec.Revision}, {@link annals.spec.Alias},
 * {@link annals.spec.DeliverableFinder}; then {@link annals.spec.CatalogueImporter}.
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.builtIn();
 * catalogue.deliverable("XEP-0384").orElseThrow().name();  // OMEMO
 * new DeliverableFinder(catalogue).find("jep-0116");       // Found[deliverable=Deliverable[id=XEP-0116, …]]
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.spec;
