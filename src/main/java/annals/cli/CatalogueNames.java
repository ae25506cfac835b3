package annals.cli;

import annals.query.DateRange;
import annals.search.KnownDeliverables;
import annals.spec.Catalogue;
import annals.spec.RevisionWindow;
import annals.spec.Specification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** What the names of deliverables in queries mean, by the catalogue. */
final class CatalogueNames implements KnownDeliverables {
    private final Supplier<Catalogue> catalogue;

    CatalogueNames(Supplier<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String id(String written) {
        return DeliverableArgument.find(catalogue.get(), written, "search").id();
    }

    @Override
    public DateRange window(String id, String from, String until) {
        Specification specification = catalogue
                .get()
                .deliverable(id)
                .flatMap(deliverable -> deliverable.specification())
                .orElseThrow(() -> new Failure("search", "no revisions of " + id + " are known", ""));
        try {
            RevisionWindow window = RevisionWindow.between(specification, from, until);
            return new DateRange(
                    window.from().map(CatalogueNames::start), window.until().map(CatalogueNames::start));
        } catch (IllegalArgumentException e) {
            throw new Failure("search", e.getMessage(), "");
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
