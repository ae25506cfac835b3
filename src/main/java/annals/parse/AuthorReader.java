package annals.parse;

import annals.mail.Fault;
import annals.mail.Mailbox;
import annals.profile.ListProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds who wrote a message: the first mailbox of From, with the list's own rewriting of it undone.
 *
 * <p>For senders whose domain's DMARC policy forbids what lists do (RFC 7960 section 4.1.3.1), Mailman writes
 * {@code Ada Finch via Standards <standards@example.org>}, Google Groups puts the name into single quotes; the author's
 * address moves to X-Original-From, Reply-To, or Cc, and is lost where the archive keeps none of them. The IETF's lists
 * write {@code ada=40example.org@dmarc.ietf.org}, which can be undone by itself.
 */
final class AuthorReader {
    private static final String VIA = " via ";
    private static final Pattern IETF = Pattern.compile("(?i)([^@]+)=40([^@=]+)@dmarc\\.ietf\\.org");

    private final ListProfile list;
    private final List<Fault> faults;

    /** @param list the list that the message belongs to */
    AuthorReader(ListProfile list, List<Fault> faults) {
        this.list = list;
        this.faults = faults;
    }

    /**
     * The author; {@link Mailbox#NOBODY} without a From header.
     *
     * @param mailboxes the mailboxes of a header by its lower-case name
     */
    Mailbox read(List<Mailbox> from, Function<String, List<Mailbox>> mailboxes) {
        if (from.isEmpty()) {
            faults.add(new Fault(Fault.Kind.NO_FROM, ""));
            return Mailbox.NOBODY;
        }
        Mailbox written = from.getFirst();
        int via = written.name().toLowerCase(Locale.ROOT).lastIndexOf(VIA);
        if (via > 0
                && isList(
                        written.address(),
                        written.name().substring(via + VIA.length()).strip())) {
            return author(
                    AddressReader.unquoted(written.name().substring(0, via).strip()), mailboxes, written);
        }
        Matcher ietf = IETF.matcher(written.address());
        return ietf.matches() ? new Mailbox(written.name(), ietf.group(1) + "@" + ietf.group(2)) : written;
    }

    private Mailbox author(String name, Function<String, List<Mailbox>> mailboxes, Mailbox written) {
        faults.add(new Fault(Fault.Kind.REWRITTEN_FROM, Excerpt.of(written.name())));
        Optional<String> address = AddressReader.inName(name);
        if (address.isPresent()) {
            return new Mailbox("", address.get());
        }
        List<Mailbox> replyTo = mailboxes.apply("reply-to").stream()
                .filter(mailbox -> !isList(mailbox.address(), ""))
                .toList();
        return Stream.of(
                        mailboxes.apply("x-original-from").stream(),
                        replyTo.size() == 1 && replyTo.getFirst().name().isEmpty()
                                ? replyTo.stream()
                                : replyTo.stream().filter(mailbox -> isNamed(mailbox, name)),
                        mailboxes.apply("cc").stream().filter(mailbox -> isNamed(mailbox, name)))
                .flatMap(found -> found)
                .map(Mailbox::address)
                .filter(found -> !found.isEmpty() && !isList(found, ""))
                .findFirst()
                .map(found -> new Mailbox(name, found))
                .orElse(new Mailbox(name, ""));
    }

    private static boolean isNamed(Mailbox mailbox, String name) {
        return mailbox.name().equalsIgnoreCase(name);
    }

    /** Whether an address is the list's, or that of a list called so; a hidden one is when the name is the list's. */
    private boolean isList(String address, String called) {
        if (address.isEmpty()) {
            return called.equalsIgnoreCase(local(list.address())) || called.equalsIgnoreCase(list.title());
        }
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.equals(list.address())
                || list.listIds().contains(lower)
                || local(lower).equals(list.address())
                || local(lower).equalsIgnoreCase(called);
    }

    private static String local(String address) {
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
