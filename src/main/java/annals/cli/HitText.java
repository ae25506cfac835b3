package annals.cli;

import annals.index.ThreadSummary;
import annals.mail.MessageId;
import annals.mail.Span;
import annals.mail.VisibleText;
import annals.search.Hits;
import annals.search.MessageHit;
import annals.search.MessageHits;
import annals.search.Snippet;
import annals.search.ThreadHit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints hits: a thread on one line, its best lines below it with the words marked. */
final class HitText {
    private static final int MOST_COLUMNS = 110;
    private static final String INDENT = "      ";
    private static final int DELIVERABLES_SHOWN = 3;
    private static final int LINES_SHOWN = 3;
    /** A subject that has less room has a line of its own. */
    private static final int LEAST_SUBJECT = 20;

    private static final char BEGIN = Layout.BEGIN_MATCH;
    private static final char END = Layout.END_MATCH;

    private final Console console;
    private final Function<MessageId, String> shortId;
    private final Function<String, String> name;
    private final int columns;

    /**
     * A printer of hits.
     *
     * @param shortId the shortest unique prefix of a message's hash
     * @param name what to call a deliverable, by its id
     */
    HitText(Console console, Function<MessageId, String> shortId, Function<String, String> name) {
        this.console = console;
        this.shortId = shortId;
        this.name = name;
        this.columns = Math.min(console.terminal().columns(), MOST_COLUMNS);
    }

    void threads(Hits hits, int offset, String query, boolean quiet) {
        int number = offset;
        for (ThreadHit hit : hits.hits()) {
            thread(++number, hit);
        }
        foot(hits.total(), hits.hits().size(), offset, "thread", query, quiet);
    }

    void messages(MessageHits hits, int offset, String query, boolean quiet) {
        int number = offset;
        for (MessageHit hit : hits.hits()) {
            number++;
            String facts = day(hit.date()) + "  " + shortId.apply(hit.message());
            head(number, hit.subject(), facts);
            line(hit);
            score(hit);
        }
        foot(hits.total(), hits.hits().size(), offset, "message", query, quiet);
    }

    private void thread(int number, ThreadHit found) {
        ThreadSummary hit = found.summary();
        String first = day(hit.first());
        String last = day(hit.last());
        String span = first.equals(last)
                ? first
                : first + " … " + (first.substring(0, 4).equals(last.substring(0, 4)) ? last.substring(5) : last);
        String about = hit.deliverables().stream()
                .limit(DELIVERABLES_SHOWN)
                .map(attribution -> name.apply(attribution.deliverable()))
                .collect(Collectors.joining(", "));
        String facts = span + "  " + hit.messages() + (hit.messages() == 1 ? " msg" : " msgs")
                + (about.isEmpty() ? "" : "  " + about) + "  " + shortId.apply(hit.id());
        head(number, hit.subject(), facts);
        for (MessageHit message : found.hits()) {
            line(message);
            score(message);
        }
        if (found.hits().stream().anyMatch(message -> !message.parts().isEmpty())) {
            console.line(INDENT
                    + console.dim(String.format(
                            Locale.ROOT,
                            "%.2f = the best message + a tenth of the next + a hundredth of the third",
                            found.score())));
        }
    }

    private void score(MessageHit hit) {
        if (!hit.parts().isEmpty()) {
            String parts = hit.parts().stream()
                    .map(part -> String.format(
                            Locale.ROOT, "%.2f %s: %s", part.points(), part.field(), VisibleText.line(part.words())))
                    .collect(Collectors.joining(" + "));
            console.line(INDENT + console.dim(String.format(Locale.ROOT, "  %.2f = %s", hit.score(), parts)));
        }
    }

    private void head(int number, String subject, String facts) {
        String shown = VisibleText.line(subject.isEmpty() ? "(no subject)" : subject);
        String mark = String.format(Locale.ROOT, "%2d  ", number);
        int room = columns - mark.length() - Layout.width(facts) - 2;
        if (console.terminal().out() && room < LEAST_SUBJECT) {
            console.line(mark + console.bold(Layout.cut(shown, columns - mark.length())));
            Layout.wrap(facts, columns - INDENT.length()).forEach(line -> console.line(INDENT + console.dim(line)));
            return;
        }
        String cut = console.terminal().out() ? Layout.cut(shown, room) : shown;
        int gap = Math.max(2, columns - mark.length() - Layout.width(cut) - Layout.width(facts));
        console.line(mark + console.bold(cut) + " ".repeat(gap) + console.dim(facts));
    }

    private void line(MessageHit hit) {
        String who = VisibleText.line(hit.from()) + " " + day(hit.date())
                + (hit.snippet().quoted() ? ", quoting: " : ": ");
        String marked = who + marked(hit.snippet());
        if (!console.terminal().out()) {
            console.line(INDENT + coloured(marked));
            return;
        }
        boolean inMatch = false;
        for (String part : withMatch(Layout.wrap(marked, columns - INDENT.length()))) {
            console.line(INDENT + coloured((inMatch ? String.valueOf(BEGIN) : "") + part));
            inMatch = part.lastIndexOf(BEGIN) > part.lastIndexOf(END) || (inMatch && part.indexOf(END) < 0);
        }
    }

    /** The first lines; where no match is in them, the first and those around the first match. */
    private List<String> withMatch(List<String> lines) {
        int match = 0;
        while (match < lines.size() && lines.get(match).indexOf(BEGIN) < 0) {
            match++;
        }
        if (match < LINES_SHOWN || match == lines.size()) {
            return lines.subList(0, Math.min(LINES_SHOWN, lines.size()));
        }
        String first = Layout.cut(lines.getFirst(), columns - INDENT.length() - 2);
        return List.of(first.endsWith("…") ? first : first + " …", lines.get(match - 1), lines.get(match));
    }

    /** The snippet with a character of no width before and after each match: colours come after the wrapping. */
    private static String marked(Snippet snippet) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (Span match : snippet.matches()) {
            text.append(visible(snippet, done, match.start()));
            text.append(BEGIN)
                    .append(visible(snippet, match.start(), match.end()))
                    .append(END);
            done = match.end();
        }
        return text.append(visible(snippet, done, snippet.text().length())).toString();
    }

    /**
     * One line with its matches as the console shows them; a match that goes on in the next line ends with this one.
     */
    private String coloured(String line) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int begin = line.indexOf(BEGIN); begin >= 0; begin = line.indexOf(BEGIN, done)) {
            int end = line.indexOf(END, begin);
            text.append(line, done, begin)
                    .append(console.match(line.substring(begin + 1, end < 0 ? line.length() : end)));
            done = end < 0 ? line.length() : end + 1;
        }
        return text.append(line, done, line.length()).toString();
    }

    private static String visible(Snippet snippet, int start, int end) {
        return VisibleText.of(snippet.text().substring(start, end))
                .replace('\n', ' ')
                .replace('\t', ' ');
    }

    private void foot(long total, int onPage, int offset, String noun, String query, boolean quiet) {
        if (onPage == 0) {
            console.note("no " + noun + " matches " + VisibleText.line(query)
                    + (offset > 0 && total > 0 ? " after the first " + offset : ""));
            return;
        }
        if (quiet) {
            return;
        }
        long shown = (long) offset + onPage;
        console.note((offset == 0 ? Long.toString(shown) : (offset + 1) + " to " + shown) + " of "
                + Layout.number(total) + " " + noun + (total == 1 ? "" : "s")
                + (shown < total ? " · --limit " + total + " for all" : "") + " · annals show ID reads one");
    }

    private static String day(Instant instant) {
        return instant.equals(Instant.EPOCH)
                ? "no date"
                : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
