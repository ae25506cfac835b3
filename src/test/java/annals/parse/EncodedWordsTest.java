package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import annals.mail.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text                                | plain text |",
                "=?utf-8?q?h=C3=A9llo_w?=                  | héllo w    |",
                "=?utf-8?Q?a?= =?utf-8?Q?b?= c             | ab c       |",
                "=?utf-8?B?w6k=?= =?iso-8859-1?Q?=E9?=     | éé         |",
                "=?utf-8?B?w6k?=x                           | éx         |",
                "=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=           | é          |",
                "=?utf-8?Q?a b?=                           | a b        |",
                "x=?utf-8?Q?a?=y                           | xay        |",
                "=?utf-8*en?Q?a?=                          | a          |",
                "=?gb2312?B?xOO6ww==?=                     | 你好         |",
                "=?koi8-r?B?0NLJ18XU?=                     | привет     |",
                "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=        | 日本         |",
                "=?x-unknown?Q?a=E9?=                      | aé         | UNKNOWN_CHARSET",
                "=?us-ascii?Q?a=E9?=                       | aé         | BAD_CHARSET",
                "=?utf-8?X?a?=                             | =?utf-8?X?a?= | BAD_ENCODED_WORD",
                "=?utf-8?B?***?=                           | =?utf-8?B?***?= | BAD_ENCODED_WORD",
                "=?utf-8?q?h=C3=A9llo                      | héllo      | BAD_ENCODED_WORD",
                "=?utf-8?q?h=C3=A9llo world                | héllo world | BAD_ENCODED_WORD",
                "=?utf-8?q?=C3=A9 =?utf-8?q?=C3=A8?=       | éè         | BAD_ENCODED_WORD",
                "=?utf-8?B?h=C3=A9llo?=                    | héllo      | BAD_ENCODED_WORD",
                "=?utf-8?Q?ok?=20yes?=                     | ok? yes    |",
                "=?utf-8?Q?what??= x                       | what? x    |",
                "=?UTF-8?b?w6k=?==?UTF-8?b?w6k=?=          | éé         |",
                "=?hz-gb-2312?Q?~{VPND~}?=                 | 中文         |",
                "=?utf-7?Q?a+AOk-b?=                       | aéb        |",
                "=?windows-1252?Q?=C3=A9?=                 | é          | BAD_CHARSET",
                "a\u001b$B%F%9%H\u001b(B                   | aテスト        | RAW_HEADER",
                "really=? yes                              | really=? yes |",
                "h\u00e9llo                                | héllo      | RAW_HEADER",
                "h\u00c3\u00a9llo                          | héllo      | RAW_HEADER",
            })
    void decodes(String header, String text, Fault.Kind fault) {
        List<Fault> faults = new ArrayList<>();

        assertThat(new EncodedWords("windows-1252", faults).decode(header)).isEqualTo(text);
        assertThat(faults).extracting(Fault::kind).isEqualTo(fault == null ? List.of() : List.of(fault));
    }
}
