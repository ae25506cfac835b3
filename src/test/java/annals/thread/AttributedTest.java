package annals.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributedTest {
    private static final Instant SENT = Instant.parse("2005-05-03T23:41:07Z");

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            On Tue, 3 May 2005 at 23:41, Ada Finch wrote:            | AGREES  | AGREES
            On 5/4/05 1:41 AM, "Ada Finch" <ada at example.org> wrote: | AGREES | AGREES
            Am 04.05.2005 um 01:41:07 schrieb Ada:                   | AGREES  | AGREES
            * Ada Finch <ada@example.org> [2005-05-04 05:11]:        | AGREES  | AGREES
            Le mardi 3 mai 2005, finch a écrit :                     | AGREES  | SILENT
            Ada Finch wrote:                                         | AGREES  | SILENT
            On Tue, 3 May 2005 at 23:42, Ada Finch wrote:            | AGREES  | DIFFERS
            On Tue, 9 May 2005 at 23:41, Ada Finch wrote:            | AGREES  | DIFFERS
            On 9 May 2005, Ada Finch wrote:                          | AGREES  | DIFFERS
            On Tue, 3 May 2005 at 23:41, Ben Osei wrote:             | DIFFERS | AGREES
            Bob Rook <bob@example.org> wrote:                        | DIFFERS | SILENT
            Adaptation wrote:                                        | DIFFERS | SILENT
            ''                                                       | SILENT  | SILENT
            """)
    void comparesWithAMail(String attribution, Attributed.Fit author, Attributed.Fit time) {
        Attributed attributed = new Attributed(attribution);
        assertThat(attributed.author("Ada Finch ada@example.org")).as("author").isEqualTo(author);
        assertThat(attributed.time(SENT)).as("time").isEqualTo(time);
    }
}
