package annals.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 1 Mar 2005 09:08:07 +0100            | 2005-03-01T08:08:07Z",
                "Tue, 01 Mar 2005 09:08:07 -0530 (IST)     | 2005-03-01T14:38:07Z",
                "1 Mar 05 09:08 EST                        | 2005-03-01T14:08:00Z",
                "Tue Mar  1 09:08:07 2005                  | 2005-03-01T09:08:07Z",
                "Tue Mar  1 09:08:07 PST 2005              | 2005-03-01T17:08:07Z",
                "04-Jan-93 13:22:13                        | 1993-01-04T13:22:13Z",
                "Tue, 1 Mar 2005 09:08:07 GMT+00:00        | 2005-03-01T09:08:07Z",
                "Tue, 1 Mar 2005 09:08:07 GMT+0200         | 2005-03-01T07:08:07Z",
                "Tue, 1 Mar 2005 09.08.07 +0000            | 2005-03-01T09:08:07Z",
                "2005-03-01 09:08:07 +0100                 | 2005-03-01T08:08:07Z",
                "2005-03-01T09:08:07Z                      | 2005-03-01T09:08:07Z",
                "Tue, 1 Mar 105 09:08:07 +0000             | 2005-03-01T09:08:07Z",
                "Tue, 1 Mar 2005 09:08:60 +0000            | 2005-03-01T09:08:59Z",
                "Di, 1 Mär 2005 9:08:07 PM                 | 2005-03-01T21:08:07Z",
                "Tue, 1 Mar 2005 09:08:07 +0100 (Mitteleuropäische (Zeit)) | 2005-03-01T08:08:07Z",
                "mar, 1 avr 2005 09:08:07 +0200            | 2005-04-01T07:08:07Z",
                "mar, 1 mar 2005 09:08:07 +0100            | 2005-03-01T08:08:07Z",
                "mer., 6 juil. 2005 09:08 +0200            | 2005-07-06T07:08:00Z",
                "lun, 3 oct 2005 09:08:07 +0200            | 2005-10-03T07:08:07Z",
                "Вт, 1 мар 2005 09:08:07 +0300             | 2005-03-01T06:08:07Z",
                "1 Mar 99 09:08 GMT                        | 1999-03-01T09:08:00Z",
                "1 Mar 2005 at 09:08:07  GMT+1             | 2005-03-01T08:08:07Z",
                "Tue, 1 Mar 9999 09:08:07 +0000            | 9999-03-01T09:08:07Z",
                "Tue, 1 Mar 2005 09:08:07 +50579034        |",
                "33 May 2001 10:00:00 +0000                |",
                "Your message of Monday                    |",
                "''                                        |",
            })
    void reads(String header, Instant expected) {
        assertThat(DateReader.read(header)).isEqualTo(Optional.ofNullable(expected));
    }
}
