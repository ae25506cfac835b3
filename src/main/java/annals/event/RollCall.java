package annals.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who was at a meeting, by the lines of its roll call. */
final class RollCall {
    /** The title of an item that is one. */
    static final Pattern HEADING = Pattern.compile(
            "^(?:roll\\b|role ?call|attendance|attendees|present\\b|who is here|who was|those who|quorum|members present)");

    static final Pattern LABEL = Pattern.compile(
            "^(?<label>present|also present|also here|participants|those present|not attending|not here|who|chair|attendees?|attending|attendance|here|in attendance|in the room|on the call|roll ?call|members|board members present"
                    + "|council members present|members present|absent|not present|apologies|regrets|indisposed|missing"
                    + "|sends? (?:apologies|regrets)|excused|late|with apologies)\\b ?:+(?<names>.*)$",
            Pattern.CASE_INSENSITIVE);
    /** "Ada: here", "Ben => absent, will vote on list". */
    static final Pattern STATED = Pattern.compile(
            "^\\p{L}[\\p{L}\\p{M}\\p{N}' ._-]{1,40} ?(?:=>|:|->|-) (?:here|present|absent|away|missing|apologies)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 400;
    private static final Pattern ABSENT = Pattern.compile(
            "absent|not present|not attending|apolog|regret|indisposed|missing|excused|not here|away|can't make",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "(?<name>\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{1,30}(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}'.-]{0,30}){0,3})"
                    + "(?: (?:is|are|was|were|here|present|absent|sends?|sent|joins?|joined|attended|with|had|has)\\b.*)?");
    private static final Pattern FROM = Pattern.compile(
            "^(?:apologies|regrets)(?: were| was)?(?: received| sent)? (?:from|by):? ", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[,;&/|]| ?=> | and |\\. |\\.$|: ");

    /** "Ada: absent, will vote on list on everything". */
    private static final Pattern PROMISE = Pattern.compile(
            "(?<name>\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{1,30})\\b[^.;]{0,60}\\b(?:will|to|shall) vote on(?: the)?[- ]list\\b.*");

    private final List<Meeting.ReadVote> promised = new ArrayList<>();
    private final Set<String> present = new LinkedHashSet<>();
    private final Set<String> named = new LinkedHashSet<>();

    Set<String> present() {
        return present;
    }

    /** Whether a line is of a roll call, wherever it stands. */
    static boolean isPart(String line) {
        if (line.length() > LONGEST || (line.indexOf(':') < 0 && line.indexOf('-') < 0 && line.indexOf('=') < 0)) {
            return false;
        }
        String text = VoteText.plain(line);
        return LABEL.matcher(text).matches() || STATED.matcher(text).matches();
    }

    /** All who are named, present or not. */
    Set<String> named() {
        return named;
    }

    /** The votes of those who will vote later on whatever is put to the vote. */
    List<Meeting.ReadVote> promised() {
        return promised;
    }

    /** Takes in a line that stands in the roll call, or begins like one ("Present: …"). */
    void read(String line, int number) {
        String text = VoteText.plain(line);
        Matcher promise = PROMISE.matcher(text);
        if (promise.lookingAt() && !LABEL.matcher(text).matches()) {
            promised.add(new Meeting.ReadVote(promise.group("name"), VoteValue.ON_LIST, number));
        }
        Matcher label = LABEL.matcher(text);
        boolean labelled = label.matches();
        boolean absent = labelled && ABSENT.matcher(label.group("label")).find();
        String names = labelled ? label.group("names") : text;
        for (String told : names.split("(?<=\\p{L}{3})\\. ?")) {
            boolean away = absent || ABSENT.matcher(told).find();
            String sentence = FROM.matcher(told).replaceFirst("");
            for (String part : BETWEEN.split(sentence)) {
                Matcher name = NAME.matcher(part.strip());
                if (name.matches() && !ABSENT.matcher(name.group("name")).find()) {
                    named.add(name.group("name"));
                    if (!away) {
                        present.add(name.group("name"));
                    }
                }
            }
        }
    }
}
