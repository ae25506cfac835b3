package annals.event;

import annals.profile.ListProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is meant by the first names and nicks of minutes: a table that a person has reviewed ({@code voters.tsv}), with
 * the years in which a name meant that person.
 */
final class Voters {
    /** The table is of the lists of these domains. */
    private static final List<String> DOMAINS = List.of("xmpp.org", "jabber.org");

    private static final Pattern MARKS = Pattern.compile("[\\p{M}'\u2019\u2018.]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private record Entry(String person, int from, int until) {
        boolean isValidIn(int year) {
            return year >= from && year <= until;
        }
    }

    private final Map<String, List<Entry>> byName;

    private Voters(Map<String, List<Entry>> byName) {
        this.byName = byName;
    }

    /** The table that ships. */
    static Voters builtIn() {
        try (InputStream in = Voters.class.getResourceAsStream("voters.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the bundled table of voters is missing");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the bundled table of voters is unreadable", e);
        }
    }

    /** Reads lines of name, person, first and last year, separated by tabs; "#" begins a remark. */
    static Voters read(Reader table) throws IOException {
        Map<String, List<Entry>> byName = new HashMap<>();
        BufferedReader lines = new BufferedReader(table);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                Entry entry = new Entry(cells[1], Integer.parseInt(cells[2]), Integer.parseInt(cells[3]));
                for (String name : List.of(cells[0], cells[1])) {
                    List<Entry> entries = byName.computeIfAbsent(folded(name), key -> new ArrayList<>());
                    if (!entries.contains(entry)) {
                        entries.add(entry);
                    }
                }
            }
        }
        return new Voters(byName);
    }

    /** The person whom a name meant on that day in minutes of that list. */
    Optional<String> person(String written, LocalDate day, ListProfile list) {
        String address = list.address();
        if (DOMAINS.stream().noneMatch(address::endsWith)) {
            return Optional.empty();
        }
        List<String> persons = byName.getOrDefault(folded(written), List.of()).stream()
                .filter(entry -> entry.isValidIn(day.getYear()))
                .map(Entry::person)
                .distinct()
                .toList();
        return persons.size() == 1 ? Optional.of(persons.getFirst()) : Optional.empty();
    }

    /** Whether one name can be short for the other: "Ben" for "Ben Osei", "ben" for "Ben". */
    static boolean isShortFor(String written, String full) {
        String one = folded(written);
        String other = folded(full);
        return one.equals(other) || other.startsWith(one + " ") || one.startsWith(other + " ");
    }

    /** Whether a nick is made of the parts of a name: "bosei", "ben_o", "osei", "benny" for "Ben Osei". */
    static boolean isNickOf(String nick, String full) {
        String letters = folded(nick).replaceAll("[^\\p{L}]", "");
        String[] words = folded(full).split(" ");
        String first = words[0];
        String last = words[words.length - 1];
        return words.length > 1
                && letters.length() > 3
                && List.of(
                                first + last.charAt(0),
                                first.charAt(0) + last,
                                first + last,
                                last,
                                first + "ie",
                                first + "y")
                        .contains(letters);
    }

    /** Without case, accents and marks. */
    static String folded(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return BLANKS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
