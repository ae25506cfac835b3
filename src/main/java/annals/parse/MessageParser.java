package annals.parse;

import annals.archive.RawMessage;
import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Sent;
import annals.mail.Subject;
import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a {@link Message} of any bytes. Holds no state and may be shared between threads. */
public final class MessageParser {
    /** Longer subjects are no subjects; the longest of 38,000 real ones has some 300 characters. */
    private static final int MAX_SUBJECT_CHARACTERS = 2_000;
    /** Longer address headers are cut; the longest real ones have some 20,000 characters. */
    private static final int MAX_ADDRESS_CHARACTERS = 200_000;

    private final ListFinder lists;
    private final Map<String, Segmenter> segmenters = new HashMap<>();
    private final Segmenter plainSegmenter;

    public MessageParser(Profiles profiles) {
        this(profiles, Segmenter::new);
    }

    /** A parser that cuts bodies by other rules. */
    MessageParser(Profiles profiles, Function<ListProfile, Segmenter> segmenter) {
        this.lists = new ListFinder(profiles);
        this.plainSegmenter = segmenter.apply(ListProfile.plain(""));
        profiles.all().forEach(profile -> segmenters.put(profile.address(), segmenter.apply(profile)));
    }

    /** Reads a message; whatever had to be repaired is a fault on it. Never fails. */
    public Message parse(RawMessage raw, SourceContext context) {
        List<Fault> faults = new ArrayList<>(raw.faults());
        HeaderBlock headers = header(raw, faults);
        ListProfile profile = lists.find(headers, () -> recipients(headers), context);
        EncodedWords words = new EncodedWords(profile.usualCharset(), faults);
        AddressReader addresses = new AddressReader(words, faults);

        MessageId id = id(headers, raw.content(), faults);
        Mailbox from = new AuthorReader(profile, faults)
                .read(
                        mailboxes(headers, "from", addresses),
                        name -> mailboxes(headers, name, silent(profile.usualCharset())));
        List<Mailbox> to = mailboxes(headers, "to", addresses);
        List<Mailbox> cc = mailboxes(headers, "cc", addresses);
        Sent sent = SentReader.read(headers, raw.fromLine(), context, faults);
        Subject subject = subject(headers, words, profile, faults);
        BodyReader.Body body = BodyReader.read(headers, raw.content(), profile.usualCharset(), faults);
        return new Message(
                id,
                List.of(raw.origin()),
                profile.address(),
                from,
                to,
                cc,
                sent,
                subject,
                answered(ReplyHeader.ids(String.join(" ", headers.all("in-reply-to"))), faults),
                answered(ids(headers, "references"), faults),
                segmenters.getOrDefault(profile.address(), plainSegmenter).segments(body.text()),
                body.attachments(),
                kept(headers, words),
                faults.stream().distinct().toList());
    }

    /** The header; none where only a loose From_ line says that a mail begins, and no field is one of a mail's. */
    private static HeaderBlock header(RawMessage raw, List<Fault> faults) {
        List<Fault> found = new ArrayList<>();
        HeaderBlock block = HeaderBlock.read(raw.content(), found);
        boolean loose = raw.faults().stream().anyMatch(fault -> fault.kind() == Fault.Kind.LOOSE_FROM_LINE);
        if (loose && !block.isMail()) {
            return HeaderBlock.none();
        }
        faults.addAll(found);
        return block;
    }

    /** To and Cc for finding the list, read without faults: they are read again when its charset is known. */
    private static List<Mailbox> recipients(HeaderBlock headers) {
        AddressReader silent = silent("windows-1252");
        return Stream.of("to", "cc")
                .flatMap(name -> mailboxes(headers, name, silent).stream())
                .toList();
    }

    /** Reads addresses without noting what had to be repaired. */
    private static AddressReader silent(String usualCharset) {
        return new AddressReader(new EncodedWords(usualCharset, new ArrayList<>()), new ArrayList<>());
    }

    private static MessageId id(HeaderBlock headers, byte[] content, List<Fault> faults) {
        Optional<String> header = headers.first("message-id").filter(written -> !written.isEmpty());
        Optional<MessageId> id = header.flatMap(MessageParser::firstId);
        if (id.isEmpty()) {
            faults.add(
                    new Fault(Fault.Kind.NO_MESSAGE_ID, header.map(Excerpt::of).orElse("")));
            return MessageId.ofContent(content);
        }
        if (!header.get().equals("<" + id.get().value() + ">")) {
            faults.add(new Fault(Fault.Kind.BAD_MESSAGE_ID, Excerpt.of(header.get())));
        }
        return id.get();
    }

    private static Optional<MessageId> firstId(String header) {
        int open = header.indexOf('<');
        int close = header.indexOf('>', open + 1);
        Optional<MessageId> bracketed =
                open >= 0 && close > open ? MessageId.parse(header.substring(open, close + 1)) : Optional.empty();
        return bracketed.or(() -> MessageId.parse(header));
    }

    private static List<Mailbox> mailboxes(HeaderBlock headers, String name, AddressReader addresses) {
        String all = String.join(", ", headers.all(name));
        return addresses.read(all.length() > MAX_ADDRESS_CHARACTERS ? all.substring(0, MAX_ADDRESS_CHARACTERS) : all);
    }

    private static List<MessageId> ids(HeaderBlock headers, String name) {
        return MessageId.allIn(String.join(" ", headers.all(name)));
    }

    /** The ids of a reply's headers as their authors gave them. */
    private static List<MessageId> answered(List<MessageId> ids, List<Fault> faults) {
        Set<MessageId> given = new LinkedHashSet<>();
        for (MessageId id : ids) {
            Optional<MessageId> original = GatewayPrefix.original(id);
            original.ifPresent(known -> faults.add(new Fault(Fault.Kind.PREFIXED_REFERENCE, Excerpt.of(id.value()))));
            given.add(original.orElse(id));
        }
        return List.copyOf(given);
    }

    private static Subject subject(HeaderBlock headers, EncodedWords words, ListProfile profile, List<Fault> faults) {
        String text = words.decode(headers.first("subject").orElse(""));
        if (text.length() > MAX_SUBJECT_CHARACTERS) {
            faults.add(new Fault(Fault.Kind.BAD_HEADER, "a subject of " + text.length() + " characters: cut"));
            text = text.substring(0, MAX_SUBJECT_CHARACTERS);
        }
        return Subject.of(text, profile.subjectTags());
    }

    /** The headers that later stages ask for; see {@link Message#headers()}. */
    private static Map<String, String> kept(HeaderBlock headers, EncodedWords words) {
        Map<String, String> kept = new HashMap<>();
        for (String name : headers.names()) {
            if (name.startsWith("xsf-xep-") || name.equals("x-no-archive") || name.equals("list-id")) {
                kept.put(name, words.decode(headers.all(name).getLast()));
            }
        }
        String answered = String.join(" ", headers.all("in-reply-to"));
        if (!answered.isBlank() && MessageId.allIn(answered).isEmpty()) {
            kept.put("in-reply-to", words.decode(answered)); // prose: "Your message of …"
        }
        return kept;
    }
}
