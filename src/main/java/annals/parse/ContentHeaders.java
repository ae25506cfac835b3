package annals.parse;

import annals.mail.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headers that say what a part is (RFC 2045, RFC 2183), read leniently.
 *
 * @param type the media type in lower case, "text/plain" where none can be read
 * @param parameters the parameters of Content-Type, names in lower case, each byte one character
 * @param disposition "inline", "attachment" or another word in lower case; empty where none is given
 * @param encoding the transfer encoding in lower case, empty where none is given
 * @param name the file name, decoded, may be empty
 */
record ContentHeaders(String type, Map<String, String> parameters, String disposition, String encoding, String name) {
    /** What a part without any header is. */
    static final ContentHeaders PLAIN = new ContentHeaders("text/plain", Map.of(), "", "", "");

    ContentHeaders {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads them from the fields of a part.
     *
     * @param fields the first of each name, names in lower case, values unfolded, each byte one character
     * @param otherwise the type where no Content-Type is given: "message/rfc822" inside a digest
     * @param usualCharset the charset of names that declare none and are not UTF-8
     */
    static ContentHeaders read(Map<String, String> fields, String otherwise, String usualCharset, List<Fault> faults) {
        String written = fields.getOrDefault("content-type", "");
        ParameterizedValue type = ParameterizedValue.read(written, usualCharset, faults);
        ParameterizedValue disposition =
                ParameterizedValue.read(fields.getOrDefault("content-disposition", ""), usualCharset, faults);
        String mediaType = written.isBlank() ? otherwise : type.value();
        if (!isMediaType(mediaType)) {
            faults.add(new Fault(Fault.Kind.BAD_HEADER, "Content-Type: " + Excerpt.of(written)));
            mediaType = "text/plain";
        }
        String encoding = ParameterizedValue.read(
                        fields.getOrDefault("content-transfer-encoding", ""), usualCharset, faults)
                .value();
        Map<String, String> parameters = new HashMap<>(type.parameters());
        String name = disposition.parameters().getOrDefault("filename", parameters.getOrDefault("name", ""));
        return new ContentHeaders(mediaType, parameters, disposition.value(), encoding, name.strip());
    }

    /** Whether the type is one of that kind, such as "multipart". */
    boolean is(String kind) {
        return type.startsWith(kind + "/");
    }

    /** A parameter of Content-Type, empty where it is not given. */
    String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "").strip();
    }

    private static boolean isMediaType(String type) {
        int slash = type.indexOf('/');
        return slash > 0 && slash < type.length() - 1 && type.indexOf(' ') < 0 && type.length() <= 200;
    }

    /** The same, of lower-case words. */
    static String lowerCase(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
