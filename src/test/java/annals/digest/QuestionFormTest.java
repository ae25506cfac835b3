package annals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which element holds the key when a device has no bundle?",
                "And how does a client learn that the bundle is gone?",
                "If the server drops the item, what does the sender see?",
                "Does anybody know whether gateways keep the payload?",
                "Shouldn't the server reject an unsigned device list?",
                "Could you explain why the counter restarts at zero?",
            })
    void asks(String sentence) {
        assertThat(QuestionForm.asks(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Does anyone have any thoughts about this bundle design?",
                "The bundle is signed by the device key, right?",
                "Could you please upload the bundle example again?",
                "Have you tried the bundle with a second device?",
                "Why don't we move the bundle into the header?",
                "Perhaps the bundle is stale, is the device gone?",
                "The bundle was there but did not hold the device key?",
                "Am I missing something about the bundle of the device?",
                "Does this make sense to all of you?",
                "Does the specification solve the problem stated in the introduction and requirements?",
                "Which element holds the key when a device has no bundle.",
                "DOES YOUR BUNDLE HOLD A DEVICE PRIZE???",
            })
    void doesNotAsk(String sentence) {
        assertThat(QuestionForm.asks(sentence)).isFalse();
    }
}
