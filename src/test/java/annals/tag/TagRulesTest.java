package annals.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.spec.Catalogue;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRulesTest {
    private static boolean isTagged(TagRules rules, String subject, String body) {
        return Conversation.on("2021-03-01")
                .mail(subject, body)
                .tags(new Tagger(Catalogue.builtIn(), rules))
                .thread()
                .isE2ee();
    }

    private static TagRules rules(String json) throws IOException {
        return TagRules.builtInWith(json, "catalog.json");
    }

    @Test
    void addAUsersWordsToOurs() throws IOException {
        String own =
                "{\"rules\": {\"terms\": [{\"strength\": \"strong\", \"words\": [[\"sealed box\", \"sealed boxes\"]]}]}}";
        String body = "Sealed boxes could be sent to any device.";
        assertThat(isTagged(TagRules.builtIn(), "Sealed box", body)).isFalse();
        assertThat(isTagged(rules(own), "Sealed box", body)).isTrue();
        assertThat(isTagged(rules(own), "OMEMO devices", "The device list again."))
                .isTrue();
    }

    @Test
    void replaceOursWhereAUserSaysSo() throws IOException {
        String own =
                "{\"rules\": {\"only\": true, \"terms\": [{\"strength\": \"strong\", \"words\": [\"sealed box\"]}]}}";
        assertThat(isTagged(rules(own), "libsignal", "Which ratchet does libsignal use? I read the device list."))
                .isFalse();
        assertThat(isTagged(rules(own), "A sealed box", "x")).isTrue();
    }

    @Test
    void takeAUsersNumbers() throws IOException {
        TagRules strict = rules("{\"rules\": {\"weights\": {\"threshold\": 50, \"place\": {\"subject\": 3}}}}");
        assertThat(isTagged(strict, "OMEMO devices", "The device list again.")).isFalse();
        assertThat(strict.weights().place().get(Place.SUBJECT)).isEqualTo(3);
        assertThat(strict.weights().place().get(Place.OWN))
                .isEqualTo(TagRules.builtIn().weights().place().get(Place.OWN));
        assertThat(strict.version()).isNotEqualTo(TagRules.builtIn().version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "sealed box → sealed box",
                "the {server|admin} reads → the server reads; the admin reads",
                "{a|b} {c|d} → a c; a d; b c; b d",
                "{a |}key → a key; key",
                "open { brace → open { brace",
            })
    void writeAlternativesInBraces(String phrase, String all) {
        assertThat(TagRules.alternatives(phrase)).containsExactly(all.split("; ", -1));
    }

    @Test
    void refuseAPhraseOfTooManyAlternatives() {
        String ten = "{0|1|2|3|4|5|6|7|8|9}";
        assertThat(TagRules.alternatives(ten.repeat(3))).hasSize(1_000);
        assertThatThrownBy(() -> TagRules.alternatives(ten.repeat(30)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stands for more than 1000 phrases");
    }

    @Test
    void stayOursWithoutTheField() throws IOException {
        assertThat(rules("{\"deliverables\": []}").version())
                .isEqualTo(TagRules.builtIn().version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "{\"rules\": {\"term\": []}} → rules.term is unknown; there are: version, weights, terms",
                "{\"rules\": {\"terms\": {}}} → rules.terms must be of type array",
                "{\"rules\": {\"weights\": {\"treshold\": 2}}} → rules.weights.treshold is unknown; there are: threshold",
                "{\"rules\": {\"terms\": [{\"words\": [\"x\"]}]}} → strength",
                "[ → no tag rules",
            })
    void tellWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> rules(json))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("catalog.json")
                .hasMessageContaining(message);
    }
}
