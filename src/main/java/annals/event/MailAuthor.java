package annals.event;

import annals.mail.Message;
import annals.mail.Segment;
import annals.profile.ListProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The author of a mail, and by which name minutes call him or her. */
final class MailAuthor {
    private static final Pattern SIGNED = Pattern.compile(" [/|] ");
    private static final Pattern BEFORE_SIGNATURE = Pattern.compile("^[-\u2013\u2014/~ ]+");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[._-]");
    /** "Sorry that I missed the meeting": what only somebody says who has a vote there. */
    private static final Pattern MISSED = Pattern.compile(
            "\\b(?:sorry|apologies|excuse me)\\b[^.!?]{0,40}\\b(?:miss(?:ed|ing)|couldn't|could not|didn't|did not|not being|wasn't|was not|absence|being away)\\b"
                    + "|\\bI (?:missed|couldn't make|could not make|couldn't attend|could not attend|wasn't at|was not at|was unable to) [^.!?]{0,30}\\bmeeting\\b",
            Pattern.CASE_INSENSITIVE);

    /** "I have no vote here, but +1": what nobody says who has one. */
    private static final Pattern NO_VOTE = Pattern.compile(
            "\\b(?:I have no|I've no|I don't have an?|I do not have an?|I haven't got an?|without an?|if I had an?) (?:council )?vote\\b(?! yet)"
                    + "|\\bI(?:'m| am) not (?:on|in|a member of|part of) (?:the )?(?:council|board)\\b|\\b(?:not a|non-?)(?: ?council)?[- ]member\\b|\\bnon-?binding\\b|\\bmy vote (?:doesn't|does not) count\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AWAY = Pattern.compile(
            "\\bI(?:'ll| will| shall)? (?:won't|will not|can't|cannot|can not|may not|might not|not) (?:be (?:there|around|here|able to)|make it|attend|join|come)\\b"
                    + "|\\bI(?:'ll| will| shall|'m| am) (?:going to |probably |likely )?(?:be )?(?:away|absent|travelling|traveling|late|on (?:a|the) (?:plane|train)|on holiday|miss(?:ing)?)\\b|\\bI have to miss\\b|\\bin my absence\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OWN_NAME = Pattern.compile(
            "(?:(?<=^|[.:;!] )(?=[^\\s:]{1,24}: ?[+-]?[01](?!\\d))|(?<=: )(?=[^\\s:]{1,24} [+-][01](?!\\d)))(?<nick>\\p{L}[\\p{L}\\p{N}_-]{1,23}):? ");
    private static final int SHORTEST_PREFIX = 3;

    private final Letter mail;
    private final Message message;
    private final ListProfile list;
    private final Voters voters;
    private final String name;
    private final Optional<String> person;

    MailAuthor(Letter mail, Voters voters) {
        this.mail = mail;
        this.message = mail.message();
        this.list = mail.list();
        this.voters = voters;
        this.name = message.from().display();
        this.person = person(name);
    }

    /** As the mail has it. */
    String name() {
        return name;
    }

    /** The name that a meeting has for the author; the own one of a voter of that year whom it does not name. */
    Optional<String> in(Meeting meeting) {
        String mailbox =
                BETWEEN_NAMES.matcher(message.from().address().split("@", 2)[0]).replaceAll(" ");
        List<String> fits = meeting.members().stream()
                .filter(member -> Voters.isShortFor(member, name)
                        || Voters.isShortFor(member, mailbox)
                        || isSigned(member)
                        || isInitials(member)
                        || isInitialed(member)
                        || Voters.isNickOf(member, name)
                        || (person.isPresent() && person(member).equals(person)))
                .toList();
        if (!fits.isEmpty()) {
            return Optional.of(fits.getFirst());
        }
        List<String> begins = meeting.members().stream().filter(this::isBegin).toList();
        return begins.size() == 1
                ? Optional.of(begins.getFirst())
                : quotedNick(meeting).or(() -> person.map(known -> name));
    }

    /** "Ada: +1", "Carbons: Ada +1" without the own name before the value. */
    String withoutOwnName(String text, Optional<String> member) {
        return text.indexOf(':') < 0
                ? text
                : OWN_NAME.matcher(text)
                        .replaceAll(found ->
                                isOwn(found.group("nick"), member) ? "" : Matcher.quoteReplacement(found.group()));
    }

    private boolean isOwn(String nick, Optional<String> member) {
        return member.filter(nick::equalsIgnoreCase).isPresent()
                || Voters.isShortFor(nick, name)
                || isInitials(nick)
                || nick.equalsIgnoreCase(message.from().address().split("@", 2)[0]);
    }

    /** The author, where he or she was away from the meeting of the group to whose own list the mail goes. */
    Optional<String> away() {
        boolean missed = isOnGroupsList()
                && mail.lines().stream()
                        .filter(BodyLine::own)
                        .map(BodyLine::text)
                        .anyMatch(line -> MISSED.matcher(line).find());
        return missed ? Optional.of(name) : Optional.empty();
    }

    /** Whether the author tells before a meeting that he or she will not be there. */
    boolean staysAwayFrom(Meeting meeting) {
        return message.sent().instant().isBefore(meeting.sent().instant())
                && mail.lines().stream()
                        .anyMatch(
                                line -> line.own() && AWAY.matcher(line.text()).find());
    }

    /** Whether the author says that he or she may not vote. */
    boolean hasNoVote() {
        return mail.lines().stream()
                .filter(BodyLine::own)
                .anyMatch(line -> NO_VOTE.matcher(line.text()).find());
    }

    /** Whether the mail goes to the list of the group that votes. */
    boolean isOnGroupsList() {
        return list.address().startsWith("council@")
                || message.subject().text().toLowerCase(Locale.ROOT).contains("[council]");
    }

    /** "Zoli: [on-list]", quoted by Zoltan: the only member with these letters, whose missing vote the mail quotes. */
    private Optional<String> quotedNick(Meeting meeting) {
        String first = Voters.folded(name).split(" ", 2)[0];
        List<String> alike = meeting.members().stream()
                .filter(member -> first.length() >= SHORTEST_PREFIX
                        && Voters.folded(member).startsWith(first.substring(0, SHORTEST_PREFIX)))
                .toList();
        boolean quoted = alike.size() == 1
                && message.body().stream()
                        .filter(segment -> segment.kind() == Segment.Kind.QUOTE)
                        .flatMap(segment -> segment.text().lines())
                        .anyMatch(line -> isToCome(line.strip(), alike.getFirst()));
        return quoted ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static boolean isToCome(String line, String member) {
        List<VoteLine.Ballot> ballots =
                line.startsWith(member) ? VoteLine.read(line, member::equals) : List.<VoteLine.Ballot>of();
        return ballots.size() == 1
                && ballots.getFirst().name().equals(member)
                && !ballots.getFirst().value().isCast();
    }

    private Optional<String> person(String written) {
        return voters.person(written, message.sent().day(), list);
    }

    /** "Kev" for Kevin: the beginning of the first name, of nobody else who is known. */
    private boolean isBegin(String member) {
        String begin = Voters.folded(member);
        return begin.length() >= SHORTEST_PREFIX
                && Voters.folded(name).split(" ", 2)[0].startsWith(begin)
                && person(member).isEmpty();
    }

    /** "jw" for Jon Weber: a nick of the meeting room that nobody else there can have. */
    private boolean isInitials(String nick) {
        String initials = Arrays.stream(name.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        return initials.length() > 1 && nick.equalsIgnoreCase(initials);
    }

    /** "J. Weber" for Jon Weber. */
    private boolean isInitialed(String member) {
        String written = Voters.folded(member);
        String full = Voters.folded(name);
        int blank = full.lastIndexOf(' ');
        return blank > 0 && written.equals(full.charAt(0) + full.substring(blank));
    }

    /** Whether the mail is signed so, in a line of its own: nicks of the meeting room. */
    private boolean isSigned(String nick) {
        return message.body().stream()
                .filter(segment -> segment.kind() == Segment.Kind.NEW || segment.kind() == Segment.Kind.SIGNATURE)
                .flatMap(segment -> segment.text().lines())
                .flatMap(line -> Arrays.stream(
                        SIGNED.split(BEFORE_SIGNATURE.matcher(line.strip()).replaceFirst(""))))
                .anyMatch(part -> part.strip().equalsIgnoreCase(nick));
    }
}
