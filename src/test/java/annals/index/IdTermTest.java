package annals.index;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.MessageId;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTermTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 31, 32})
    void liesBetweenTheBoundsOfEachBeginningOfItsHashAndOfNoOther(int length) {
        IntStream.range(0, 300)
                .mapToObj(i -> new MessageId("m" + i + "@example.org"))
                .forEach(id -> {
                    String prefix = id.hash().substring(0, length);
                    assertThat(isWithin(prefix, IdTerm.of(id))).as(prefix).isTrue();
                    String other = (prefix.charAt(0) == 'a' ? "7" : "a") + prefix.substring(1);
                    assertThat(isWithin(other, IdTerm.of(id))).as(other).isFalse();
                });
    }

    @Test
    void nothingSortsBehindTheLastHashes() {
        assertThat(IdTerm.after("777")).isEmpty();
        assertThat(IdTerm.after("a77")).isEqualTo(IdTerm.first("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1", "ä", "A", "abcdefghijklmnopqrstuvwxyz2345672"})
    void noHashBeginsWithWhatIsNotBase32(String prefix) {
        assertThat(IdTerm.first(prefix)).isEmpty();
    }

    @Test
    void idsThatAreCutForTheirHashHaveTermsOfTheirOwnUnderIt() {
        MessageId one = new MessageId("x".repeat(300));
        MessageId other = new MessageId("x".repeat(301));
        assertThat(one.hash()).isEqualTo(other.hash());
        assertThat(IdTerm.of(one)).isNotEqualTo(IdTerm.of(other));
        assertThat(isWithin(one.hash(), IdTerm.of(one))).isTrue();
        assertThat(isWithin(one.hash(), IdTerm.of(other))).isTrue();
    }

    private static boolean isWithin(String prefix, BytesRef term) {
        return IdTerm.first(prefix).orElseThrow().compareTo(term) <= 0
                && IdTerm.after(prefix).map(after -> after.compareTo(term) > 0).orElse(true);
    }
}
