package annals.person;

import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and addresses that are an office's and not a person's. */
final class Roles {
    private static final Pattern BETWEEN = Pattern.compile("[-_.+=]+");

    /** Whole parts before the {@code @}, RFC 2142's and those of list software. */
    private static final Set<String> LOCAL_PARTS = Set.of(
            "abuse",
            "admin",
            "administrator",
            "board",
            "contact",
            "council",
            "donotreply",
            "editor",
            "help",
            "hostmaster",
            "info",
            "list",
            "mail",
            "mailman",
            "nobody",
            "noreply",
            "office",
            "postmaster",
            "root",
            "secretary",
            "security",
            "service",
            "support",
            "sysadmin",
            "team",
            "webmaster");

    /** Parts of it between its signs: {@code pr-tracker-bot}, {@code mailer-daemon}, {@code standards-owner}. */
    private static final Set<String> LOCAL_WORDS =
            Set.of("bot", "bounce", "bounces", "daemon", "noreply", "notifications", "owner", "postmaster", "reply");

    /**
     * Words of names. "Mail Delivery Subsystem" and "The Post Office" wrote from several addresses to mutt-ng-users,
     * "XMPP Extensions Editor" from several to the standards list.
     */
    private static final Set<String> NAME_WORDS = Set.of(
            "admin",
            "administrator",
            "anonymous",
            "board",
            "bot",
            "committee",
            "council",
            "daemon",
            "editor",
            "editors",
            "foundation",
            "group",
            "list",
            "lists",
            "mail",
            "mailer",
            "mailing",
            "members",
            "moderator",
            "newsletter",
            "nobody",
            "noreply",
            "notification",
            "notifications",
            "office",
            "owner",
            "pipeline",
            "postmaster",
            "project",
            "root",
            "secretary",
            "security",
            "service",
            "subsystem",
            "support",
            "system",
            "team",
            "tracker",
            "unknown",
            "user",
            "users",
            "via",
            "webmaster");

    private final Set<String> addresses = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /** @param lists the addresses or names of the lists that were read */
    Roles(Collection<String> lists, Profiles profiles) {
        lists.forEach(list -> addresses.add(list.toLowerCase(Locale.ROOT)));
        for (ListProfile profile : profiles.all()) {
            addresses.add(profile.address());
            addresses.addAll(profile.listIds());
            addresses.addAll(profile.editors());
            profile.editorNames()
                    .forEach(name -> names.addAll(PersonalName.of(name).keys()));
        }
    }

    /** Whether an address in lower case is a role's. */
    boolean isAddress(String address) {
        int at = address.indexOf('@');
        String local = at < 0 ? address : address.substring(0, at);
        return addresses.contains(address)
                || addresses.contains(local)
                || LOCAL_PARTS.contains(local)
                || BETWEEN.splitAsStream(local).anyMatch(LOCAL_WORDS::contains);
    }

    /** Whether a name is a role's. */
    boolean isName(PersonalName name) {
        List<String> words = name.words();
        return words.stream().anyMatch(NAME_WORDS::contains)
                || name.keys().stream().anyMatch(names::contains);
    }
}
