package annals.export;

import annals.person.People;
import annals.person.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People who asked not to appear.
 *
 * @param entries their names or addresses as written
 */
public record DenyList(List<String> entries) {
    /** Nobody asked. */
    public static final DenyList EMPTY = new DenyList(List.of());

    public DenyList {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a file in UTF-8: a name or an address on each line; empty lines and those that begin with # say nothing.
     */
    public static DenyList read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return new DenyList(lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        }
    }

    /** Everybody whom an entry names, as the whole index knows them. */
    Set<Person> people(People all) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        Set<String> wanted =
                entries.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return all.all().stream()
                .filter(person -> words(person).anyMatch(word -> wanted.contains(word.toLowerCase(Locale.ROOT))))
                .collect(Collectors.toSet());
    }

    /** The entries, and every name and address of the people they name. */
    Set<String> words(Set<Person> people) {
        Set<String> words = new LinkedHashSet<>(entries);
        people.forEach(person -> words(person).forEach(words::add));
        return words;
    }

    private static Stream<String> words(Person person) {
        // A name without a blank may be but the part of an address before the at sign, and a common word.
        Stream<String> called = Stream.of(person.name()).filter(name -> name.indexOf(' ') > 0);
        return Stream.of(called, person.names().stream(), person.addresses().stream())
                .flatMap(words -> words)
                .filter(word -> !word.isBlank());
    }
}
