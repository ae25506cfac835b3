package annals.profile;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Mailbox;
import annals.mail.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {
    private final Profiles profiles = Profiles.builtIn();

    @Test
    void findsAListByAddressAndListId() {
        assertThat(profiles.forList("Standards@xmpp.org").title()).isEqualTo("Standards");
        assertThat(profiles.known("standards.xmpp.org"))
                .map(ListProfile::address)
                .contains("standards@xmpp.org");
        assertThat(profiles.known("other@example.org")).isEmpty();
        assertThat(profiles.forList("other@example.org").address()).isEqualTo("other@example.org");
    }

    @Test
    void computesPermalinksOffline() {
        MessageId id = new MessageId("87k1abcdef.fsf@example.org");
        Permalinks links = profiles.forList("standards@xmpp.org").permalinks(id);
        assertThat(links.mid()).isEqualTo("mid:87k1abcdef.fsf@example.org");
        assertThat(links.hyperkitty())
                .contains("https://mail.jabber.org/hyperkitty/list/standards@xmpp.org/message/"
                        + id.hash().toUpperCase(java.util.Locale.ROOT) + "/");
        assertThat(links.best()).startsWith("https://mail.jabber.org/");
    }

    @Test
    void tellsWhereArchivesAreTheOldestFirst() {
        assertThat(profiles.forList("standards@xmpp.org").archives())
                .containsExactly(
                        "https://mail.jabber.org/pipermail/standards/",
                        "https://mail.jabber.org/hyperkitty/list/standards@xmpp.org/");
        assertThat(profiles.forList("standards@example.org").archives()).isEmpty();
    }

    @Test
    void linksTheSampleToNoRealArchive() {
        Permalinks links =
                profiles.forList("standards@example.org").permalinks(new MessageId("a/b c".replace(" ", "") + "@x"));
        assertThat(links.best()).isEqualTo("mid:a%2Fbc@x");
        assertThat(links.hyperkitty()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Finch,              Editor@XMPP.org, true",
        "xmpp extensions editor, '',              true",
        "Ada Finch,              ada@example.org, false",
        "'',                     '',              false",
    })
    void knowsTheEditorByAddressOrName(String name, String address, boolean editor) {
        assertThat(profiles.forList("standards@xmpp.org").isEditor(new Mailbox(name, address)))
                .isEqualTo(editor);
    }

    @Test
    void comparesWithoutCase() {
        ListProfile profile = new ListProfile(
                "Keys@Example.org",
                "Keys",
                List.of(),
                List.of("Keys.Example.org"),
                List.of("Editor@Example.org"),
                List.of(),
                "UTF-8",
                List.of(),
                "",
                "");
        assertThat(new Profiles(List.of(profile)).known("KEYS.example.org")).contains(profile);
        assertThat(profile.isEditor(new Mailbox("", "editor@example.org"))).isTrue();
    }
}
