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

    /** So much of a line is looked at to know what sort of line it is. */
    private static final int LINE_LENGTH = 200;

    /** So many marked headings make a mail one of many topics, whatever its subject is. */
    private static final int HEADINGS = 3;

    private final CueFinder finder;
    private final IgnoredLines ignoredLines;
    private final TagRules rules;

    MessageReader(CueFinder finder, TagRules rules) {
        this.finder = finder;
        this.ignoredLines = new IgnoredLines(rules.templateLines());
        this.rules = rules;
    }

    /**
     * What was read.
     *
     * @param found the cues: the subject's first, then in the order of the body
     * @param sections the sections of a mail that goes through many topics; empty for others
     */
    record Reading(List<Found> found, List<Section> sections) {
        Reading {
            found = List.copyOf(found);
            sections = List.copyOf(sections);
        }

        /** What the author's words and the subject say that the talk is. */
        List<Cue> ownContext() {
            return found.stream()
                    .filter(one -> one.place() != Place.QUOTE && one.place() != Place.IGNORED)
                    .map(Found::cue)
                    .filter(Cue::isContext)
                    .toList();
        }

        /** The index of the section in which a line stands; -1 where it stands in none. */
        int section(int line) {
            return Section.indexOf(line, sections);
        }
    }

    /**
     * Reads a message without what it quotes.
     *
     * @param reply whether it answers a message of the same subject: what answers minutes is none
     */
    Reading read(Message message, boolean reply) {
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
        List<Section> sections = reply ? List.of() : sections(message);
        Body body = new Body(day, proposal, sections, new ArrayList<>(), found, new ArrayList<>());
        int firstLine = 1;
        for (Segment segment : message.body()) {
            if (segment.isOwn()) {
                addCounted(body, message, reply, segment, firstLine);
            } else if (segment.kind() != Segment.Kind.QUOTE && body.ignored().size() < MOST_IGNORED) {
                addIgnored(body, segment, segment.text(), 0, firstLine);
            }
            firstLine += lines(segment.text(), segment.text().length()) + 1;
        }
        found.addAll(body.ignored());
        return new Reading(found, sections);
    }

    /** The same with the cues of what the message quotes. */
    Reading withQuotes(Message message, Reading reading) {
        List<Found> found = new ArrayList<>(reading.found());
        Body body = new Body(message.sent().day(), false, List.of(), List.of(), found, new ArrayList<>());
        int firstLine = 1;
        for (Segment segment : message.body()) {
            if (segment.kind() == Segment.Kind.QUOTE) {
                addCounted(body, message, true, segment, firstLine);
            }
            firstLine += lines(segment.text(), segment.text().length()) + 1;
        }
        long ignored = reading.found().stream()
                .filter(one -> one.place() == Place.IGNORED)
                .count();
        body.ignored().stream().limit(Math.max(0, MOST_IGNORED - ignored)).forEach(found::add);
        return new Reading(found, reading.sections());
    }

    /** What is known of a body that is being read, and what was found in it so far. */
    private record Body(
            LocalDate day,
            boolean proposal,
            List<Section> sections,
            List<Lead> leads,
            List<Found> found,
            List<Found> ignored) {
        boolean leads(int line, int column, String before) {
            int open = before.lastIndexOf('(');
            boolean inBrackets = open > before.lastIndexOf(')');
            boolean opens = open == before.length() - 1;
            int section = sections.isEmpty() ? 0 : Section.indexOf(line, sections);
            return section >= 0 && section < leads.size() && leads.get(section).holds(line, column, inBrackets, opens);
        }

        boolean isHeading(int line) {
            int section = Section.indexOf(line, sections);
            return section >= 0 && sections.get(section).firstLine() == line;
        }
    }

    static boolean startsWithAny(String subject, List<String> beginnings) {
        String lower = subject.toLowerCase(Locale.ROOT);
        return beginnings.stream().anyMatch(lower::startsWith);
    }

    private void addHeader(List<Found> found, String text, Place place, LocalDate day) {
        finder.find(text, day).forEach(cue -> found.add(new Found(cue, place, Optional.empty(), 0)));
    }

    private void addCounted(Body body, Message message, boolean reply, Segment segment, int firstLine) {
        String text = segment.text();
        List<Cue> cues = finder.find(text, body.day());
        if (cues.isEmpty()) {
            return;
        }
        if (body.leads().isEmpty() && segment.isOwn() && !cues.stream().allMatch(Cue::isContext)) {
            addLeads(body, message, reply);
        }
        List<Span> lines = cues.stream().allMatch(Cue::isContext) ? List.of() : ignoredLines.in(text);
        for (Span line : lines) {
            addIgnored(body, segment, text.substring(line.start(), line.end()), line.start(), firstLine);
        }
        int counted = 0;
        int line = firstLine;
        for (Cue cue : lines.isEmpty() ? cues : finder.find(IgnoredLines.without(text, lines), body.day())) {
            int at = cue.span().start();
            line += lines(text, counted, at);
            counted = at;
            String before = before(text, at);
            Place place = place(cue, segment, body, line, before);
            boolean leads =
                    place != Place.QUOTE && !BareList.isItem(before) && body.leads(line, before.length(), before);
            boolean about = place == Place.OWN && cue.isName() && Sentence.isAbout(text, cue.span());
            body.found().add(new Found(cue, place, Optional.of(segment.kind()), line, leads, about));
        }
    }

    private static void addLeads(Body body, Message message, boolean reply) {
        if (body.sections().isEmpty()) {
            body.leads().add(Lead.of(message, reply));
        }
        body.sections().forEach(section -> body.leads().add(Lead.of(section)));
    }

    private void addIgnored(Body body, Segment segment, String text, int offset, int firstLine) {
        if (body.ignored().size() >= MOST_IGNORED) {
            return;
        }
        int before = lines(segment.text(), offset);
        finder.find(text, body.day()).stream()
                .filter(cue -> !cue.isContext())
                .limit((long) MOST_IGNORED - body.ignored().size())
                .forEach(cue -> body.ignored()
                        .add(new Found(
                                cue,
                                Place.IGNORED,
                                Optional.of(segment.kind()),
                                firstLine + before + lines(text, cue.span().start()))));
    }

    private static Place place(Cue cue, Segment segment, Body body, int line, String before) {
        if (segment.kind() == Segment.Kind.QUOTE) {
            return Place.QUOTE;
        }
        if (body.proposal() && cue.rule().equals(Identifier.Kind.PROPOSAL.rule())) {
            return Place.SUBJECT;
        }
        if (body.isHeading(line)) {
            return Place.HEADING;
        }
        if (BareList.isInTable(segment.text(), cue.span().start())) {
            return Place.ITEM;
        }
        if (body.sections().isEmpty()) {
            return BareList.isItem(before)
                            && BareList.holds(segment.text(), cue.span().start())
                    ? Place.ITEM
                    : Place.OWN;
        }
        return BareList.isItem(before) ? Place.ITEM : Place.OWN;
    }

    /** The line up to a place, at most so much of it as a heading has. */
    private static String before(String text, int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n' && at - start < LINE_LENGTH) {
            start--;
        }
        return text.substring(start, at);
    }

    /** The sections of a mail that goes through many topics, as its subject says or its marked headings show. */
    private List<Section> sections(Message message) {
        return isOfManyTopics(message.subject(), rules) || Section.markedHeadings(message) >= HEADINGS
                ? Section.of(message)
                : List.of();
    }

    /** Whether a message of that subject goes through many topics: minutes, agendas, newsletters. */
    static boolean isOfManyTopics(Subject subject, TagRules rules) {
        String lower = subject.base().toLowerCase(Locale.ROOT);
        return rules.manyTopics().stream().anyMatch(lower::contains);
    }

    private static int lines(String text, int end) {
        return lines(text, 0, end);
    }

    private static int lines(String text, int start, int end) {
        int lines = 0;
        int at = text.indexOf('\n', start, end);
        while (at >= 0) {
            lines++;
            at = text.indexOf('\n', at + 1, end);
        }
        return lines;
    }
}
