package annals.parse;

import annals.mail.Segment;
import annals.mail.Segment.Kind;
import annals.profile.ListProfile;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a body into segments: whose words each line holds.
 *
 * <p>A line is new unless something shows that it is not, so no word of the author is lost to a guess; and the segments
 * together hold every line of the body that is not blank, in order. Takes time linear in the length of the body: long
 * lines are never matched against a pattern. Safe for use by several threads.
 */
public final class Segmenter {
    private final List<Marker> markers;
    private final Marker code;

    /** A segmenter that knows the list's own footers besides those that every list server writes. */
    public Segmenter(ListProfile profile) {
        this(markers(profile), new CodeExamples());
    }

    /**
     * A segmenter by other rules.
     *
     * @param markers what marks lines that are not the author's, the surest first
     * @param code what marks the examples among those that are
     */
    Segmenter(List<Marker> markers, Marker code) {
        this.markers = List.copyOf(markers);
        this.code = code;
    }

    private static List<Marker> markers(ListProfile profile) {
        List<Pattern> footers = profile.footers().stream().map(Pattern::compile).toList();
        // A patch may hold lines that look like quotes, a session's prompts are known by what is quoted.
        return List.of(
                new Patches(),
                new QuoteMarks(),
                new RareQuoteMarks(),
                new Attributions(),
                new Consoles(),
                new Armour(),
                new ScrubbedParts(),
                new Footers(footers),
                new Disclaimers(),
                new UnmarkedQuotes(),
                new Signatures());
    }

    /** The segments of a decoded body, in order; blank lines at their ends are left out. */
    public List<Segment> segments(String body) {
        return marked(body).segments();
    }

    /** The lines of a decoded body, each that is not blank with its kind. */
    MarkedLines marked(String body) {
        MarkedLines lines = beforeCode(body);
        code.mark(lines);
        lines.mark(0, lines.count(), Kind.NEW);
        return lines;
    }

    /** The lines with all marked that are not the author's, and free what he wrote: prose, or code. */
    MarkedLines beforeCode(String body) {
        MarkedLines lines = new MarkedLines(body);
        markers.forEach(marker -> marker.mark(lines));
        return lines;
    }
}
