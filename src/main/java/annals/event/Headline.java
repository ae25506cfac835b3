package annals.event;

import annals.mail.Message;
import annals.spec.Status;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail would announce if it were an announcement: read from its {@code XSF-XEP-*} headers, else from its subject
 * ("DEFERRED: XEP-0901 (Carrier Pigeon Sessions)").
 *
 * @param kind what is announced
 * @param status the state that it takes, for {@link Kind#STATUS} only
 * @param deliverable "XEP-0901"; empty for a proposal, which has no number yet
 * @param title the title given with it, may be empty
 */
record Headline(Kind kind, Optional<Status> status, Optional<String> deliverable, String title) {
    /** The kinds of announcement, each with the body that the editors' tools write for it. */
    enum Kind {
        PROPOSAL,
        RELEASE,
        STATUS,
        LAST_CALL,
        EXPERIENCE
    }

    /** The words for a change of state: those of all eras (tools/xeplib.py and announce.py in xsf/xeps). */
    private static final Map<String, Status> STATES = Map.ofEntries(
            Map.entry("EXPERIMENTAL", Status.EXPERIMENTAL),
            Map.entry("DRAFT", Status.DRAFT),
            Map.entry("STABLE", Status.STABLE),
            Map.entry("FINAL", Status.FINAL),
            Map.entry("ACTIVE", Status.ACTIVE),
            Map.entry("DEFERRED", Status.DEFERRED),
            Map.entry("RETRACTED", Status.RETRACTED),
            Map.entry("REJECT", Status.REJECTED),
            Map.entry("REJECTED", Status.REJECTED),
            Map.entry("DEPRECATED", Status.DEPRECATED),
            Map.entry("OBSOLETE", Status.OBSOLETE),
            Map.entry("OBSOLETED", Status.OBSOLETE));

    private static final Pattern NUMBERED =
            Pattern.compile("([A-Z]+(?: CALL)?) ?: ?[XJ]EP[- ]?(\\d{1,4})\\b(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROPOSAL =
            Pattern.compile("(?:Proposed XMPP Extension|proto-?[XJ]EP) ?: ?(\\S.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPERIENCE = Pattern.compile(
            "Call for Experience ?: ?(?:Advancement of )?[XJ]EP[- ]?(\\d{1,4})\\b(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOREIGN_TAGS = Pattern.compile("^(?:\\[[^\\]]{1,40}] ?)+");
    private static final Pattern TO_FINAL = Pattern.compile(" to Final$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER_IN_URL = Pattern.compile("/xep-(\\d{4})\\.");

    /** The headline of a mail, when it has one. */
    static Optional<Headline> of(Message message) {
        Optional<Headline> subject = ofSubject(message.subject().base());
        return ofHeaders(message.headers(), subject).or(() -> subject);
    }

    /** Whether the mail carries the headers that the editors' tools have set since 2017. */
    static boolean hasHeaders(Message message) {
        return message.headers().containsKey("xsf-xep-action");
    }

    /** Calls for Experience carry no number among their headers: it stands in the address, and in the subject. */
    private static Optional<Headline> ofHeaders(Map<String, String> headers, Optional<Headline> subject) {
        Optional<String> deliverable = Optional.of(
                        headers.getOrDefault("xsf-xep-number", "").strip())
                .filter(number -> number.matches("\\d{1,4}"))
                .or(() -> NUMBER_IN_URL
                        .matcher(headers.getOrDefault("xsf-xep-url", ""))
                        .results()
                        .map(found -> found.group(1))
                        .findFirst())
                .map(Headline::id)
                .or(() -> subject.flatMap(Headline::deliverable));
        String title = oneLine(headers.getOrDefault(
                "xsf-xep-title", subject.map(Headline::title).orElse("")));
        return switch (oneLine(headers.getOrDefault("xsf-xep-action", "")).toUpperCase(Locale.ROOT)) {
            case "PROTO" -> Optional.of(new Headline(Kind.PROPOSAL, Optional.empty(), Optional.empty(), title));
            case "CFE" ->
                deliverable.map(id -> new Headline(Kind.EXPERIENCE, Optional.empty(), Optional.of(id), title));
            case String action -> deliverable.flatMap(id -> ofAction(action, id, title));
        };
    }

    private static Optional<Headline> ofSubject(String base) {
        String subject = FOREIGN_TAGS.matcher(oneLine(base)).replaceFirst("");
        Matcher proposal = PROPOSAL.matcher(subject);
        if (proposal.matches()) {
            return Optional.of(new Headline(Kind.PROPOSAL, Optional.empty(), Optional.empty(), proposal.group(1)));
        }
        Matcher experience = EXPERIENCE.matcher(subject);
        if (experience.matches()) {
            String rest = TO_FINAL.matcher(experience.group(2)).replaceFirst("");
            return title(rest)
                    .map(title -> new Headline(
                            Kind.EXPERIENCE, Optional.empty(), Optional.of(id(experience.group(1))), title));
        }
        Matcher numbered = NUMBERED.matcher(subject);
        if (numbered.matches()) {
            String action = numbered.group(1).toUpperCase(Locale.ROOT);
            return title(numbered.group(3)).flatMap(title -> ofAction(action, id(numbered.group(2)), title));
        }
        return Optional.empty();
    }

    private static Optional<Headline> ofAction(String action, String deliverable, String title) {
        Optional<Status> status = Optional.ofNullable(STATES.get(action));
        Optional<Kind> kind = switch (action) {
            case "NEW", "UPDATE", "UPDATED" -> Optional.of(Kind.RELEASE);
            case "LAST CALL" -> Optional.of(Kind.LAST_CALL);
            default -> status.map(known -> Kind.STATUS);
        };
        return kind.map(known -> new Headline(known, status, Optional.of(deliverable), title));
    }

    /**
     * The title in what follows the number: in parentheses, which a cut subject may leave open, or after a colon. Any
     * other text makes the subject a sentence of its own and no headline ("NEW: XEP-0901 breaks my client").
     */
    private static Optional<String> title(String rest) {
        String text = rest.strip();
        if (text.isEmpty()) {
            return Optional.of("");
        }
        if (text.startsWith("(")) {
            return Optional.of(text.substring(1, text.endsWith(")") ? text.length() - 1 : text.length())
                    .strip());
        }
        return text.startsWith(":") ? Optional.of(text.substring(1).strip()) : Optional.empty();
    }

    private static String id(String number) {
        return String.format(Locale.ROOT, "XEP-%04d", Integer.parseInt(number));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
