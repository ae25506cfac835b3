package annals.search;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Queries answered by reading every message: slow, and without Lucene. */
final class PlainPredicate {
    /** A message with what the tagger found in it and the messages of its thread. */
    record Mail(Message message, boolean e2ee, Set<String> deliverables, List<Mail> thread) {}

    private record Place(int start, int end) {}

    private PlainPredicate() {}

    static boolean matches(Query query, Mail mail) {
        return switch (query) {
            case Query.All all -> true;
            case Query.Words words ->
                texts(words.field(), mail.message()).stream()
                        .anyMatch(text -> !places(words, text).isEmpty());
            case Query.Near near ->
                texts(near.left().field(), mail.message()).stream().anyMatch(text -> isNear(near, text));
            case Query.And and -> and.parts().stream().allMatch(part -> matches(part, mail));
            case Query.Or or -> or.parts().stream().anyMatch(part -> matches(part, mail));
            case Query.Not not -> !matches(not.query(), mail);
            case Query.Sent sent -> sent.range().contains(mail.message().sent().instant());
            case Query.Xep xep -> {
                String term = String.format(Locale.ROOT, "xep-%04d", xep.number());
                yield texts(Query.Field.SUBJECT_OR_BODY, mail.message()).stream()
                        .anyMatch(text -> text.terms().values().stream().anyMatch(at -> at.contains(term)));
            }
            case Query.Tagged tagged -> mail.e2ee();
            case Query.About about -> mail.deliverables().contains(about.deliverable());
            case Query.Id id -> isNamed(mail.message().id(), id.id());
            case Query.Refers refers ->
                mail.message().references().stream().anyMatch(id -> isNamed(id, refers.id()))
                        || mail.message().inReplyTo().stream().anyMatch(id -> isNamed(id, refers.id()));
            case Query.InThread inThread -> mail.thread().stream().anyMatch(other -> matches(inThread.query(), other));
            case Query.Has has ->
                switch (has.feature()) {
                    case ATTACHMENT -> !mail.message().attachments().isEmpty();
                    case QUESTION -> said(mail.message()).contains("?");
                    case LINK -> said(mail.message()).contains("http://");
                    case XML -> said(mail.message()).contains("/>");
                    case VOTE -> false;
                    case PATCH ->
                        mail.message().body().stream().anyMatch(segment -> segment.kind() == Segment.Kind.PATCH);
                };
            case Query.Recorded recorded ->
                switch (recorded.prefix()) {
                    case ACT ->
                        recorded.value().equals("question")
                                && said(mail.message()).contains("?");
                    default -> throw new AssertionError(recorded);
                };
            case Query.Revised q -> throw new AssertionError(q);
        };
    }

    /** What the author wrote, patches left out: their signs are no votes and no questions. */
    private static String said(Message message) {
        return message.body().stream()
                .filter(segment -> segment.isOwn() && segment.kind() != Segment.Kind.PATCH)
                .map(Segment::text)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isNamed(MessageId id, String name) {
        return id.value().equals(name) || (name.length() >= 6 && id.hash().startsWith(name.toLowerCase(Locale.ROOT)));
    }

    /** The values of a field one after the other, by position. */
    private record Text(Style style, TreeMap<Integer, List<String>> terms) {
        static Text of(Style style, List<String> values) {
            TreeMap<Integer, List<String>> terms = new TreeMap<>();
            int base = 0;
            for (String value : values) {
                int last = -1;
                for (Token token : TextScanner.tokens(value, style)) {
                    terms.computeIfAbsent(base + token.position(), p -> new ArrayList<>())
                            .add(token.term());
                    last = token.position();
                }
                base += last + 1 + (value.isEmpty() ? 0 : AnnalsAnalyzer.GAP);
            }
            return new Text(style, terms);
        }

        boolean has(int position, Predicate<String> wanted) {
            return terms.getOrDefault(position, List.of()).stream().anyMatch(wanted);
        }
    }

    private static List<Text> texts(Query.Field field, Message message) {
        Text subject = Text.of(Style.PROSE, List.of(message.subject().text()));
        Text own = segments(message, Segment.Kind.NEW, Segment.Kind.CODE, Segment.Kind.PATCH);
        Text quoted = segments(message, Segment.Kind.QUOTE);
        Text signature = segments(message, Segment.Kind.SIGNATURE);
        Text from = mailboxes(List.of(message.from()));
        return switch (field) {
            case TEXT -> List.of(subject, own, quoted);
            case SUBJECT -> List.of(subject);
            case BODY -> List.of(own, quoted, signature);
            case SUBJECT_OR_BODY -> List.of(subject, own, quoted, signature);
            case NEW -> List.of(own);
            case QUOTED -> List.of(quoted);
            case FROM -> List.of(from);
            case TO -> List.of(mailboxes(message.to()));
            case CC -> List.of(mailboxes(message.cc()));
            case ANYONE -> List.of(from, mailboxes(message.to()), mailboxes(message.cc()));
            case LIST -> List.of(Text.of(Style.NAMES, List.of(message.list())));
            case ATTACHMENT ->
                List.of(Text.of(
                        Style.NAMES,
                        message.attachments().stream()
                                .flatMap(attachment -> List.of(attachment.name(), attachment.type()).stream())
                                .toList()));
        };
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

    private static boolean isNear(Query.Near near, Text text) {
        for (Place left : places(near.left(), text)) {
            for (Place right : places(near.right(), text)) {
                if (right.start() - left.end() <= near.distance() && left.start() - right.end() <= near.distance()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Place> places(Query.Words words, Text text) {
        return switch (words) {
            case Query.Word word -> places(TextScanner.slots(word.text(), text.style(), false), text);
            case Query.Phrase phrase -> places(TextScanner.slots(phrase.text(), text.style(), true), text);
            case Query.Beginning beginning -> beginnings(beginning.text(), text);
        };
    }

    private static List<Place> places(List<Slot> slots, Text text) {
        List<Place> places = new ArrayList<>();
        int first = slots.getFirst().position();
        for (int start : text.terms().keySet()) {
            if (slots.stream().allMatch(slot -> text.has(start + slot.position() - first, slot.terms()::contains))) {
                places.add(new Place(start, start + slots.getLast().position() - first));
            }
        }
        return places;
    }

    private static List<Place> beginnings(String beginning, Text text) {
        List<Place> places = new ArrayList<>();
        for (Map.Entry<Integer, List<String>> at : text.terms().entrySet()) {
            if (at.getValue().stream().anyMatch(term -> term.startsWith(beginning.toLowerCase(Locale.ROOT)))) {
                places.add(new Place(at.getKey(), at.getKey()));
            }
        }
        int hyphen = beginning.lastIndexOf('-');
        if (hyphen > 0) {
            String last = beginning.substring(hyphen + 1).toLowerCase(Locale.ROOT);
            for (Place head : places(TextScanner.slots(beginning.substring(0, hyphen), text.style(), true), text)) {
                if (text.has(head.end() + 1, term -> term.startsWith(last))) {
                    places.add(new Place(head.start(), head.end() + 1));
                }
            }
        }
        return places;
    }
}
