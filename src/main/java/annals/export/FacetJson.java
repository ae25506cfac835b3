package annals.export;

import annals.search.Facet;

/** Writes the {@code facet} object of output-format.md. */
public final class FacetJson {
    private FacetJson() {}

    /** Writes one value with its counts. */
    public static void write(JsonLines lines, Facet.By by, Facet facet, Redaction redaction) {
        lines.object("facet", json -> {
            json.writeStringProperty("by", by.text());
            json.writeStringProperty("value", redaction.text(facet.value()));
            json.writeNumberProperty("threads", facet.threads());
            json.writeNumberProperty("messages", facet.messages());
        });
    }
}
