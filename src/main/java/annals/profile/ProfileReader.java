package annals.profile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads profiles from JSON, a list of objects with the components of {@link ListProfile}. By the parser alone: a search
 * needs them for its links, and Jackson's data binding costs a process a quarter of its time.
 */
final class ProfileReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;

    private ProfileReader(JsonParser json) {
        this.json = json;
    }

    /** The profiles in their order; an IOException where they are of another form. */
    static List<ListProfile> read(InputStream stream) throws IOException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), stream)) {
            return new ProfileReader(parser).profiles();
        } catch (JacksonException e) {
            throw new IOException("no JSON", e);
        }
    }

    private List<ListProfile> profiles() throws IOException {
        List<ListProfile> profiles = new ArrayList<>();
        expect(JsonToken.START_ARRAY, json.nextToken());
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            expect(JsonToken.START_OBJECT, next);
            profiles.add(profile());
        }
        return profiles;
    }

    private ListProfile profile() throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_OBJECT; next = json.nextToken()) {
            expect(JsonToken.PROPERTY_NAME, next);
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                lists.put(name, strings());
            } else {
                texts.put(name, string(json.currentToken()));
            }
        }
        return new ListProfile(
                field(texts, "address"),
                field(texts, "title"),
                field(lists, "subjectTags"),
                field(lists, "listIds"),
                field(lists, "editors"),
                field(lists, "editorNames"),
                field(texts, "usualCharset"),
                field(lists, "footers"),
                field(texts, "hyperkitty"),
                field(texts, "pipermail"));
    }

    private List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            strings.add(string(next));
        }
        return strings;
    }

    private String string(JsonToken token) throws IOException {
        expect(JsonToken.VALUE_STRING, token);
        return json.getString();
    }

    private static <T> T field(Map<String, T> fields, String name) throws IOException {
        T value = fields.get(name);
        if (value == null) {
            throw new IOException("a profile without " + name);
        }
        return value;
    }

    private void expect(JsonToken wanted, JsonToken got) throws IOException {
        if (got != wanted) {
            throw new IOException("expected " + wanted + ", got " + got + " in line "
                    + json.currentLocation().getLineNr());
        }
    }
}
