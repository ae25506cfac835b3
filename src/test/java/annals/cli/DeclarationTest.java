package annals.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.thread.Threading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class DeclarationTest {
    private final Map<String, String> values = new TreeMap<>();
    private final CommandLine command = new CommandLine(Declaration.of(CommandSpec.create())
            .name("weave")
            .flag("--wet", "With water.", on -> put("wet", on))
            .text("--yarn=NAME", "The yarn.", text -> put("yarn", text))
            .text("--edge=NAME", "The edge.", "plain", text -> put("edge", text))
            .number("--ends=N", "The ends.", number -> put("ends", number))
            .number("--picks=N", "The picks.", 12, number -> put("picks", number))
            .path("--draft=FILE", "The draft.", path -> put("draft", path))
            .choice("--threading=HOW", "The threading.", Threading.class, how -> put("threading", how))
            .repeated("-s, --shaft=S", "A shaft.", shafts -> put("shafts", shafts))
            .separated("--colours=C", "The colours.", colours -> put("colours", colours))
            .parameters("WORD", "The words.", given -> put("words", given))
            .spec());

    private void put(String variable, @Nullable Object value) {
        values.put(variable, String.valueOf(value));
    }

    @Test
    void valuesGoWhereTheDeclarationSays() {
        parse("--wet", "--yarn", "wool", "--edge=rolled", "--ends=8", "--picks", "3", "--draft", "a/b");
        assertThat(values)
                .containsEntry("wet", "true")
                .containsEntry("yarn", "wool")
                .containsEntry("edge", "rolled")
                .containsEntry("ends", "8")
                .containsEntry("picks", "3")
                .containsEntry("draft", Path.of("a", "b").toString());
    }

    @Test
    void listsHoldAllThatWasGiven() {
        parse("-s", "1", "--shaft=2", "-s3", "--colours", "red,blue", "--colours=green", "two");
        assertThat(values)
                .containsEntry("shafts", "[1, 2, 3]")
                .containsEntry("colours", "[red, blue, green]")
                .containsEntry("words", "[one, two]");
    }

    @Test
    void eachCallBeginsAnew() {
        parse();
        Map<String, String> untold = new TreeMap<>(values);
        assertThat(untold)
                .containsEntry("wet", "false")
                .containsEntry("yarn", "null")
                .containsEntry("edge", "plain")
                .containsEntry("ends", "null")
                .containsEntry("picks", "12")
                .containsEntry("draft", "null")
                .containsEntry("threading", "null")
                .containsEntry("shafts", "[]")
                .containsEntry("colours", "[]")
                .containsEntry("words", "[one]");
        parse("--wet", "--yarn=wool", "--edge=rolled", "--ends=8", "--picks=3", "--draft=a", "--threading=strict");
        parse("-s1", "--colours=red", "two");
        parse();
        assertThat(values).isEqualTo(untold);
    }

    @Test
    void constantsAreTakenInAnyCase() {
        parse("--threading", "StRiCt");
        assertThat(values).containsEntry("threading", Threading.STRICT.toString());
    }

    @Test
    void whatMustBeGivenIsMissed() {
        assertThatThrownBy(command::parseArgs)
                .isInstanceOf(ParameterException.class)
                .hasMessage("Missing required parameter: 'WORD'");
        CommandLine cut = new CommandLine(Declaration.of(CommandSpec.create())
                .requiredPath("--to=DIR", "The folder.", path -> put("to", path))
                .pathParameter("CLOTH", "The cloth.", path -> put("cloth", path))
                .spec());
        assertThatThrownBy(() -> cut.parseArgs("blue"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("Missing required option: '--to=DIR'");
        assertThatThrownBy(() -> cut.parseArgs("--to", "there"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("Missing required parameter: 'CLOTH'");
        cut.parseArgs("--to", "there", "blue");
        assertThat(values).containsEntry("to", "there").containsEntry("cloth", "blue");
    }

    private void parse(String... arguments) {
        List<String> all = new ArrayList<>(List.of("one"));
        all.addAll(List.of(arguments));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.parseArgs(all.toArray(String[]::new));
    }
}
