package annals.event;

import annals.mail.Message;
import annals.mail.Segment;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of an announcement, as the editors' tools have written it since about 2004 (tools/send-updates.py and
 * issue-cfe.py in xsf/xeps, before 2017 announce.py, lastcall.py, inxep.py and deferred.py). Only the author's own
 * words count, so a quoted announcement has no text.
 */
final class AnnouncementText {
    /** No announcement of the tools comes near this; whatever is longer is cut before it is searched. */
    private static final int LONGEST_CHARACTERS = 20_000;

    private static final String DOCUMENT = "[XJ]EP-(?<number>\\d{1,4})(?: \\((?<title>.{1,200}?)\\))?";
    private static final String EDITOR = "The (?:XMPP Extensions|XEP|JEP) Editor ";
    private static final Pattern RELEASED = Pattern.compile(
            "Version (?<version>\\d[\\w.+-]{0,19}) of " + DOCUMENT + " (?:has been released|is now available)");
    private static final Pattern STATUS =
            Pattern.compile(DOCUMENT + " has been (?:(?:changed|moved|returned|restored|brought) (?:back )?to )?"
                    + "(?:Experimental|Deferred|Retracted|Rejected|Deprecated|Obsoleted?)\\b");
    private static final Pattern LAST_CALL = Pattern.compile(
            "This message constitutes notice of a Last Call for comments on " + DOCUMENT + "(?:[. ]|$)");
    private static final Pattern EXPERIENCE =
            Pattern.compile(EDITOR + "would like to Call for Experience with " + DOCUMENT);
    private static final Pattern PROPOSAL = Pattern.compile(EDITOR + "has received a proposal for a new [XJ]EP\\b");

    private static final Pattern INBOX = Pattern.compile("/inbox/([\\w.+-]{1,100}?)\\.(?:html|xml)\\b");
    private static final Pattern LABEL =
            Pattern.compile("^(Title|Abstract|Changelog|(?:\\w{1,10} )?Diffs?|URL|Note):[ \\t]*(.*)$");
    private static final Pattern END = Pattern.compile(
            "\\b(?:ends?|ending|close of business|no later than|until|closes?|expires?) [^.]{0,80}?" + WrittenDate.DAY,
            Pattern.CASE_INSENSITIVE);

    private final String lines;
    private final String line;

    AnnouncementText(Message message) {
        StringBuilder text = new StringBuilder();
        for (Segment segment : message.body()) {
            if (segment.isOwn() && text.length() < LONGEST_CHARACTERS) {
                int room = LONGEST_CHARACTERS - text.length();
                text.append(segment.text(), 0, Math.min(segment.text().length(), room));
                text.append("\n\n");
            }
        }
        lines = text.toString();
        line = oneLine(lines);
    }

    /** Whether the text begins as the tools begin an announcement with that headline. */
    boolean fits(Headline headline) {
        return switch (headline.kind()) {
            case PROPOSAL -> PROPOSAL.matcher(line).lookingAt();
            case RELEASE -> begins(RELEASED, headline);
            case STATUS -> begins(RELEASED, headline) || begins(STATUS, headline);
            case LAST_CALL -> begins(LAST_CALL, headline);
            case EXPERIENCE -> begins(EXPERIENCE, headline);
        };
    }

    /** The version that the first such sentence says was released, when it is about that document. */
    Optional<String> version(String deliverable) {
        Matcher released = RELEASED.matcher(line);
        return released.find() && names(released, deliverable)
                ? Optional.of(released.group("version"))
                : Optional.empty();
    }

    /** The title: what stands after "Title:", else what the first sentence has in parentheses; may be empty. */
    String title() {
        String labelled = labelled("Title");
        if (!labelled.isEmpty()) {
            return labelled;
        }
        for (Pattern sentence : new Pattern[] {RELEASED, STATUS, LAST_CALL}) {
            Matcher matcher = sentence.matcher(line);
            if (matcher.find() && matcher.group("title") != null) {
                return matcher.group("title");
            }
        }
        return "";
    }

    /** The Changelog on one line, with the initials in parentheses at its end; may be empty. */
    String changelog() {
        return labelled("Changelog");
    }

    /** The name of the file in the inbox, without its extension. */
    Optional<String> baseName() {
        return baseNameIn(line);
    }

    /** The base name in the address of a file in the inbox, which may stand anywhere in the text. */
    static Optional<String> baseNameIn(String text) {
        Matcher inbox = INBOX.matcher(text);
        return inbox.find() ? Optional.of(inbox.group(1)) : Optional.empty();
    }

    /**
     * The day on which a call ends.
     *
     * @param sent the day of the mail, which tells the year where none is written
     */
    Optional<LocalDate> ends(LocalDate sent) {
        Matcher end = END.matcher(line);
        return end.find() ? WrittenDate.of(end, Optional.of(sent)) : Optional.empty();
    }

    private boolean begins(Pattern sentence, Headline headline) {
        Matcher matcher = sentence.matcher(line);
        return matcher.lookingAt()
                && headline.deliverable()
                        .map(deliverable -> names(matcher, deliverable))
                        .orElse(false);
    }

    private static boolean names(Matcher sentence, String deliverable) {
        return Integer.parseInt(sentence.group("number"))
                == Integer.parseInt(deliverable.substring(deliverable.indexOf('-') + 1));
    }

    /** What follows a label up to the next one; only a Changelog goes on after an empty line. */
    private String labelled(String wanted) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (String each : lines.split("\n", -1)) {
            Matcher label = LABEL.matcher(each);
            if (label.matches()) {
                if (inside) {
                    break;
                }
                inside = label.group(1).equals(wanted);
                text.append(inside ? label.group(2) + "\n" : "");
            } else if (inside) {
                if (each.isBlank() && !text.toString().isBlank() && !wanted.equals("Changelog")) {
                    break;
                }
                text.append(each).append('\n');
            }
        }
        return oneLine(text.toString());
    }

    /** The tools have wrapped text since 2017, at hyphens too ("inbox/pigeon-" / "sessions.html"). */
    private static String oneLine(String text) {
        return text.replaceAll("(?<=\\w)-[ \\t\\r]*\\n(?=\\w)", "-")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
