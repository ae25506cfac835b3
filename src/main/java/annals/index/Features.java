package annals.index;

import annals.event.Act;
import annals.mail.Message;
import annals.mail.Segment;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a message holds in the author's own words, for {@code has:}; the text of patches is not looked into. Votes are
 * events.
 */
final class Features {
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://\\w");
    private static final Pattern XML = Pattern.compile("<[A-Za-z][\\w.:-]*(?:\\s[^<>@]*)?/?>");

    private Features() {}

    /** A sub-set of question, link, xml, patch, attachment. */
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
                if (Act.hasQuestion(segment.text())) {
                    features.add("question");
                }
                addIf(features, "link", LINK, "://", segment);
                addIf(features, "xml", XML, "<", segment);
            }
        }
        return features;
    }

    /** Adds a feature whose sign, which has that part, is in a segment. */
    private static void addIf(Set<String> features, String name, Pattern sign, String part, Segment segment) {
        if (!features.contains(name)
                && segment.text().contains(part)
                && sign.matcher(segment.text()).find()) {
            features.add(name);
        }
    }
}
