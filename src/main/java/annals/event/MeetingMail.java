package annals.event;

import annals.event.Meeting.Kind;
import annals.mail.Message;
import annals.mail.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which mails are minutes, agendas or late votes, by their subjects, and of which day the meeting was. */
final class MeetingMail {
    /** One of them stands in all that the next three find. */
    private static final List<String> WORDS =
            List.of("agend", "vot", "minutes", "meeting", "results of the", "council ", "board ");

    private static final Pattern AGENDA = Pattern.compile("\\bagend(?:a|um)\\b");
    private static final Pattern LATE = Pattern.compile(
            "\\bon[- ]?list votes?\\b|\\bvotes? on[- ]?list\\b|\\b(?:my|late|missing|outstanding|pending) (?:council )?votes?\\b"
                    + "|^(?:council )?votes?(?: for| on| from|,|:|$)|^(?:council|board) votes?\\b");
    private static final Pattern MINUTES = Pattern.compile(
            "\\bminutes\\b|\\bmeeting (?:summary|notes|results?|report)\\b|\\bmeeting\\b.{0,24}\\b(?:summary|notes|results|outcome)\\b|\\b(?:summary|notes|results|outcome) of (?:the |today's |yesterday's |last |this )?(?:\\p{L}+ )?meeting\\b|\\bresults of the\\b|\\bvoting results\\b|\\bvote tall(?:y|ies)\\b"
                    + "|\\b(?:council|board) (?:summary|notes|results|protocol)\\b,?(?: (?:for|of|from|on))? .{0,20}\\d"
                    + "|\\b(?:council|board)\\b.{0,40}\\bmeeting\\b|\\bmeeting\\b.{0,40}\\b(?:council|board)\\b");
    private static final Pattern CALLED_MINUTES = Pattern.compile("\\bminutes\\b|\\bsummary\\b|\\bnotes\\b");
    /** A subject that names the group, where nothing else tells that the mail is minutes. */
    private static final Pattern GROUP =
            Pattern.compile("\\b(?:council|board|minutes|meeting|protokoll|verbale|notulen|compte[- ]rendu)\\b");

    /** Such mails repeat votes. */
    private static final Pattern RECAP =
            Pattern.compile("\\b(?:summary|recap|newsletter|digest|overview|reminder|this week)\\b");

    /** Of the subject as written; it tells the group, but not that the mail is of a meeting. */
    private static final Pattern LIST_TAG = Pattern.compile("^\\[[^\\[\\]]{1,30}] ?");

    private static final Pattern CALL = Pattern.compile(
            "(?:call for )?(?:council |board |please )?vot(?:e|es|ing)(?: on| for)?:? (?<what>\\S.{2,120})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MEETING_LINE =
            Pattern.compile("\\b(?:held|meeting|minutes|council|board|date|(?:mon|tues|wednes|thurs|fri)day)\\b");
    private static final Pattern LOG_ADDRESS = Pattern.compile("https?://\\S*\\b(?:logs?|muc_log)\\b\\S*");
    private static final Pattern FORWARDED =
            Pattern.compile("^[-_ ]*(?:begin )?forwarded message\\b", Pattern.CASE_INSENSITIVE);
    /** In a subject, as written. */
    private static final Pattern FORWARD_MARK =
            Pattern.compile("(?:^|[\\s\\[(])(?:fwd?|wg|tr)\\s?:", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER =
            Pattern.compile("(from|subject|date|sent|to|cc): \\S", Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_HEADERS = 3;
    private static final Pattern TODAY = Pattern.compile(
            "\\btoday's (?:\\p{L}+ )?meeting\\b|\\b(?:meeting|met|voted|decided|discussed) (?:on |held )?(?:earlier )?today\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int LINES_THAT_TELL_THE_DATE = 15;

    private static final Pattern ASKS = Pattern.compile(
            "\\b(?:please (?:vote|reply|cast|send|respond|answer)|call(?:ing)? (?:the|a|for(?: an?| the)?) votes?|your votes?)\\b",
            Pattern.CASE_INSENSITIVE);

    private MeetingMail() {}

    /**
     * Whether somebody sends on what another one wrote, quoted: the subject of what answers nothing tells so, a line,
     * or the headers above the quote.
     */
    static boolean isForwarded(Message message) {
        if (message.inReplyTo().isEmpty()
                && FORWARD_MARK.matcher(message.subject().text()).find()) {
            return true;
        }
        List<String> lines = message.body().stream()
                .filter(segment -> segment.depth() <= 1)
                .flatMap(segment -> segment.text().lines())
                .map(String::strip)
                .toList();
        return lines.stream().anyMatch(line -> FORWARDED.matcher(line).find())
                || lines.stream()
                                .limit(LINES_THAT_TELL_THE_DATE)
                                .map(HEADER::matcher)
                                .filter(Matcher::lookingAt)
                                .map(header -> header.group(1).toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        >= FEWEST_HEADERS;
    }

    /** What sort of mail a subject tells; nothing for most. */
    static Optional<Kind> kind(Subject subject) {
        return kind(subject.base());
    }

    /** The same for the base of a subject. */
    static Optional<Kind> kind(String base) {
        String subject = base.toLowerCase(Locale.ROOT);
        if (WORDS.stream().noneMatch(subject::contains)) { // most subjects: patterns are slower
            return Optional.empty();
        }
        boolean minutes = MINUTES.matcher(subject).find();
        if (AGENDA.matcher(subject).find() && !CALLED_MINUTES.matcher(subject).find()) {
            return Optional.of(Kind.AGENDA);
        }
        if (LATE.matcher(subject).find() && !CALLED_MINUTES.matcher(subject).find()) {
            return Optional.of(Kind.LATE_VOTES);
        }
        return minutes ? Optional.of(Kind.MINUTES) : Optional.empty();
    }

    /** On what a subject calls the Council to vote. */
    static Optional<String> calledFor(String base) {
        Matcher called = CALL.matcher(base.strip());
        return called.matches() ? Optional.of(called.group("what")) : Optional.empty();
    }

    /** Whether a subject tells minutes. */
    static boolean isMinutes(String base) {
        return kind(base).filter(Kind.MINUTES::equals).isPresent();
    }

    /** Whether a mail may be minutes though its subject only names the group, or it was sent to the group's list. */
    static boolean maybeMinutes(String written, String list) {
        String subject = written.toLowerCase(Locale.ROOT);
        return (list.startsWith("council@") || GROUP.matcher(subject).find())
                && !RECAP.matcher(subject).find()
                && kind(LIST_TAG.matcher(written).replaceFirst("")).isEmpty();
    }

    /** The day of a meeting that a subject tells, else one of the first lines, else the address of its log. */
    static Optional<LocalDate> date(Message message, List<BodyLine> lines) {
        Optional<LocalDate> near = Optional.of(message.sent().day());
        Optional<LocalDate> told =
                WrittenDate.ofSubject(message.subject().text(), message.sent().day());
        if (told.isPresent()) {
            return told;
        }
        List<String> first = lines.stream()
                .map(BodyLine::text)
                .filter(text -> !text.isEmpty())
                .limit(LINES_THAT_TELL_THE_DATE)
                .toList();
        return first.stream()
                .filter(text ->
                        MEETING_LINE.matcher(text.toLowerCase(Locale.ROOT)).find())
                .flatMap(text -> WrittenDate.first(text, near).stream())
                .findFirst()
                .or(() -> first.stream()
                        .filter(text -> LOG_ADDRESS.matcher(text).find())
                        .flatMap(text -> WrittenDate.first(text, near).stream())
                        .findFirst())
                .or(() -> Stream.concat(Stream.of(message.subject().text()), first.stream())
                                        .anyMatch(text -> TODAY.matcher(text).find())
                                || isCall(message, lines)
                        ? near
                        : Optional.empty());
    }

    /** Whether a mail asks others to vote by mail: what is voted on has the day of the call. */
    static boolean isCall(Message message, List<BodyLine> lines) {
        return !message.subject().reply()
                && calledFor(message.subject().base()).isPresent()
                && lines.stream().anyMatch(line -> ASKS.matcher(line.text()).find());
    }
}
