package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    /** A bar is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "a<br>b ^ a|b",
                "<p>a</p><p>b</p> ^ a||b",
                "<div>On 1 Mar, Ada wrote:</div><blockquote>x<blockquote>y</blockquote></blockquote>z ^ On 1 Mar, Ada wrote:|> x|> > y|z",
                "<div class=moz-cite-prefix>Ada wrote:<br></div><blockquote type=cite>x</blockquote>z ^ Ada wrote:|> x|z",
                "<div class=gmail_quote><div class=gmail_attr>Ada wrote:</div><blockquote class=gmail_quote>x</blockquote></div> ^ Ada wrote:|> x",
                "<div class=yahoo_quoted>x</div>y ^ > x|y",
                "<blockquote class=webkit-indent-blockquote>mine</blockquote> ^ mine",
                "<blockquote style='margin: 0 0 0 40px; border: none; padding: 0px;'>mine</blockquote> ^ mine",
                "<blockquote style='border:none;border-left:solid' type=cite>x</blockquote> ^ > x",
                "see <a href='https://example.org/a'>this</a>. ^ see this <https://example.org/a>.",
                "see <a href='https://www.example.org/'>example.org</a> ^ see example.org",
                "<a href='mailto:ada@example.org'>ada@example.org</a> ^ ada@example.org",
                "<a href='mailto:ada@example.org'>Ada</a> ^ Ada <ada@example.org>",
                "<a href='#x'>here</a> <a href='javascript:x()'>there</a> ^ here there",
                "<ul><li>a<li>b</ul> ^ - a|- b",
                "<ol><li>a<ol><li>x</ol><li>b</ol> ^ 1. a||  1. x||2. b",
                "<table><tr><th>a<th>b<tr><td>c<td>d</table> ^ a b|c d",
                "<pre>a|  b</pre>c ^ a|  b||c",
                "a&nbsp;&lt;b&gt;<style>x</style><script>y</script> ^ a <b>",
                "<html><head><title>t</title></head><body>a</body></html> ^ a",
            })
    void writes(String html, String text) {
        assertThat(HtmlText.of(html.replace('|', '\n')).strip()).isEqualTo(text.replace('|', '\n'));
    }
}
