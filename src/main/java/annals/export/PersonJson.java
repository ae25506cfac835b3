package annals.export;

import annals.person.Person;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes what is known of a person into the {@code person} object of output-format.md. */
final class PersonJson {
    private PersonJson() {}

    /** All but how many messages: the caller knows of which. */
    static void properties(JsonGenerator json, Person person, Redaction redaction) {
        json.writeStringProperty("name", redaction.text(person.name()));
        JsonLines.strings(
                json, "names", person.names().stream().map(redaction::text).toList());
        List<String> addresses = person.addresses().stream()
                .map(redaction::address)
                .filter(address -> !address.isEmpty())
                .toList();
        JsonLines.strings(json, "addresses", addresses);
        json.writeArrayPropertyStart("joined_by");
        for (Person.Join join : person.joins()) {
            json.writeStartObject();
            json.writeStringProperty("rule", join.rule().json());
            json.writeStringProperty("value", redaction.text(join.value()));
            json.writeNumberProperty("mailboxes", join.mailboxes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
