package annals.parse;

import annals.mail.Mailbox;
import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells to which list a message belongs, by the first of these that tells: the user, the List-Id or List-Post header
 * (RFC 2919, 2369), a profile's address in To or Cc, a profile's tag in the subject, the name of the folder or file.
 */
final class ListFinder {
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>\\s]+)>");
    private static final Pattern POST = Pattern.compile("(?i)mailto:([^\\s<>?,]+@[^\\s<>?,]+)");

    private final Profiles profiles;

    ListFinder(Profiles profiles) {
        this.profiles = profiles;
    }

    /**
     * The profile of the message's list; a plain one with an empty address where nothing tells.
     *
     * @param recipients who is named in To and Cc, read only where they decide
     */
    ListProfile find(HeaderBlock headers, Supplier<List<Mailbox>> recipients, SourceContext context) {
        return context.list()
                .or(() -> byHeaders(headers))
                .or(() -> byRecipients(recipients.get()))
                .or(() -> headers.first("subject").flatMap(profiles::bySubject).map(ListProfile::address))
                .map(profiles::forList)
                .orElseGet(() -> profiles.forList(context.listHint()));
    }

    private Optional<String> byHeaders(HeaderBlock headers) {
        Optional<String> id =
                headers.first("list-id").map(ListFinder::inBrackets).filter(value -> !value.isEmpty());
        if (id.flatMap(profiles::known).isPresent()) {
            return id;
        }
        Optional<String> post = headers.first("list-post")
                .map(POST::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1));
        return id.isPresent() ? post.or(() -> id) : id;
    }

    private static String inBrackets(String listId) {
        Matcher bracketed = IN_BRACKETS.matcher(listId);
        return bracketed.find() ? bracketed.group(1) : listId.strip();
    }

    private Optional<String> byRecipients(List<Mailbox> recipients) {
        return recipients.stream()
                .map(Mailbox::address)
                .filter(address -> !address.isEmpty() && profiles.known(address).isPresent())
                .findFirst();
    }
}
