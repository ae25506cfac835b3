package annals.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Queries that have a name: {@code query:NAME} stands for one of them in parentheses. They are read when the first one
 * is asked for, from files of the form {@code {"name": "query", …}}; the first file that has a name tells what it
 * means.
 */
public final class SavedQueries {
    /** No query has a name. */
    public static final SavedQueries NONE = new SavedQueries(List.of());

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final List<Path> files;
    private Optional<Map<String, String>> read = Optional.empty();

    /** Those in files, of which any may be missing. */
    public SavedQueries(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * The text of a query.
     *
     * @throws IllegalArgumentException when there is none of that name, or a file is not of the form; the message says
     *     where to write it
     */
    String text(String name) {
        Map<String, String> queries = queries();
        String text = queries.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no saved query \"" + name + "\"; "
                    + (queries.isEmpty()
                            ? "write {\"" + name + "\": \"…\"} into " + (files.isEmpty() ? "a file" : files.getFirst())
                            : "there are: " + String.join(", ", new TreeSet<>(queries.keySet()))));
        }
        return text;
    }

    private Map<String, String> queries() {
        if (read.isEmpty()) {
            Map<String, String> queries = new LinkedHashMap<>();
            for (Path file : files) {
                if (Files.exists(file)) {
                    read(file).forEach(queries::putIfAbsent);
                }
            }
            read = Optional.of(queries);
        }
        return read.get();
    }

    private static Map<String, String> read(Path file) {
        try (InputStream stream = Files.newInputStream(file);
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), stream)) {
            Map<String, String> queries = new LinkedHashMap<>();
            expect(file, json, JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                expect(file, json, JsonToken.VALUE_STRING);
                queries.put(name, json.getString());
            }
            return queries;
        } catch (JacksonException e) {
            throw malformed(file, e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(Path file, JsonParser json, JsonToken wanted) {
        if (json.nextToken() != wanted) {
            throw malformed(file, json.currentLocation().getLineNr());
        }
    }

    private static IllegalArgumentException malformed(Path file, int line) {
        return new IllegalArgumentException(
                "saved queries are expected as {\"name\": \"query\"}, got something else in " + file + ", line "
                        + line);
    }
}
