package annals.cli;

import annals.digest.CitedSentence;
import annals.history.Dossier;
import annals.history.Precedent;
import annals.history.TimelineEvent;
import annals.history.Told;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import annals.spec.Deliverable;
import annals.spec.Revision;
import annals.spec.Specification;
import annals.tag.Attribution;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a dossier as one column of dates, the sources of each line below it by short id. */
final class HistoryText {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int MOST_COLUMNS = 110;
    private static final int LABEL_COLUMNS = 9;
    private static final int LEAST_TEXT = 20;
    private static final String INDENT = " ".repeat(21);
    private static final String QUESTION_INDENT = " ".repeat(15);
    private static final int MOST_QUESTIONS = 5;
    private static final int MOST_PEOPLE = 5;

    private final Console console;
    private final Function<MessageId, String> shortId;
    private final boolean allQuestions;
    private final boolean whole;
    private final Map<String, String> cited = new LinkedHashMap<>();
    /** Where the right-hand column ends. */
    private final int columns;
    /** Where text is wrapped: nowhere when piped. */
    private final int wrap;

    /**
     * A printer for one dossier.
     *
     * @param shortId the shortest unique prefix of a message's hash
     * @param allQuestions whether the earlier questions without a reply are shown too
     * @param whole whether the dossier has all events; otherwise it is said that counts and people are of all
     */
    HistoryText(Console console, Function<MessageId, String> shortId, boolean allQuestions, boolean whole) {
        this.allQuestions = allQuestions;
        this.whole = whole;
        this.console = console;
        this.shortId = shortId;
        this.columns = Math.min(console.terminal().columns(), MOST_COLUMNS);
        this.wrap = console.terminal().out() ? columns : Integer.MAX_VALUE;
    }

    void print(Dossier dossier) {
        head(dossier);
        int year = Integer.MIN_VALUE;
        boolean undated = false;
        for (TimelineEvent event : dossier.events()) {
            Optional<LocalDate> date = event.date();
            if (date.isEmpty() && !undated) {
                console.line();
                console.line(console.bold("undated"));
                undated = true;
            } else if (date.isPresent() && date.get().getYear() != year) {
                year = date.get().getYear();
                console.line();
                console.line(console.bold(Integer.toString(year)));
            }
            event(dossier, event);
        }
        questions(dossier);
        people(dossier);
        foot();
    }

    /** The latest ones, unless all are wanted. */
    private void questions(Dossier dossier) {
        List<Dossier.Question> all = dossier.questions();
        if (all.isEmpty()) {
            return;
        }
        int left = allQuestions ? 0 : Math.max(0, all.size() - MOST_QUESTIONS);
        console.line();
        console.line(console.bold("no reply found in this archive"));
        for (Dossier.Question question : all.subList(left, all.size())) {
            String text = question.date() + " ? “" + VisibleText.line(question.text()) + "”  — "
                    + VisibleText.line(question.from()) + "  [" + cite(dossier, question.message()) + "]";
            String indent = "  ";
            for (String line : Layout.wrap(text, wrap - QUESTION_INDENT.length())) {
                console.line(indent + line);
                indent = QUESTION_INDENT;
            }
        }
        if (left > 0) {
            console.line(console.dim("  " + Layout.number(left) + " earlier; --questions shows all"));
        }
    }

    /** Who wrote most. */
    private void people(Dossier dossier) {
        if (dossier.people().isEmpty()) {
            return;
        }
        console.line();
        console.line(console.bold(whole ? "people" : "people in all"));
        for (Dossier.Participant one :
                dossier.people().stream().limit(MOST_PEOPLE).toList()) {
            String span = one.first().equals(one.last()) ? "" + one.first() : one.first() + " … " + one.last();
            console.line("  " + VisibleText.line(one.name()) + "  " + counted(one.messages(), "msg") + ", " + span
                    + (one.proposals().isEmpty() ? "" : ", proposed " + String.join(", ", one.proposals()))
                    + (one.votes() == 0 ? "" : ", " + counted(one.votes(), "vote")));
        }
        int left = dossier.people().size() - MOST_PEOPLE;
        if (left > 0) {
            console.line(console.dim("  " + Layout.number(left) + " more; --json has all"));
        }
    }

    private void head(Dossier dossier) {
        Deliverable deliverable = dossier.deliverable();
        String state = state(deliverable);
        String title =
                deliverable.id() + (deliverable.title().equals(deliverable.id()) ? "" : "  " + deliverable.title());
        int gap = columns - Layout.width(title) - Layout.width(state);
        if (gap < 2 && console.terminal().out()) {
            Layout.wrap(title, wrap).forEach(line -> console.line(console.bold(line)));
            Layout.wrap(state, wrap).forEach(console::line);
        } else {
            console.line(console.bold(title) + " ".repeat(Math.max(2, gap)) + state);
        }
        if (!deliverable.reason().isEmpty()) {
            Layout.wrap(deliverable.reason(), wrap).forEach(line -> console.line(console.dim(line)));
        }
        if (!dossier.indexed()) {
            console.line("from the catalogue of " + dossier.snapshot() + " alone");
        } else if (dossier.threads() == 0) {
            console.line("no thread about it in this archive"
                    + (dossier.mentions() == 0
                            ? ""
                            : ", " + Layout.count(dossier.mentions(), "thread mentions it", "threads mention it")));
        } else {
            String counts = (whole ? "" : "in all ") + counted(dossier.threads(), "thread") + announcements(dossier)
                    + ", " + counted(dossier.messages(), "message") + ", "
                    + (dossier.people().size() == 1
                            ? "1 person"
                            : Layout.number(dossier.people().size()) + " people") + ", "
                    + dossier.first().orElseThrow() + " … " + dossier.last().orElseThrow()
                    + (dossier.mentions() == 0 ? "" : " · mentioned in " + Layout.number(dossier.mentions()) + " more")
                    + (dossier.questions().isEmpty()
                            ? ""
                            : " · " + counted(dossier.questions().size(), "question") + " with no reply found");
            Layout.wrap(counts, wrap).forEach(console::line);
        }
    }

    /** Of the threads those that are told as events alone. */
    private String announcements(Dossier dossier) {
        long told = dossier.events().stream()
                .filter(event -> event instanceof TimelineEvent.ThreadDiscussed thread
                        && thread.role() == Attribution.Role.TOPIC)
                .count();
        long alone = whole ? dossier.threads() - told : 0;
        return alone == 0 ? "" : " (" + Layout.count(alone, "an announcement", "announcements") + " without an answer)";
    }

    private static String state(Deliverable deliverable) {
        StringJoiner state = new StringJoiner(" · ");
        deliverable.specification().ifPresent(xep -> {
            state.add(xep.status().title());
            latest(xep)
                    .ifPresent(revision -> state.add(revision.version()
                            + revision.date().map(day -> " (" + day + ")").orElse("")));
        });
        if (deliverable.kind() != Deliverable.Kind.OTHER) {
            state.add(
                    deliverable.kind() == Deliverable.Kind.MAINTAINED
                            ? "maintained by SIG-E2EE"
                            : deliverable.kind().json());
        }
        return state.toString();
    }

    private static Optional<Revision> latest(Specification xep) {
        return xep.revisions().isEmpty()
                ? Optional.empty()
                : Optional.of(xep.revisions().getLast());
    }

    private void event(Dossier dossier, TimelineEvent event) {
        String date = event.date().map(day -> day.toString().substring(5)).orElse("     ");
        switch (event) {
            case TimelineEvent.ThreadDiscussed thread -> thread(dossier, date, thread);
            case TimelineEvent.RevisionPublished revision ->
                official(dossier, date, "●", revision.version(), revision.detail(), revision);
            case TimelineEvent.ProposalReceived proposal ->
                official(
                        dossier,
                        date,
                        "○",
                        "proposed",
                        proposal.title()
                                + (proposal.baseName().isEmpty() ? "" : " (inbox/" + proposal.baseName() + ")")
                                + (proposal.detail().isEmpty() ? "" : ": " + proposal.detail()),
                        proposal);
            case TimelineEvent.StatusChanged change ->
                official(
                        dossier,
                        date,
                        "◇",
                        change.isRevival() ? "revived" : "status",
                        change.title() + " (" + change.detail() + ")",
                        change);
            case TimelineEvent.Announced announced ->
                official(dossier, date, "●", "editor", joined(announced.title(), announced.detail()), announced);
            case TimelineEvent.LastCallHeld call ->
                official(dossier, date, "◆", "call", joined(call.title(), call.detail()), call);
            case TimelineEvent.ExperienceCalled call ->
                official(dossier, date, "◆", "call", joined(call.title(), call.detail()), call);
            case TimelineEvent.VoteCast vote -> votes(dossier, date, vote);
            case TimelineEvent.NamespaceTaken namespace ->
                official(dossier, date, "◇", "xmlns", namespace.title() + " " + namespace.detail(), namespace);
            case TimelineEvent.Renamed renamed ->
                official(dossier, date, "◇", "renamed", renamed.title() + " (" + renamed.detail() + ")", renamed);
        }
    }

    /** All votes on one item of a meeting in one line, where the first of them stands. */
    private void votes(Dossier dossier, String date, TimelineEvent.VoteCast vote) {
        List<TimelineEvent.VoteCast> same = dossier.events().stream()
                .filter(event -> event instanceof TimelineEvent.VoteCast)
                .map(event -> (TimelineEvent.VoteCast) event)
                .filter(other -> other.equals(vote) || other.isOfSameItem(vote))
                .toList();
        if (same.getFirst().equals(vote)) {
            String text = "“" + VisibleText.line(vote.item()) + "”  " + BallotText.of(same);
            official(
                    date,
                    "◆",
                    "council",
                    text,
                    sources(dossier, BallotText.told(same), vote.told().list()));
        }
    }

    private static String joined(String title, String detail) {
        return detail.isEmpty() ? title : title + ": " + detail;
    }

    private void official(Dossier dossier, String date, String mark, String label, String detail, TimelineEvent event) {
        official(date, mark, label, detail, sources(dossier, event.told(), event.date()));
    }

    private void official(String date, String mark, String label, String detail, String source) {
        String told = VisibleText.line(detail.isBlank() ? "(no remark)" : detail.replace("\n", " · "));
        int room = wrap - INDENT.length() - Layout.width(source) - 2;
        List<String> lines =
                Layout.wrap(told, Math.max(LEAST_TEXT, room), Math.max(LEAST_TEXT, wrap - INDENT.length()));
        String first = lines.isEmpty() ? "" : lines.getFirst();
        console.line("  " + date + "   " + mark + " " + console.bold(Layout.fit(label, LABEL_COLUMNS))
                + rightAligned(first, INDENT.length(), source));
        lines.stream().skip(1).forEach(line -> console.line(INDENT + line));
    }

    private String sources(Dossier dossier, Told told, Optional<LocalDate> shown) {
        StringBuilder source = new StringBuilder(
                switch (told.source()) {
                    case "both" -> "xep + list";
                    case "list" -> "list";
                    default -> "xep";
                });
        for (MessageId message : told.messages()) {
            source.append(" [").append(cite(dossier, message)).append(']');
        }
        boolean dated = told.xep().isPresent() && told.list().isPresent();
        LocalDate list = told.list().orElse(LocalDate.MIN);
        if (dated
                && !told.xep().get().equals(list)
                && shown.filter(list::equals).isEmpty()) {
            source.append(" on ").append(list.toString().substring(5));
        }
        return source.toString();
    }

    private void thread(Dossier dossier, String date, TimelineEvent.ThreadDiscussed thread) {
        long days = ChronoUnit.DAYS.between(thread.first(), thread.last()) + 1;
        String size = counted(thread.messages(), "msg") + ", "
                + (thread.people() == 1 ? "1 person" : thread.people() + " people")
                + (days > 1 ? ", " + days + " days" : "")
                + (thread.messages() > 2 ? "  " + sparkline(thread.activity()) : "")
                + " [" + cite(dossier, thread.thread()) + "]";
        String subject = VisibleText.line(thread.title());
        String begin = "  " + date + "   ├ " + Layout.fit(label(thread), LABEL_COLUMNS);
        boolean fits = INDENT.length() + Layout.width(subject) + 2 + Layout.width(size) <= columns;
        if (fits || !console.terminal().out()) {
            console.line(begin + rightAligned(subject, INDENT.length(), size));
        } else {
            console.line(begin + Layout.cut(subject, Math.max(LEAST_TEXT, columns - INDENT.length())));
            console.line(console.dim("          │" + " ".repeat(INDENT.length() - 11) + size));
        }
        for (CitedSentence sentence : thread.digest()) {
            sentence(dossier, sentence);
        }
        thread.before().ifPresent(precedent -> below(before(dossier, precedent)));
    }

    /** "→ argued what 0.4.0 changed: XEP-0420, “threat model” [k3fq7a]". */
    private String before(Dossier dossier, Precedent precedent) {
        String named = precedent.why().stream()
                .map(reason -> switch (reason.kind()) {
                    case SECTION, NAME, WORD -> "“" + reason.text() + "”";
                    case ELEMENT -> reason.text() + (reason.text().startsWith("<") ? "/>" : "");
                    case IDENTIFIER, NAMESPACE -> reason.text();
                })
                .collect(Collectors.joining(", "));
        return "→ argued what " + precedent.version() + " changed: " + named + "  ["
                + cite(dossier, precedent.why().getFirst().message()) + "]";
    }

    /** What is said of a thread below its line. */
    private void below(String text) {
        for (String line : Layout.wrap(VisibleText.line(text), wrap - INDENT.length())) {
            console.line(console.dim("          │" + " ".repeat(INDENT.length() - 11) + line));
        }
    }

    private static String label(TimelineEvent.ThreadDiscussed thread) {
        return switch (thread.role()) {
            case TOPIC -> "thread";
            case MENTION -> "mention";
        };
    }

    private void sentence(Dossier dossier, CitedSentence sentence) {
        String text = "“" + VisibleText.line(sentence.text()) + "”  — " + VisibleText.line(sentence.from()) + ", "
                + sentence.sent().day() + "  [" + cite(dossier, sentence.message())
                + "]";
        below(text);
    }

    private String cite(Dossier dossier, MessageId message) {
        String id = shortId.apply(message);
        cited.putIfAbsent(id, dossier.permalink(message));
        return id;
    }

    private void foot() {
        if (cited.isEmpty()) {
            return;
        }
        console.line();
        cited.forEach((id, permalink) -> console.line("[" + id + "] " + VisibleText.line(permalink)));
        console.line();
        console.line(console.dim("annals show ID reads one of them, annals explain ID tells why it is here."));
    }

    private String rightAligned(String left, int indent, String right) {
        int gap = columns - indent - Layout.width(left) - Layout.width(right);
        return left + " ".repeat(Math.max(2, gap)) + console.dim(right);
    }

    /** One character for each part of the thread's time, higher for more messages, a space for none. */
    static String sparkline(List<Integer> activity) {
        int most = activity.stream().mapToInt(Integer::intValue).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (int count : activity) {
            line.append(count == 0 ? ' ' : BARS.charAt((count * (BARS.length() - 1) + most - 1) / most));
        }
        return line.toString();
    }

    private static String counted(int count, String noun) {
        return Layout.number(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
