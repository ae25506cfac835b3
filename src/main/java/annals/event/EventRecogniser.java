package annals.event;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.profile.ListProfile;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the official events in mails: the editors' announcements since about 2004.
 *
 * <p>A mail records an event when its subject or its {@code XSF-XEP-*} headers announce one, and it is no reply and no
 * forward, and one of these vouches for it: those headers, the editor as sender, or a body of the author's own words
 * that begins as the editors' tools begin it (acting editors write under their own address). Anything else that has
 * such a subject is discussion.
 *
 * <p>Immutable; time is linear in the length of the mail, of which the first 20,000 characters are looked at.
 */
public final class EventRecogniser {
    /** Rises when the same mail is read differently: events are stored, and have to be read again then. */
    public static final int VERSION = 10;

    private static final Pattern FORWARD =
            Pattern.compile("^(?:\\[[^\\]]{1,40}]\\s*+)*\\[?\\s*+(?:fwd?|wg|tr)\\s*+:", Pattern.CASE_INSENSITIVE);

    private final DocumentNames names;

    public EventRecogniser(Catalogue catalogue) {
        names = new DocumentNames(catalogue);
    }

    /** The events that a mail of that list records; empty for nearly all mails, and for those that nobody can date. */
    public List<RecordedEvent> recognise(Message message, ListProfile profile) {
        Optional<Headline> headline = Headline.of(message);
        if (headline.isEmpty() || !message.sent().isKnown() || isDiscussion(message)) {
            return List.of();
        }
        AnnouncementText text = new AnnouncementText(message);
        boolean official =
                Headline.hasHeaders(message) || profile.isEditor(message.from()) || text.fits(headline.get());
        return official ? List.of(event(message, headline.get(), text)) : List.of();
    }

    private static boolean isDiscussion(Message message) {
        boolean answers =
                !message.inReplyTo().isEmpty() || !message.references().isEmpty();
        boolean quotes = message.body().stream()
                .anyMatch(segment ->
                        segment.kind() == Segment.Kind.QUOTE && !segment.text().isBlank());
        return message.subject().reply()
                || message.subject().was().isPresent()
                || FORWARD.matcher(message.subject().text()).find()
                || (answers && quotes);
    }

    private RecordedEvent event(Message message, Headline headline, AnnouncementText text) {
        LocalDate day = message.sent().day();
        MessageId mail = message.id();
        String id = headline.deliverable().orElse("");
        String title = title(headline, text, id);
        return switch (headline.kind()) {
            case PROPOSAL -> proposed(message, title, text);
            case RELEASE -> new RecordedEvent.Released(day, mail, id, title, text.version(id), text.changelog());
            case STATUS ->
                new RecordedEvent.StatusAnnounced(
                        day, mail, id, title, headline.status().orElseThrow(), text.version(id));
            case LAST_CALL -> new RecordedEvent.LastCall(day, mail, id, title, text.ends(day));
            case EXPERIENCE -> new RecordedEvent.CallForExperience(day, mail, id, title, text.ends(day));
        };
    }

    private String title(Headline headline, AnnouncementText text, String id) {
        if (!headline.title().isEmpty()) {
            return headline.title();
        }
        String inText = text.title();
        Optional<Deliverable> known = names.byId(id);
        return inText.isEmpty() ? known.map(Deliverable::title).orElse("") : inText;
    }

    /**
     * A proposal belongs to the deliverable that the catalogue has under its base name. Where the mail lacks the
     * address of the file, the title decides; where the catalogue doesn't know that either, a base name is made of it.
     */
    private RecordedEvent proposed(Message message, String title, AnnouncementText text) {
        LocalDate day = message.sent().day();
        Optional<String> inText = text.baseName().or(() -> baseNameInHeaders(message));
        String baseName = inText.orElseGet(() -> baseNameOf(title));
        Optional<Deliverable> deliverable = inText.isPresent()
                ? names.byBaseName(baseName, day)
                : names.byTitle(title, day).or(() -> names.byBaseName(baseName, day));
        String id = deliverable.map(Deliverable::id).orElse(baseName);
        return new RecordedEvent.Proposed(day, message.id(), id, title, baseName);
    }

    private static Optional<String> baseNameInHeaders(Message message) {
        return AnnouncementText.baseNameIn(message.headers().getOrDefault("xsf-xep-url", ""));
    }

    private static String baseNameOf(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
