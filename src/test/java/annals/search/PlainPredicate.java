package annals.search;

import annals.event.Act;
import annals.event.RecordedEvent;
import annals.index.AnnalsAnalyzer;
import annals.index.Slot;
import annals.index.TextScanner;
import annals.index.TextScanner.Style;
import annals.index.Token;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.query.Query;
import annals.tag.Attribution;
import annals.tag.Evidence;
import annals.tag.Tags;
import annals.tag.ThreadTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Queries answered by reading every message: slow, and without Lucene. */
final class PlainPredicate {
    /**
     * A message with what the index promises to find it by.
     *
     * @param e2ee whether it is tagged
     * @param deliverables its own, its thread's topics, and what its thread has from nowhere else
     * @param events what it records
     * @param threadId the id of its thread
     * @param thread the messages of its thread
     * @param texts what words are looked for in
     */
    record Mail(
            Message message,
            boolean e2ee,
            Set<String> deliverables,
            List<RecordedEvent> events,
            MessageId threadId,
            List<Mail> thread,
            Map<Query.Field, List<Text>> texts) {}

    /** The mails of a thread. */
    static List<Mail> mails(MessageId thread, List<Message> messages, ThreadTags tags, List<RecordedEvent> events) {
        Tags whole = tags.thread();
        Map<MessageId, Tags> own = tags.messages();
        boolean orphan = whole.isE2ee() && own.values().stream().noneMatch(Tags::isE2ee);
        List<Mail> mails = new ArrayList<>();
        for (Message message : messages) {
            MessageId id = message.id();
            boolean first = id.equals(thread);
            Set<String> deliverables = deliverables(own.getOrDefault(id, NO_TAGS), whole);
            for (Attribution attribution : whole.deliverables()) {
                boolean nowhere = messages.stream()
                        .noneMatch(other -> deliverables(own.getOrDefault(other.id(), NO_TAGS), whole)
                                .contains(attribution.deliverable()));
                if (attribution.role() == Attribution.Role.TOPIC || (nowhere && first)) {
                    deliverables.add(attribution.deliverable());
                }
            }
            mails.add(new Mail(
                    message,
                    own.getOrDefault(id, NO_TAGS).isE2ee() || (orphan && first),
                    deliverables,
                    events.stream().filter(event -> event.message().equals(id)).toList(),
                    thread,
                    mails,
                    texts(message)));
        }
        return mails;
    }

    /** What a message has by itself: what it is attributed to, and what its thread mentions and it has evidence for. */
    private static Set<String> deliverables(Tags own, Tags whole) {
        Set<String> names = new HashSet<>();
        own.deliverables().forEach(attribution -> names.add(attribution.deliverable()));
        for (Evidence evidence : own.evidence()) {
            if (evidence.weight() > 0
                    && whole.deliverables().stream()
                            .anyMatch(one -> one.deliverable().equals(evidence.about()))) {
                names.add(evidence.about());
            }
        }
        return names;
    }

    private record Place(int start, int end) {}

    private record Asked(String text, Style style, boolean exact) {}

    private static final Tags NO_TAGS = new Tags(0, 1, List.of(), List.of());

    /** The words of queries as places: to scan them anew for each mail would take most of the time. */
    private final Map<Asked, List<Slot>> slots = new HashMap<>();

    private final Map<Query.InThread, Map<MessageId, Boolean>> threads = new HashMap<>();

    boolean matches(Query query, Mail mail) {
        return switch (query) {
            case Query.All all -> true;
            case Query.Words words ->
                mail.texts().get(words.field()).stream()
                        .anyMatch(text -> !places(words, text).isEmpty());
            case Query.Near near ->
                mail.texts().get(near.left().field()).stream().anyMatch(text -> isNear(near, text));
            case Query.And and -> and.parts().stream().allMatch(part -> matches(part, mail));
            case Query.Or or -> or.parts().stream().anyMatch(part -> matches(part, mail));
            case Query.Not not -> !matches(not.query(), mail);
            case Query.Sent sent -> sent.range().contains(mail.message().sent().instant());
            case Query.Xep xep -> {
                String term = String.format(Locale.ROOT, "xep-%04d", xep.number());
                yield mail.texts().get(Query.Field.SUBJECT_OR_BODY).stream()
                        .anyMatch(text -> text.terms().containsKey(term));
            }
            case Query.Tagged tagged -> mail.e2ee();
            case Query.About about -> mail.deliverables().contains(about.deliverable());
            case Query.Id id -> isNamed(mail.message().id(), id.id());
            case Query.Refers refers ->
                mail.message().references().stream().anyMatch(id -> isNamed(id, refers.id()))
                        || mail.message().inReplyTo().stream().anyMatch(id -> isNamed(id, refers.id()));
            case Query.InThread inThread -> isInThread(inThread, mail);
            case Query.Has has -> has(has.feature(), mail);
            case Query.Recorded recorded -> recorded(recorded, mail);
            case Query.Revised q -> throw new AssertionError(q);
        };
    }

    private static boolean has(Query.Feature feature, Mail mail) {
        List<Segment> body = mail.message().body();
        List<String> said = body.stream()
                .filter(segment -> segment.kind() == Segment.Kind.NEW || segment.kind() == Segment.Kind.CODE)
                .map(Segment::text)
                .toList();
        return switch (feature) {
            case ATTACHMENT -> !mail.message().attachments().isEmpty();
            case QUESTION -> said.stream().anyMatch(Act::hasQuestion);
            case LINK -> said.stream().anyMatch(PlainPredicate::hasLink);
            case XML -> said.stream().anyMatch(PlainPredicate::hasElement);
            case VOTE -> mail.events().stream().anyMatch(RecordedEvent.Vote.class::isInstance);
            case PATCH -> body.stream().anyMatch(segment -> segment.kind() == Segment.Kind.PATCH);
        };
    }

    private static boolean hasLink(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (int colon = lower.indexOf("://"); colon >= 0; colon = lower.indexOf("://", colon + 1)) {
            String scheme = lower.substring(Math.max(0, colon - 6), colon);
            String bare = scheme.endsWith("http") ? "http" : scheme.endsWith("https") ? "https" : "";
            int before = colon - bare.length() - 1;
            boolean begins = before < 0 || !isName(lower.charAt(before));
            if (!bare.isEmpty() && begins && colon + 3 < lower.length() && isName(lower.charAt(colon + 3))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasElement(String text) {
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
            int close = text.indexOf('>', open);
            String inside = close < 0 ? "" : text.substring(open + 1, close);
            String name = inside.split("\\s", 2)[0];
            boolean plain = name.length() == inside.length() && name.endsWith("/");
            String bare = plain ? name.substring(0, name.length() - 1) : name;
            boolean named = !bare.isEmpty()
                    && isLetter(bare.charAt(0))
                    && bare.chars().allMatch(c -> isName((char) c) || ".:-".indexOf(c) >= 0);
            if (named && inside.indexOf('<') < 0 && inside.indexOf('@') < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isName(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
    }

    private boolean recorded(Query.Recorded recorded, Mail mail) {
        List<RecordedEvent.Vote> votes = mail.events().stream()
                .filter(RecordedEvent.Vote.class::isInstance)
                .map(RecordedEvent.Vote.class::cast)
                .toList();
        return switch (recorded.prefix()) {
            case ACT ->
                Act.of(mail.message(), mail.events()).stream()
                        .anyMatch(act -> act.text().equals(recorded.value()));
            case VOTE -> votes.stream().anyMatch(vote -> vote.value().text().equals(recorded.value()));
            case VOTER -> {
                Text voters = Text.of(
                        Style.NAMES,
                        votes.stream()
                                .flatMap(vote -> Stream.of(vote.voter(), vote.written()))
                                .distinct()
                                .toList());
                yield !places(new Query.Phrase(Query.Field.FROM, recorded.value()), voters)
                        .isEmpty();
            }
            default -> throw new AssertionError(recorded);
        };
    }

    private static boolean isNamed(MessageId id, String name) {
        return id.value().equals(name) || (name.length() >= 6 && id.hash().startsWith(name.toLowerCase(Locale.ROOT)));
    }

    /** The values of a field one after the other: each term with its positions. */
    record Text(Style style, TreeMap<String, TreeSet<Integer>> terms) {
        static Text of(Style style, List<String> values) {
            TreeMap<String, TreeSet<Integer>> terms = new TreeMap<>();
            int base = 0;
            for (String value : values) {
                int last = -1;
                for (Token token : TextScanner.tokens(value, style)) {
                    terms.computeIfAbsent(token.term(), term -> new TreeSet<>()).add(base + token.position());
                    last = token.position();
                }
                base += last + 1 + (value.isEmpty() ? 0 : AnnalsAnalyzer.GAP);
            }
            return new Text(style, terms);
        }

        /** Where any of the terms stands. */
        SortedSet<Integer> positions(Collection<String> any) {
            TreeSet<Integer> positions = new TreeSet<>();
            any.forEach(term -> positions.addAll(terms.getOrDefault(term, new TreeSet<>())));
            return positions;
        }

        /** Where a term stands that begins so; nowhere for the empty beginning. */
        SortedSet<Integer> beginnings(String beginning) {
            return beginning.isEmpty()
                    ? new TreeSet<>()
                    : positions(terms.tailMap(beginning).keySet().stream()
                            .takeWhile(term -> term.startsWith(beginning))
                            .toList());
        }
    }

    private static Map<Query.Field, List<Text>> texts(Message message) {
        Text subject = Text.of(Style.PROSE, List.of(message.subject().text()));
        Text own = segments(message, Segment.Kind.NEW, Segment.Kind.CODE, Segment.Kind.PATCH);
        Text quoted = segments(message, Segment.Kind.QUOTE);
        Text signature = segments(message, Segment.Kind.SIGNATURE);
        Text from = mailboxes(List.of(message.from()));
        Text to = mailboxes(message.to());
        Text cc = mailboxes(message.cc());
        Text attachments = Text.of(
                Style.NAMES,
                message.attachments().stream()
                        .flatMap(attachment -> Stream.of(attachment.name(), attachment.type()))
                        .toList());
        return Map.ofEntries(
                Map.entry(Query.Field.TEXT, List.of(subject, own, quoted)),
                Map.entry(Query.Field.SUBJECT, List.of(subject)),
                Map.entry(Query.Field.BODY, List.of(own, quoted, signature)),
                Map.entry(Query.Field.SUBJECT_OR_BODY, List.of(subject, own, quoted, signature)),
                Map.entry(Query.Field.NEW, List.of(own)),
                Map.entry(Query.Field.QUOTED, List.of(quoted)),
                Map.entry(Query.Field.FROM, List.of(from)),
                Map.entry(Query.Field.TO, List.of(to)),
                Map.entry(Query.Field.CC, List.of(cc)),
                Map.entry(Query.Field.ANYONE, List.of(from, to, cc)),
                Map.entry(Query.Field.LIST, List.of(Text.of(Style.NAMES, List.of(message.list())))),
                Map.entry(Query.Field.ATTACHMENT, List.of(attachments)));
    }

    private static Text segments(Message message, Segment.Kind... kinds) {
        return Text.of(
                Style.PROSE,
                message.body().stream()
                        .filter(segment -> List.of(kinds).contains(segment.kind()))
                        .map(Segment::text)
                        .toList());
    }

    private static Text mailboxes(List<Mailbox> mailboxes) {
        return Text.of(
                Style.NAMES,
                mailboxes.stream()
                        .flatMap(mailbox -> List.of(mailbox.name(), mailbox.address()).stream())
                        .toList());
    }

    private boolean isInThread(Query.InThread inThread, Mail mail) {
        Map<MessageId, Boolean> known = threads.computeIfAbsent(inThread, query -> new HashMap<>());
        Boolean matches = known.get(mail.threadId());
        if (matches == null) {
            matches = mail.thread().stream().anyMatch(other -> matches(inThread.query(), other));
            known.put(mail.threadId(), matches);
        }
        return matches;
    }

    private boolean isNear(Query.Near near, Text text) {
        for (Place left : places(near.left(), text)) {
            for (Place right : places(near.right(), text)) {
                if (right.start() - left.end() <= near.distance() && left.start() - right.end() <= near.distance()) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Place> places(Query.Words words, Text text) {
        return switch (words) {
            case Query.Word word -> places(slots(word.text(), text.style(), false), text);
            case Query.Phrase phrase -> places(slots(phrase.text(), text.style(), true), text);
            case Query.Beginning beginning -> beginnings(beginning.text(), text);
        };
    }

    private List<Slot> slots(String asked, Style style, boolean exact) {
        return slots.computeIfAbsent(new Asked(asked, style, exact), a -> Slot.of(a.text(), a.style(), a.exact()));
    }

    private static List<Place> places(List<Slot> slots, Text text) {
        List<Place> places = new ArrayList<>();
        if (!slots.isEmpty()) {
            int first = slots.getFirst().position();
            for (int start : text.positions(slots.getFirst().terms())) {
                if (slots.stream()
                        .allMatch(slot -> text.positions(slot.terms()).contains(start + slot.position() - first))) {
                    places.add(new Place(start, start + slots.getLast().position() - first));
                }
            }
        }
        return places;
    }

    private List<Place> beginnings(String beginning, Text text) {
        List<Place> places = new ArrayList<>();
        text.beginnings(Slot.beginning(beginning)).forEach(at -> places.add(new Place(at, at)));
        int hyphen = beginning.lastIndexOf('-');
        if (hyphen > 0) {
            SortedSet<Integer> ends = text.beginnings(Slot.beginning(beginning.substring(hyphen + 1)));
            for (Place head : places(slots(beginning.substring(0, hyphen), text.style(), true), text)) {
                if (ends.contains(head.end() + 1)) {
                    places.add(new Place(head.start(), head.end() + 1));
                }
            }
        }
        return places;
    }
}
