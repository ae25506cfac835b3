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
                "Could you please explain whether the bundle outlives its device?",
                "How may a device withdraw its bundle (and would that be final)?",
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
                "Shouldn't it reject the bundle of an unknown device?",
                "Can't travel to the summit of bundle makers?",
                "Have a bundle that you always wanted to show a device?",
                "Are you interested in serving on the bundle board, or do you know a device maker who is?",
                "The bundle holds keys of other devices (which ones did you expect?)",
                "The bundle may hold a signature of the device (?)",
                "They sent a bundle, in which there are four keys: the device?",
                "The bundle could move, and then could eventually leave the device?",
                "The bundle of a device never changes, does it?",
                "Is the bundle not simply a copy of the device list, or are they not just two names?",
                "Could the bundle's author confirm this?",
                "Can the keepers of the bundle mend the device list please?",
                "Would it make sense to move the bundle into the device list?",
                "Who thought that this bundle would suit a device?!",
                "But why would anybody keep a bundle of a lost device?",
                "Which ?bundles belong to the device?",
            })
    void doesNotAsk(String sentence) {
        assertThat(QuestionForm.asks(sentence)).isFalse();
    }
}
