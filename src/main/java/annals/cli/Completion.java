package annals.cli;

import annals.query.Prefix;
import annals.spec.Deliverable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a word of a shell's line could become. */
final class Completion {
    private final CommandLine program;
    private final Supplier<List<String>> people;
    private final Supplier<List<Deliverable>> deliverables;

    /**
     * A completion of lines.
     *
     * @param program the commands of the shell
     * @param people the names of those who wrote
     */
    Completion(CommandLine program, Supplier<List<String>> people, Supplier<List<Deliverable>> deliverables) {
        this.program = program;
        this.people = people;
        this.deliverables = deliverables;
    }

    /** The whole words that the last word of the text could become, the likeliest first. */
    List<String> of(String text) {
        int start = ShellWords.lastStart(text);
        String word = text.substring(start);
        String[] before = text.substring(0, start).strip().split("\\s+");
        Optional<CommandLine> command =
                Optional.ofNullable(program.getSubcommands().get(before[0]));
        return beginning(word, candidates(before, command, word)).toList();
    }

    private Stream<String> candidates(String[] before, Optional<CommandLine> command, String word) {
        if (command.isPresent() && before[before.length - 1].equals("--deliverable")) {
            return deliverableNames();
        }
        if (command.isPresent() && word.startsWith("-") && word.indexOf(':') < 0) {
            return options(command.get());
        }
        boolean searches = command.isEmpty() || command.get().getCommandName().equals("search");
        if (!searches) {
            return command.get().getCommandName().equals("history") ? deliverableNames() : Stream.empty();
        }
        int colon = word.indexOf(':');
        if (colon >= 0) {
            return values(word.substring(0, colon + 1));
        }
        String sign = word.startsWith("-") || word.startsWith("(") ? word.substring(0, 1) : "";
        Stream<String> prefixes = Stream.of(Prefix.values())
                .flatMap(prefix -> prefix.names().stream().map(name -> sign + name + ":"));
        boolean first = before[0].isEmpty();
        return first ? Stream.concat(program.getSubcommands().keySet().stream(), prefixes) : prefixes;
    }

    /** The values of a prefix, which is written with its sign and its colon. */
    private Stream<String> values(String written) {
        String name = written.replaceFirst("^[-(]", "").replace(":", "");
        Stream<String> values = Prefix.named(name)
                .map(prefix -> switch (prefix) {
                    case FROM, TO, CC, ANYONE -> people.get().stream();
                    case DELIVERABLE, PHASE -> deliverableNames();
                    default -> Stream.<String>empty();
                })
                .orElseGet(Stream::empty);
        return values.map(value -> written + value);
    }

    private Stream<String> deliverableNames() {
        return deliverables.get().stream()
                .flatMap(deliverable -> Stream.of(deliverable.name(), deliverable.id()))
                .distinct();
    }

    private static Stream<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
        return names.stream().sorted();
    }

    /** Those that begin with the word, quoted where the shell would divide them. */
    private static Stream<String> beginning(String word, Stream<String> candidates) {
        String plain = word.replace("\"", "").toLowerCase(Locale.ROOT);
        return candidates
                .filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(plain))
                .map(Completion::quoted);
    }

    /** {@code f:Ada Finch} becomes {@code f:"Ada Finch"}: a phrase for the query, a word for the shell. */
    private static String quoted(String candidate) {
        String value = candidate.replace("\"", "");
        if (value.chars().noneMatch(Character::isWhitespace)) {
            return value;
        }
        int colon = value.indexOf(':') + 1;
        return value.substring(0, colon) + '"' + value.substring(colon) + '"';
    }
}
