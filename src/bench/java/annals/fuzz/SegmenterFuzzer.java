package annals.fuzz;

import static annals.fuzz.Soundness.require;

import annals.mail.Segment;
import annals.parse.Segmenter;
import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A decoded body: no line may get lost, and none may change its place. */
public final class SegmenterFuzzer {
    private static final List<Segmenter> SEGMENTERS = Stream.concat(
                    Stream.of(ListProfile.plain("")), Profiles.builtIn().all().stream())
            .map(Segmenter::new)
            .toList();

    private SegmenterFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String body =
                new String(input, StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
        for (Segmenter segmenter : SEGMENTERS) {
            checkEveryLineIsThere(body, segmenter.segments(body));
        }
    }

    /** Each line of the body is the next line of the segments, markers of quotes in front left out. */
    private static void checkEveryLineIsThere(String body, List<Segment> segments) {
        List<String> kept = segments.stream()
                .flatMap(segment -> segment.text().lines())
                .filter(line -> !line.isBlank())
                .toList();
        int next = 0;
        for (String line : body.lines().map(String::stripTrailing).toList()) {
            boolean found = next < kept.size() && isRest(line, kept.get(next).stripTrailing());
            require(found || isMarkersAlone(line), "line " + (next + 1) + " with words stands in the segments");
            next += found ? 1 : 0;
        }
        require(next == kept.size(), "the segments hold no other lines than the body");
    }

    private static boolean isRest(String line, String rest) {
        return line.endsWith(rest) && isMarker(line.substring(0, line.length() - rest.length()));
    }

    private static boolean isMarkersAlone(String line) {
        return line.isBlank() || line.strip().equals("|") || (line.indexOf('>') >= 0 && isMarker(line));
    }

    /** Characters that mark a quote, initials before the first. */
    private static boolean isMarker(String marker) {
        int letters = 0;
        for (int i = 0; i < marker.length(); i++) {
            char c = marker.charAt(i);
            letters += Character.isLetter(c) ? 1 : 0;
            if (!Character.isLetter(c) && !Character.isWhitespace(c) && c != '>' && c != '|') {
                return false;
            }
        }
        return letters <= 4;
    }
}
