package annals.export;

import static org.assertj.core.api.Assertions.assertThat;

import annals.person.Person;
import annals.person.Person.Join;
import annals.person.Person.Rule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonJsonTest {
    private static final Person ADA = new Person(
            "Ada Finch",
            List.of("Ada Finch", "finch@example.net"),
            List.of("ada@example.org"),
            3,
            List.of(new Join(Rule.ADDRESS, "ada@example.org", 2)));

    @Test
    void tellsNamesAddressesAndWhy() {
        assertThat(written(Redaction.NONE)).isEqualTo("""
                {"type":"person","name":"Ada Finch","names":["Ada Finch","finch@example.net"],\
                "addresses":["ada@example.org"],\
                "joined_by":[{"rule":"address","value":"ada@example.org","mailboxes":2}]}""");
    }

    @Test
    void takesEveryAddressOut() {
        assertThat(written(Redaction.ADDRESSES)).isEqualTo("""
                {"type":"person","name":"Ada Finch","names":["Ada Finch","finch@…"],"addresses":[],\
                "joined_by":[{"rule":"address","value":"ada@…","mailboxes":2}]}""");
    }

    private static String written(Redaction redaction) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonLines lines = new JsonLines(out, "export")) {
            lines.object("person", json -> PersonJson.properties(json, ADA, redaction));
        }
        return out.toString(StandardCharsets.UTF_8).lines().skip(1).findFirst().orElseThrow();
    }
}
