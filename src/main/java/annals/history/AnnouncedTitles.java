package annals.history;

import annals.event.RecordedEvent;
import annals.history.TimelineEvent.Renamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The titles under which the editor announced a specification, in the order of the mails. */
final class AnnouncedTitles {
    private final List<TimelineEvent> renames = new ArrayList<>();
    private String last = "";

    /** Takes in what a mail announces, in order of date. */
    void note(RecordedEvent event) {
        boolean titled = event instanceof RecordedEvent.Released
                || event instanceof RecordedEvent.StatusAnnounced
                || event instanceof RecordedEvent.LastCall;
        String title = event.title().strip();
        if (!titled || title.isEmpty()) {
            return;
        }
        if (!last.isEmpty() && !isSame(last, title)) {
            renames.add(new Renamed(Told.byList(event.date(), event.message()), title, last));
        }
        last = isCut(title, last) ? last : title;
    }

    List<TimelineEvent> renames() {
        return renames;
    }

    private static boolean isSame(String one, String other) {
        return key(one).equals(key(other)) || isCut(one, other) || isCut(other, one);
    }

    /** Whether a title is the beginning of another, as subjects are cut. */
    private static boolean isCut(String title, String whole) {
        return !key(title).equals(key(whole))
                && key(whole).startsWith(key(title))
                && title.indexOf(' ') > 0
                && !whole.substring(Math.min(whole.length(), title.length())).startsWith(" (");
    }

    private static String key(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}()]+", " ")
                .strip();
    }
}
