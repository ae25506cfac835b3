package annals.index;

import annals.mail.Message;
import annals.mail.Segment;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a message holds in the author's own words, for {@code has:}; the text of patches is not looked into. */
final class Features {
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://\\w");
    private static final Pattern XML = Pattern.compile("<[A-Za-z][\\w.:-]*(?:\\s[^<>@]*)?/?>");
    /** "+1", "-1", "+0", "±0" standing alone, as councils vote. */
    private static final Pattern VOTE = Pattern.compile("(?m)(?:^|[\\s:(])[+±−-][01](?=[\\s.,;:!)]|$)");

    private Features() {}

    /** A sub-set of question, link, xml, vote, patch, attachment. */
    static Set<String> of(Message message) {
        Set<String> features = new LinkedHashSet<>();
        if (!message.attachments().isEmpty()) {
            features.add("attachment");
        }
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.PATCH) {
                features.add("patch");
            }
            if (segment.kind() == Segment.Kind.NEW || segment.kind() == Segment.Kind.CODE) {
                if (hasQuestion(segment.text())) {
                    features.add("question");
                }
                addIf(features, "link", LINK, segment);
                addIf(features, "xml", XML, segment);
                addIf(features, "vote", VOTE, segment);
            }
        }
        return features;
    }

    /** A question mark after a word, at the end of a sentence or line; not one inside an address. */
    private static boolean hasQuestion(String text) {
        for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
            boolean ends = at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
            int before = at - 1;
            while (before >= 0 && ")\"'’” ?!".indexOf(text.charAt(before)) >= 0) {
                before--;
            }
            if (ends && before >= 0 && Character.isLetterOrDigit(text.charAt(before))) {
                return true;
            }
        }
        return false;
    }

    private static void addIf(Set<String> features, String name, Pattern sign, Segment segment) {
        if (!features.contains(name) && sign.matcher(segment.text()).find()) {
            features.add(name);
        }
    }
}
