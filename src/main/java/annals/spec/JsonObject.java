package annals.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object, read by Jackson's streaming parser alone: a databind mapper costs a command 200 ms at its start.
 *
 * <p>Accessors throw {@link IllegalArgumentException} where the field is absent or of another type.
 *
 * @param fields by name; the values are strings, integers, booleans, lists of these, and objects; nulls are left out
 */
record JsonObject(Map<String, Object> fields) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * The object in a text.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    static JsonObject parse(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected a JSON object");
            }
            return object(parser);
        }
    }

    private static JsonObject object(JsonParser parser) {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                fields.put(name, value(parser));
            }
        }
        return new JsonObject(fields);
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_NUMBER_INT -> parser.getIntValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getString();
        };
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        Object value = fields.get(name);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("\"%s\" is no %s".formatted(name, type.getSimpleName()));
        }
        return Optional.ofNullable(value).map(type::cast);
    }

    private <T> T required(String name, Class<T> type) {
        return optional(name, type).orElseThrow(() -> new IllegalArgumentException("no \"" + name + "\""));
    }

    String string(String name) {
        return required(name, String.class);
    }

    Optional<String> optionalString(String name) {
        return optional(name, String.class);
    }

    int integer(String name) {
        return required(name, Integer.class);
    }

    /** False where there is none. */
    boolean flag(String name) {
        return optional(name, Boolean.class).orElse(false);
    }

    JsonObject object(String name) {
        return required(name, JsonObject.class);
    }

    List<String> strings(String name) {
        return list(name, String.class);
    }

    List<JsonObject> objects(String name) {
        return list(name, JsonObject.class);
    }

    /** An empty list where there is none. */
    List<JsonObject> optionalObjects(String name) {
        return fields.containsKey(name) ? objects(name) : List.of();
    }

    private <T> List<T> list(String name, Class<T> type) {
        List<T> list = new ArrayList<>();
        for (Object element : required(name, List.class)) {
            if (!type.isInstance(element)) {
                throw new IllegalArgumentException(
                        "\"%s\" has an element that is no %s".formatted(name, type.getSimpleName()));
            }
            list.add(type.cast(element));
        }
        return list;
    }
}
