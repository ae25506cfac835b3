package annals.event;

import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.profile.ListProfile;
import annals.spec.Alias;
import annals.spec.Catalogue;
import annals.spec.Deliverable;
import annals.spec.Proposal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    public static final int VERSION = 1;

    private static final Pattern FORWARD =
            Pattern.compile("^(?:\\[[^\\]]{1,40}]\\s*+)*\\[?\\s*+(?:fwd?|wg|tr)\\s*+:", Pattern.CASE_INSENSITIVE);

    private final Map<String, Deliverable> byId = new HashMap<>();
    private final Map<String, List<Deliverable>> byBaseName = new HashMap<>();
    private final Map<String, List<Deliverable>> byTitle = new HashMap<>();

    public EventRecogniser(Catalogue catalogue) {
        for (Deliverable deliverable : catalogue.deliverables()) {
            byId.put(deliverable.id(), deliverable);
            add(byTitle, deliverable.title(), deliverable);
            for (Proposal proposal : deliverable.proposals()) {
                add(byBaseName, proposal.baseName(), deliverable);
                add(byTitle, proposal.title(), deliverable);
            }
            for (Alias alias : deliverable.aliases()) {
                if (alias.kind() == Alias.Kind.BASE_NAME) {
                    add(byBaseName, alias.text(), deliverable);
                } else if (alias.kind() == Alias.Kind.TITLE) {
                    add(byTitle, alias.text(), deliverable);
                }
            }
        }
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
            case LAST_CALL -> new RecordedEvent.LastCall(day, mail, id, title, text.ends());
            case EXPERIENCE -> new RecordedEvent.CallForExperience(day, mail, id, title, text.ends());
        };
    }

    private String title(Headline headline, AnnouncementText text, String id) {
        if (!headline.title().isEmpty()) {
            return headline.title();
        }
        String inText = text.title();
        Optional<Deliverable> known = Optional.ofNullable(byId.get(id));
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
                ? find(byBaseName, baseName, day)
                : find(byTitle, title, day).or(() -> find(byBaseName, baseName, day));
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

    /** Of several deliverables with one name the one that bore it on that day, else the first. */
    private static Optional<Deliverable> find(Map<String, List<Deliverable>> names, String name, LocalDate day) {
        List<Deliverable> found = names.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return found.stream()
                .filter(deliverable -> deliverable.aliases().stream()
                        .anyMatch(alias -> alias.text().equalsIgnoreCase(name) && alias.isValidOn(day)))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static void add(Map<String, List<Deliverable>> names, String name, Deliverable deliverable) {
        if (!name.isEmpty()) {
            names.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(deliverable);
        }
    }
}
