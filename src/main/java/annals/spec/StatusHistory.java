package annals.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * When each XEP took which state, from the git history of the sources: {@code {"statuses": {"0384": [{"date":
 * "2016-12-07", "status": "Experimental"}, …]}}}.
 *
 * @param statuses by number without "XEP-"; each list ascending by date
 */
record StatusHistory(Map<String, List<StatusChange>> statuses) {
    /** The history in a file; an empty one where there is no such file. */
    static StatusHistory read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new StatusHistory(Map.of());
        }
        try {
            JsonObject statuses = JsonObject.parse(Files.readString(file)).object("statuses");
            Map<String, List<StatusChange>> read = new HashMap<>();
            for (String number : statuses.fields().keySet()) {
                read.put(number, changes(statuses.objects(number)));
            }
            return new StatusHistory(read);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException(file + ": not a history of states: " + e.getMessage(), e);
        }
    }

    private static List<StatusChange> changes(List<JsonObject> list) {
        return list.stream()
                .map(XepSourcesJson::statusChange)
                .sorted(Comparator.comparing(StatusChange::date))
                .toList();
    }

    /** The states of a XEP, ascending; empty where nothing is known. */
    List<StatusChange> of(String number) {
        return statuses.getOrDefault(number, List.of());
    }
}
