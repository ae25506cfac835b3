package annals.export.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    private static final String HOSTILE = "</p><script>alert(1)</script>\" onclick='x' & \u202Eevil\u0000\uFFFF";

    @Test
    void textAndAttributesAreEscaped() {
        String page = new Html().element("p", HOSTILE, "class", HOSTILE).page();
        assertThat(page)
                .isEqualTo("<!DOCTYPE html>\n<p class=\"&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onclick="
                        + "&#39;x&#39; &amp; \uFFFDevil\u2400\uFFFD\">&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;"
                        + " onclick=&#39;x&#39; &amp; \uFFFDevil\u2400\uFFFD</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "//x.example/y",
                "",
                "http://x\" onclick=\"y",
                "https://x.example/ y"
            })
    void anAddressThatABrowserMightRunIsNoLink(String address) {
        assertThat(new Html().open("p").link(address, "text").close().page())
                .isEqualTo("<!DOCTYPE html>\n<p>text</p>\n");
        assertThatThrownBy(() -> new Html().open("a", "href", address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.example/a?b=c#d", "mid:a%40b", "#m-abc", "index.html", "../thread/abc.html#m-x"})
    void otherAddressesAreLinks(String address) {
        assertThat(new Html().link(address, "text").page()).contains("<a href=\"" + address + "\">text</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"style", "iframe", "object", "p onclick", ""})
    void writesNoOtherElement(String tag) {
        assertThatThrownBy(() -> new Html().open(tag)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "srcdoc", "formaction", "a b"})
    void writesNoOtherAttribute(String name) {
        assertThatThrownBy(() -> new Html().open("p", name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aScriptHasNoText() {
        assertThatThrownBy(() -> new Html().open("script").text("x")).isInstanceOf(IllegalStateException.class);
    }
}
