package annals.thread;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an attribution ("On Monday, 3 May 2005 at 12:34, Ada Finch wrote:") or the prose of an In-Reply-To says of the
 * mail that is answered, in whatever language.
 *
 * <p>It is not parsed but compared with a mail: do its author's names stand in it, the day and the minute it was sent?
 * Hours differ with the zone, minutes hardly ever.
 */
final class Attributed {
    /** How far a statement fits a mail. */
    enum Fit {
        AGREES,
        SILENT,
        DIFFERS
    }

    private final String text;
    private final Set<String> words = new HashSet<>();
    private final Set<Integer> numbers = new HashSet<>();
    private final Set<Integer> minutes = new HashSet<>();

    Attributed(String attribution) {
        this.text = attribution.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean goesOn = i > from && Character.isDigit(c) == Character.isDigit(text.charAt(i - 1));
            if (i > from && !(Character.isLetterOrDigit(c) && goesOn)) {
                add(from, i);
                from = i;
            }
            if (!Character.isLetterOrDigit(c)) {
                from = i + 1;
            }
        }
    }

    private void add(int from, int to) {
        String token = text.substring(from, to);
        if (!Character.isDigit(token.charAt(0))) {
            words.add(token);
        } else if (token.length() <= 4) {
            int number = Integer.parseInt(token);
            boolean colonBefore = from > 1 && text.charAt(from - 1) == ':' && Character.isDigit(text.charAt(from - 2));
            boolean colonAfter =
                    to + 1 < text.length() && text.charAt(to) == ':' && Character.isDigit(text.charAt(to + 1));
            if (colonBefore && token.length() == 2) {
                boolean seconds = from > 4 && text.charAt(from - 4) == ':';
                if (!seconds) {
                    minutes.add(number);
                }
            } else if (!colonAfter) {
                numbers.add(number);
            }
        }
    }

    /** Whether it names an author, given by name and address; hosts name nobody. */
    Fit author(String author) {
        if (words.isEmpty()) {
            return Fit.SILENT;
        }
        boolean tried = false;
        for (String name :
                author.toLowerCase(Locale.ROOT).replaceAll("@\\S*", " ").split("[^\\p{L}\\p{Nd}]+")) {
            if (name.length() > 2) {
                tried = true;
                if (words.contains(name)) {
                    return Fit.AGREES;
                }
            }
        }
        return tried ? Fit.DIFFERS : Fit.SILENT;
    }

    /** Whether it tells the minute at which a mail was sent; the day, where it tells no time. */
    Fit time(Instant sent) {
        OffsetDateTime utc = sent.atOffset(ZoneOffset.UTC);
        boolean day = false;
        for (int shift = -1; shift <= 1; shift++) {
            day = day || numbers.contains(utc.plusDays(shift).getDayOfMonth());
        }
        if (minutes.isEmpty()) {
            return numbers.isEmpty() || day ? Fit.SILENT : Fit.DIFFERS;
        }
        int minute = utc.getMinute();
        boolean fits = minutes.contains(minute) || minutes.contains((minute + 30) % 60);
        return fits && (day || numbers.isEmpty()) ? Fit.AGREES : Fit.DIFFERS;
    }
}
