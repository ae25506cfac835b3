package annals.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * What a command tells picocli of itself: its name, its help, its options and parameters, and where their values go.
 * Not in annotations, for which Java makes classes at each start and keeps none: they had a fifth of a cold search's
 * time.
 *
 * <p>The form of an option is what its help shows, {@code "-D, --deliverable=D"}. In texts {@code %n} ends a line and
 * {@code $$} is a dollar. Each call of the command begins with the values of options that are not given, so that
 * nothing of the call before is left.
 */
final class Declaration {
    private final CommandSpec spec;
    private final ScopeType scope;

    private Declaration(CommandSpec spec, ScopeType scope) {
        this.spec = spec;
        this.scope = scope;
    }

    /** Of a command with options of its own. */
    static Declaration of(CommandSpec spec) {
        return new Declaration(spec, ScopeType.LOCAL);
    }

    /** Of the program, which needs a command; all its options but help and version every command takes, too. */
    static Declaration ofProgram(Callable<Integer> program) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(program);
        spec.usageMessage().synopsisSubcommandLabel("COMMAND");
        return new Declaration(spec, ScopeType.INHERIT);
    }

    /** All that was declared, as picocli takes it. */
    CommandSpec spec() {
        return spec;
    }

    Declaration name(String name) {
        spec.name(name);
        return this;
    }

    Declaration description(String description) {
        spec.usageMessage().description(description);
        return this;
    }

    /** The lines that end the help. */
    Declaration examples(String... lines) {
        spec.usageMessage().footerHeading("%nExamples:%n").footer(lines);
        return this;
    }

    /** A command below this one. */
    Declaration subcommand(AnnalsCommand command) {
        spec.addSubcommand(null, command.declared());
        return this;
    }

    Declaration help() {
        return add(OptionSpec.builder("-h", "--help")
                .type(Boolean.class)
                .usageHelp(true)
                .description("Show this help and exit."));
    }

    Declaration version(String version) {
        spec.version(version);
        return add(OptionSpec.builder("-V", "--version")
                .type(Boolean.class)
                .versionHelp(true)
                .description("Print the version and exit."));
    }

    /** An option without a value: false where it is not given. */
    Declaration flag(String name, String description, Consumer<Boolean> into) {
        Variable<Boolean> variable = new Variable<>(into);
        return add(OptionSpec.builder(name)
                .type(Boolean.class)
                .description(description)
                .scopeType(scope)
                .getter(variable)
                .setter(variable)
                .initialValue(false));
    }

    /** A text: null where it is not given. */
    Declaration text(String form, String description, Consumer<@Nullable String> into) {
        return add(option(form, description, String.class, into));
    }

    /** A text that is {@code otherwise} where it is not given. */
    Declaration text(String form, String description, String otherwise, Consumer<String> into) {
        return add(option(form, description, String.class, into).initialValue(otherwise));
    }

    /** A whole number: null where it is not given. */
    Declaration number(String form, String description, Consumer<@Nullable Integer> into) {
        return add(option(form, description, Integer.class, into));
    }

    /** A whole number that is {@code otherwise} where it is not given. */
    Declaration number(String form, String description, int otherwise, Consumer<Integer> into) {
        return add(option(form, description, Integer.class, into).initialValue(otherwise));
    }

    /** A file or a folder: null where it is not given. */
    Declaration path(String form, String description, Consumer<@Nullable Path> into) {
        return add(option(form, description, Path.class, into));
    }

    /** A file or a folder that must be given. */
    Declaration requiredPath(String form, String description, Consumer<Path> into) {
        return add(option(form, description, Path.class, into).required(true).hasInitialValue(false));
    }

    /** One of an enum's constants in any case: null where it is not given. */
    <E extends Enum<E>> Declaration choice(String form, String description, Class<E> type, Consumer<@Nullable E> into) {
        return add(option(form, description, type, into));
    }

    /** Texts by giving the option several times: the empty list where it is not given. */
    Declaration repeated(String form, String description, Consumer<List<String>> into) {
        return add(option(form, description, List.class, into)
                .auxiliaryTypes(String.class)
                .initialValue(List.of()));
    }

    /** As {@link #repeated}, and each time several with commas between. */
    Declaration separated(String form, String description, Consumer<List<String>> into) {
        return add(option(form, description, List.class, into)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .initialValue(List.of()));
    }

    /** The one argument that the command takes, a text; it must be given. */
    Declaration parameter(String label, String description, Consumer<String> into) {
        return add(parameter(label, description, String.class, into));
    }

    /** The one argument that the command takes, a file or a folder; it must be given. */
    Declaration pathParameter(String label, String description, Consumer<Path> into) {
        return add(parameter(label, description, Path.class, into));
    }

    /** The arguments of a command that takes one or more texts. */
    Declaration parameters(String label, String description, Consumer<List<String>> into) {
        return add(parameter(label, description, List.class, into)
                .auxiliaryTypes(String.class)
                .arity("1..*"));
    }

    private OptionSpec.Builder option(String form, String description, Class<?> type, Consumer<?> into) {
        Variable<?> variable = new Variable<>(into);
        int equals = form.indexOf('=');
        return OptionSpec.builder(form.substring(0, equals).split(", "))
                .type(type)
                .paramLabel(form.substring(equals + 1))
                .description(description)
                .scopeType(scope)
                .getter(variable)
                .setter(variable);
    }

    private static PositionalParamSpec.Builder parameter(
            String label, String description, Class<?> type, Consumer<?> into) {
        Variable<?> variable = new Variable<>(into);
        return PositionalParamSpec.builder()
                .type(type)
                .paramLabel(label)
                .description(description)
                .required(true)
                .hasInitialValue(false)
                .getter(variable)
                .setter(variable);
    }

    private Declaration add(OptionSpec.Builder option) {
        spec.addOption(option.build());
        return this;
    }

    private Declaration add(PositionalParamSpec.Builder parameter) {
        spec.addPositional(parameter.build());
        return this;
    }

    /** Where a value goes. Kept here as well, because picocli adds to the list that it finds. */
    private static final class Variable<T> implements IGetter, ISetter {
        private final Consumer<T> into;
        private @Nullable Object value;

        Variable(Consumer<T> into) {
            this.into = into;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the declared type; the form is picocli's
        public <V> @Nullable V get() {
            return (V) value;
        }

        @Override
        @SuppressWarnings("unchecked") // the declared type, into which picocli converted it
        public <V> V set(V given) {
            value = given;
            into.accept((T) given);
            return given;
        }
    }
}
