package annals.tag;

import annals.mail.Message;
import annals.mail.Segment;
import annals.mail.Span;
import annals.mail.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the cues of a message and where they stand. */
final class MessageReader {
    /** So many cues in places that never count are told, for the sake of who asks why. */
    private static final int MOST_IGNORED = 3;

    /** A heading names its matter within so many characters. */
    private static final int HEADING_LENGTH = 100;

    private final CueFinder finder;
    private final IgnoredLines ignoredLines;
    private final TagRules rules;

    MessageReader(CueFinder finder, TagRules rules) {
        this.finder = finder;
        this.ignoredLines = new IgnoredLines(rules.templateLines());
        this.rules = rules;
    }

    /** The cues of a message: the subject's first, then in the order of the body. */
    List<Found> read(Message message) {
        LocalDate day = message.sent().day();
        List<Found> found = new ArrayList<>();
        Subject subject = message.subject();
        addHeader(found, subject.base(), Place.SUBJECT, day);
        subject.was().ifPresent(was -> addHeader(found, was, Place.WAS, day));
        String number = message.headers().getOrDefault("xsf-xep-number", "");
        if (!number.isEmpty()) {
            addHeader(found, "XEP-" + number, Place.SUBJECT, day);
        }
        boolean proposal = !subject.reply() && startsWithAny(subject.base(), rules.proposals());
        boolean items = isOfManyTopics(subject, rules);
        List<Found> ignored = new ArrayList<>();
        int firstLine = 1;
        for (Segment segment : message.body()) {
            if (segment.isOwn() || segment.kind() == Segment.Kind.QUOTE) {
                addCounted(found, ignored, segment, firstLine, day, proposal, items);
            } else if (ignored.size() < MOST_IGNORED) {
                addIgnored(ignored, segment, segment.text(), 0, firstLine, day);
            }
            firstLine += lines(segment.text(), segment.text().length()) + 1;
        }
        found.addAll(ignored);
        return found;
    }

    static boolean startsWithAny(String subject, List<String> beginnings) {
        String lower = subject.toLowerCase(Locale.ROOT);
        return beginnings.stream().anyMatch(lower::startsWith);
    }

    private void addHeader(List<Found> found, String text, Place place, LocalDate day) {
        finder.find(text, day).forEach(cue -> found.add(new Found(cue, place, Optional.empty(), 0)));
    }

    private void addCounted(
            List<Found> found,
            List<Found> ignored,
            Segment segment,
            int firstLine,
            LocalDate day,
            boolean proposal,
            boolean items) {
        String text = segment.text();
        List<Span> lines = ignoredLines.in(text);
        for (Span line : lines) {
            addIgnored(ignored, segment, text.substring(line.start(), line.end()), line.start(), firstLine, day);
        }
        int counted = 0;
        int line = firstLine;
        for (Cue cue : finder.find(IgnoredLines.without(text, lines), day)) {
            int at = cue.span().start();
            line += lines(text, counted, at);
            counted = at;
            found.add(new Found(cue, place(cue, segment, proposal, items), Optional.of(segment.kind()), line));
        }
    }

    private void addIgnored(
            List<Found> ignored, Segment segment, String text, int offset, int firstLine, LocalDate day) {
        if (ignored.size() >= MOST_IGNORED) {
            return;
        }
        int before = lines(segment.text(), offset);
        finder.find(text, day).stream()
                .filter(cue -> !cue.isCancelling())
                .limit((long) MOST_IGNORED - ignored.size())
                .forEach(cue -> ignored.add(new Found(
                        cue,
                        Place.IGNORED,
                        Optional.of(segment.kind()),
                        firstLine + before + lines(text, cue.span().start()))));
    }

    private static Place place(Cue cue, Segment segment, boolean proposal, boolean items) {
        if (segment.kind() == Segment.Kind.QUOTE) {
            return Place.QUOTE;
        }
        if (proposal && cue.rule().equals(Identifier.Kind.PROPOSAL.rule())) {
            return Place.SUBJECT;
        }
        return items && isHeading(segment.text(), cue.span().start()) ? Place.HEADING : Place.OWN;
    }

    /** Whether a message of that subject goes through many topics: minutes, agendas. */
    static boolean isOfManyTopics(Subject subject, TagRules rules) {
        String lower = subject.base().toLowerCase(Locale.ROOT);
        return rules.manyTopics().stream().anyMatch(lower::contains);
    }

    /** Whether the line of this place begins like an item of minutes: "4a) ", "3.", "3c i) ", "b) ", "## ". */
    private static boolean isHeading(String text, int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start--;
            if (at - start > HEADING_LENGTH) {
                return false;
            }
        }
        String line = text.substring(start, at).strip();
        if (line.startsWith("##")) {
            return true;
        }
        int i = 0;
        while (i < line.length() && i < 8 && isNumbering(line.charAt(i))) {
            i++;
        }
        if (i == 0 || i == line.length()) {
            return false;
        }
        boolean number = Character.isDigit(line.charAt(0));
        return line.charAt(i) == ')' ? number || i == 1 : number && line.charAt(i) == '.';
    }

    private static boolean isNumbering(char c) {
        return Character.isDigit(c) || (c >= 'a' && c <= 'z') || c == ' ';
    }

    private static int lines(String text, int end) {
        return lines(text, 0, end);
    }

    private static int lines(String text, int start, int end) {
        int lines = 0;
        for (int i = start; i < end; i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }
}
