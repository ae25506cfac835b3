package annals.export.site;

import annals.export.Edition;
import annals.mail.VisibleText;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** How the pages say things. */
final class Words {
    private Words() {}

    /** "1 thread", "1,204 threads". */
    static String count(int number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /** "2019-11-04 – 2019-11-13", one day when they are the same, "no date". */
    static String span(Optional<LocalDate> first, Optional<LocalDate> last) {
        String from = first.map(LocalDate::toString).orElse("no date");
        String to = last.map(LocalDate::toString).orElse(from);
        return from.equals(to) ? from : from + " – " + to;
    }

    /** The same with each day as an element, which no line end divides. */
    static void span(Html html, Optional<LocalDate> first, Optional<LocalDate> last) {
        day(html, first);
        if (last.isPresent() && !last.equals(first)) {
            html.text("\u00A0– "); // the dash stays with the first day
            day(html, last);
        }
    }

    /** A day as an element; "no date" where there is none. */
    static void day(Html html, Optional<LocalDate> day) {
        if (day.isPresent()) {
            String text = day.get().toString();
            html.element("time", text, "datetime", text);
        } else {
            html.element("span", "no date", "class", "quiet");
        }
    }

    /** Text from mail on one line, cleaned; never empty. */
    static String title(Edition edition, String text) {
        String line = VisibleText.line(edition.redaction().text(text));
        return line.isEmpty() ? "(no subject)" : line;
    }

    /** What a list is called: its address without the host. */
    static String list(String address) {
        int at = address.indexOf('@');
        return at > 0 ? address.substring(0, at) : address;
    }
}
