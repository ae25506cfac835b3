package annals.export;

import annals.history.Dossier;
import annals.spec.Alias;
import annals.spec.Deliverable;
import annals.spec.Revision;
import annals.spec.Specification;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes the {@code deliverable} object of output-format.md. */
public final class DeliverableJson {
    private DeliverableJson() {}

    /** The properties of a deliverable together with what the list says of it. */
    public static void properties(JsonGenerator json, Dossier dossier) {
        properties(json, dossier.deliverable());
        json.writeStringProperty("snapshot", dossier.snapshot().toString());
        json.writeBooleanProperty("indexed", dossier.indexed());
        json.writeNumberProperty("threads", dossier.threads());
        json.writeNumberProperty("mentions", dossier.mentions());
        json.writeNumberProperty("messages", dossier.messages());
        JsonLines.optional(json, "first", dossier.first());
        JsonLines.optional(json, "last", dossier.last());
    }

    /** The properties that the catalogue alone knows. */
    public static void properties(JsonGenerator json, Deliverable deliverable) {
        Optional<Specification> specification = deliverable.specification();
        Optional<Revision> revision = specification
                .filter(xep -> !xep.revisions().isEmpty())
                .map(xep -> xep.revisions().getLast());
        json.writeStringProperty("id", deliverable.id());
        json.writeStringProperty("name", deliverable.name());
        json.writeStringProperty("title", deliverable.title());
        json.writeStringProperty("kind", deliverable.kind().json());
        json.writeStringProperty("reason", deliverable.reason());
        JsonLines.optional(json, "status", specification.map(xep -> xep.status().title()));
        JsonLines.optional(json, "version", revision.map(Revision::version));
        JsonLines.optional(
                json, "version_date", revision.flatMap(Revision::date).map(LocalDate::toString));
        JsonLines.strings(
                json, "namespaces", specification.map(Specification::namespaces).orElse(List.of()));
    }

    /** Every name of a deliverable, each with the days on which it means it. */
    public static void aliases(JsonGenerator json, Deliverable deliverable) {
        json.writeArrayPropertyStart("aliases");
        for (Alias alias : deliverable.aliases()) {
            json.writeStartObject();
            json.writeStringProperty("text", alias.text());
            json.writeStringProperty("kind", alias.kind().name().toLowerCase(Locale.ROOT));
            JsonLines.optional(json, "from", alias.from());
            JsonLines.optional(json, "until", alias.until());
            json.writeBooleanProperty("ambiguous", alias.ambiguous());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
