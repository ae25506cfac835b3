package annals.event;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who was at a meeting, by the lines of its roll call. */
final class RollCall {
    static final Pattern LABEL = Pattern.compile(
            "^(?<label>present|also present|attendees?|attending|attendance|here|in attendance|in the room|on the call|roll ?call|members|board members present"
                    + "|council members present|members present|absent|not present|apologies|regrets|indisposed|missing"
                    + "|sends? (?:apologies|regrets)|excused|late|with apologies)\\b ?:+(?<names>.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ABSENT = Pattern.compile(
            "absent|not present|apolog|regret|indisposed|missing|excused|not here|away|can't make",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "(?<name>\\p{L}[\\p{L}\\p{M}\\p{N}'._-]{1,30}(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}'.-]{0,30}){0,3})"
                    + "(?: (?:is|are|was|were|here|present|absent|sends?|sent|joins?|joined|attended|with|had|has)\\b.*)?");
    private static final Pattern BETWEEN = Pattern.compile("[,;&/|]| and |\\. |\\.$|: ");

    private final Set<String> present = new LinkedHashSet<>();
    private final Set<String> named = new LinkedHashSet<>();

    Set<String> present() {
        return present;
    }

    /** All who are named, present or not. */
    Set<String> named() {
        return named;
    }

    /** Takes in a line that stands in the roll call, or begins like one ("Present: …"). */
    void read(String line) {
        String text = VoteLine.plain(line);
        Matcher label = LABEL.matcher(text);
        boolean labelled = label.matches();
        boolean absent = labelled && ABSENT.matcher(label.group("label")).find();
        String names = labelled ? label.group("names") : text;
        for (String sentence : names.split("(?<=\\p{L}{3})\\. ?")) {
            boolean away = absent || ABSENT.matcher(sentence).find();
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
