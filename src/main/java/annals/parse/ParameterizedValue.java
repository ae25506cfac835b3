package annals.parse;

import annals.mail.Fault;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header value with parameters (RFC 2045 section 5.1), those of RFC 2231 put together: continuations, charsets and
 * percent encoding.
 *
 * @param value what stands before the first semicolon, in lower case
 * @param parameters by lower-case name, the first of each name; file names decoded, of others each byte one character
 */
record ParameterizedValue(String value, Map<String, String> parameters) {
    private static final ParameterizedValue EMPTY = new ParameterizedValue("", Map.of());
    /** The parameters that people name; many programs write encoded words in them, which RFC 2231 forbids. */
    private static final Set<String> NAMES = Set.of("name", "filename");

    /** A name, and a value in quotes that may be missing at the end, or up to the next semicolon. */
    private static final Pattern PARAMETER = Pattern.compile(
            "([A-Za-z][\\w.*-]{0,60}+)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)(?:\"|$)|([^;\"]*+))", Pattern.DOTALL);

    static {
        // Continuations and charsets are put together here, because names in mails mix them with raw 8-bit text.
        System.setProperty("mail.mime.decodeparameters", "false");
        System.setProperty("mail.mime.parameters.strict", "false");
    }

    private static final int MAX_SECTIONS = 100;

    ParameterizedValue {
        parameters = Map.copyOf(parameters);
    }

    /** Reads a header, each byte one character. */
    static ParameterizedValue read(String header, String usualCharset, List<Fault> faults) {
        if (header.isBlank()) {
            return EMPTY;
        }
        int semicolon = header.indexOf(';');
        String value = semicolon < 0 ? header : header.substring(0, semicolon);
        Map<String, String> plain = new HashMap<>();
        Map<String, TreeMap<Integer, Section>> split = new HashMap<>();
        parameters(semicolon < 0 ? "" : header.substring(semicolon)).forEach((name, text) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, text);
            } else {
                addSection(split, name, star, text);
            }
        });
        EncodedWords words = new EncodedWords(usualCharset, faults);
        plain.replaceAll((name, text) -> NAMES.contains(name) ? words.decode(text) : text);
        split.forEach((name, sections) -> plain.put(name, joined(sections, words, usualCharset, faults)));
        return new ParameterizedValue(ContentHeaders.lowerCase(value), plain);
    }

    /** By lower-case name as written, stars included; of a list that does not parse, what can be told apart. */
    private static Map<String, String> parameters(String list) {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            ParameterList parsed = new ParameterList(list);
            for (String name : Collections.list(parsed.getNames())) {
                found.put(name.toLowerCase(Locale.ROOT), parsed.get(name));
            }
        } catch (ParseException | StringIndexOutOfBoundsException e) {
            found.clear(); // damaged, even beyond what Jakarta Mail foresees: what looks like a parameter is one
            Matcher parameter = PARAMETER.matcher(list);
            while (parameter.find()) {
                String quoted = parameter.group(2);
                found.putIfAbsent(
                        parameter.group(1).toLowerCase(Locale.ROOT),
                        quoted == null ? parameter.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return found;
    }

    /** One numbered piece of a value: {@code name*0*=utf-8''a%20b}. */
    private record Section(String text, boolean encoded) {}

    private static void addSection(Map<String, TreeMap<Integer, Section>> split, String name, int star, String value) {
        boolean encoded = name.endsWith("*");
        String number = name.substring(star + 1, Math.max(star + 1, encoded ? name.length() - 1 : name.length()));
        int index = number.isEmpty() ? 0 : number(number);
        if (index >= 0 && index < MAX_SECTIONS) {
            split.computeIfAbsent(name.substring(0, star), n -> new TreeMap<>())
                    .putIfAbsent(index, new Section(value, encoded));
        }
    }

    private static int number(String digits) {
        boolean isNumber = digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : -1;
    }

    private static String joined(
            TreeMap<Integer, Section> sections, EncodedWords words, String usualCharset, List<Fault> faults) {
        String charset = "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean anyEncoded = false;
        for (Section section : sections.values()) {
            String text = section.text();
            if (section.encoded() && !anyEncoded) {
                int first = text.indexOf('\'');
                int second = first < 0 ? -1 : text.indexOf('\'', first + 1);
                charset = second < 0 ? "" : text.substring(0, first);
                text = text.substring(second + 1);
            }
            anyEncoded |= section.encoded();
            bytes.writeBytes(section.encoded() ? percentDecoded(text) : text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return anyEncoded
                ? Charsets.decode(bytes.toByteArray(), charset, usualCharset, faults)
                : words.decode(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    private static byte[] percentDecoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int hex = text.charAt(i) == '%' && i + 2 < text.length() ? EncodedWords.hex(text, i + 1) : -1;
            bytes.write(hex < 0 ? text.charAt(i) : hex);
            i += hex < 0 ? 0 : 2;
        }
        return bytes.toByteArray();
    }
}
