package annals.spec;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * An entry of {@code deliverables.json}, the list that a person has reviewed: what the XEP sources do not say of an
 * E2EE deliverable.
 *
 * @param id "XEP-0384", or the base name of a proposal or a topic's own name
 * @param name what people call it, short
 * @param title its title; empty where the XEP sources have it
 * @param kind what it is to SIG-E2EE
 * @param reason why, one sentence; empty in a user's list at will
 * @param source where the reason can be checked; likewise
 * @param aliases names beyond those of the sources; they win over the sources' where the text is the same
 * @param proposals inbox documents that led to it, those included that were deleted from the inbox
 */
record ReviewedDeliverable(
        String id,
        String name,
        String title,
        Deliverable.Kind kind,
        String reason,
        String source,
        List<Alias> aliases,
        List<Proposal> proposals) {
    ReviewedDeliverable {
        aliases = List.copyOf(aliases);
        proposals = List.copyOf(proposals);
    }

    /** @throws IOException if it is no such list; the message names the entry */
    static List<ReviewedDeliverable> read(String json, String name) throws IOException {
        List<ReviewedDeliverable> list = new ArrayList<>();
        try {
            JsonObject file = JsonObject.parse(json);
            for (JsonObject entry : file.optionalObjects("deliverables")) {
                list.add(entry(entry));
            }
            return List.copyOf(list);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException("%s: after entry %d: %s".formatted(name, list.size(), e.getMessage()), e);
        }
    }

    private static ReviewedDeliverable entry(JsonObject entry) {
        return new ReviewedDeliverable(
                entry.string("id"),
                entry.string("name"),
                entry.optionalString("title").orElse(""),
                Deliverable.Kind.valueOf(upperCase(entry.string("kind"))),
                entry.optionalString("reason").orElse(""),
                entry.optionalString("source").orElse(""),
                entry.optionalObjects("aliases").stream()
                        .map(ReviewedDeliverable::alias)
                        .toList(),
                entry.optionalObjects("proposals").stream()
                        .map(ReviewedDeliverable::proposal)
                        .toList());
    }

    private static Alias alias(JsonObject alias) {
        return new Alias(
                alias.string("text"),
                Alias.Kind.valueOf(upperCase(alias.string("kind"))),
                date(alias, "from"),
                date(alias, "until"),
                alias.flag("ambiguous"));
    }

    private static Proposal proposal(JsonObject proposal) {
        return new Proposal(
                proposal.string("base_name"),
                proposal.optionalString("title").orElse(""),
                date(proposal, "date"),
                proposal.string("fate"));
    }

    private static String upperCase(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Optional<LocalDate> date(JsonObject object, String field) {
        return object.optionalString(field).map(LocalDate::parse);
    }
}
