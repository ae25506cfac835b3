package annals.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    /** Found by fuzzing: a line among the headers can hold a carriage return that ends no line. */
    @Test
    void detailIsOneLine() {
        assertThat(new Fault(Fault.Kind.BAD_HEADER, "no\rheader\r\nat all").detail())
                .isEqualTo("no header  at all");
    }
}
