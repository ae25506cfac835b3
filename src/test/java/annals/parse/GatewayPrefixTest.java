package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayPrefixTest {
    @Test
    void leavesOutTheFormWithTheTimeInHexadecimal() {
        assertThat(GatewayPrefix.original(new MessageId("812_1318845321_4E9BFB89_812_75_1_CAxy=z_1@mail.example.org")))
                .contains(new MessageId("CAxy=z_1@mail.example.org"));
    }

    @Test
    void leavesOutTheFormWithTheTimeTwice() {
        assertThat(GatewayPrefix.original(new MessageId("28357_1247739134_1247739134_4A5EFC66.8020602@example.net")))
                .contains(new MessageId("4A5EFC66.8020602@example.net"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "812_1318845321_4E9BFB8A_812_75_1_a@example.org", // another time
                "812_1318845321_4E9BFB89_813_75_1_a@example.org", // another process
                "812_1318845321_1318845322_a@example.org",
                "812_1318845321_4E9BFB89_812_75_1_@example.org",
                "812_1318845321_4E9BFB89_812_75_1_a",
                "20140101_1318845321_a@example.org",
                "a_1318845321_1318845321_b@example.org",
                "1@example.org"
            })
    void leavesOtherIdsAlone(String id) {
        assertThat(GatewayPrefix.original(new MessageId(id))).isEmpty();
    }
}
