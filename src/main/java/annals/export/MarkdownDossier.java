package annals.export;

import annals.digest.CitedSentence;
import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.mail.MessageId;
import annals.mail.VisibleText;
import annals.spec.Deliverable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A dossier as Markdown (CommonMark with tables), every line with the pages of its mails. Text from mail is escaped.
 */
public final class MarkdownDossier {
    /** What can mean something wherever it stands. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>|#~&]");
    /** What begins a list or underlines a heading. */
    private static final Pattern BLOCK_START = Pattern.compile("^(\\d{0,9})([-+=.)])(?=[\\s=-])");

    /** File names of the overviews, which no deliverable may take. */
    private static final Set<String> TAKEN = Set.of("readme", "deliverables");

    private final Redaction redaction;

    public MarkdownDossier(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The page of one deliverable. */
    public String page(Dossier dossier) {
        StringBuilder page = new StringBuilder();
        Deliverable deliverable = dossier.deliverable();
        page.append("# ")
                .append(text(deliverable.id() + " " + deliverable.title()))
                .append("\n\n");
        page.append(state(dossier)).append("\n\n");
        if (!deliverable.reason().isEmpty()) {
            page.append(text(deliverable.reason())).append("\n\n");
        }
        int year = Integer.MIN_VALUE;
        boolean undated = false;
        for (TimelineEvent event : dossier.events()) {
            Optional<LocalDate> date = event.date();
            if (date.isEmpty() && !undated) {
                page.append("## Undated\n\n");
                undated = true;
            } else if (date.isPresent() && date.get().getYear() != year) {
                page.append(year == Integer.MIN_VALUE && !undated ? "" : "\n");
                year = date.get().getYear();
                page.append("## ").append(year).append("\n\n");
            }
            page.append(event(dossier, event));
        }
        questions(dossier, page);
        people(dossier, page);
        page.append("\nCatalogue of ")
                .append(dossier.snapshot())
                .append("; made by Annals ")
                .append(Version.current())
                .append(".\n");
        return page.toString();
    }

    /** The page that links to those of all deliverables, by kind, then in the order given. */
    public String overview(List<Dossier> dossiers) {
        StringBuilder page = new StringBuilder("# Deliverables\n\n");
        page.append("| deliverable | kind | status | threads | messages | first | last |\n");
        page.append("|---|---|---|--:|--:|---|---|\n");
        List<Dossier> byKind = dossiers.stream()
                .sorted(Comparator.comparing(dossier -> dossier.deliverable().kind()))
                .toList();
        for (Dossier dossier : byKind) {
            Deliverable deliverable = dossier.deliverable();
            page.append("| [")
                    .append(text(deliverable.id() + " " + deliverable.title()))
                    .append("](")
                    .append(fileName(deliverable))
                    .append(") | ")
                    .append(deliverable.kind().json())
                    .append(" | ")
                    .append(deliverable
                            .specification()
                            .map(xep -> xep.status().title())
                            .orElse(""))
                    .append(" | ")
                    .append(dossier.threads())
                    .append(" | ")
                    .append(dossier.messages())
                    .append(" | ")
                    .append(dossier.first().map(LocalDate::toString).orElse(""))
                    .append(" | ")
                    .append(dossier.last().map(LocalDate::toString).orElse(""))
                    .append(" |\n");
        }
        return page.toString();
    }

    /** The page of the threads that answer a query, latest first. */
    String threads(Edition edition) {
        StringBuilder page =
                new StringBuilder("# ").append(text(edition.title())).append("\n\n");
        page.append(number(edition.threads().size(), "thread", "threads")).append(".\n\n");
        page.append("| first | last | thread | messages | people |\n|---|---|---|--:|---|\n");
        for (ThreadLine line : edition.threads().reversed()) {
            page.append("| ")
                    .append(line.first().map(LocalDate::toString).orElse(""))
                    .append(" | ")
                    .append(line.last().map(LocalDate::toString).orElse(""))
                    .append(" | ")
                    .append(text(line.title()))
                    .append(' ')
                    .append(link(edition.permalink(line.list(), line.id()), line.id()))
                    .append(" | ")
                    .append(line.messages())
                    .append(" | ")
                    .append(text(String.join(", ", line.people())))
                    .append(" |\n");
        }
        return page.toString();
    }

    /**
     * The file name of a deliverable's page: its id in lower case with nothing but letters, digits, dots and dashes.
     */
    public static String fileName(Deliverable deliverable) {
        return stem(deliverable) + ".md";
    }

    /** The file name without its extension; of an id without ASCII letters and digits a number that stands for it. */
    public static String stem(Deliverable deliverable) {
        String id = deliverable.id();
        String safe = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        boolean usable = !safe.isEmpty() && !TAKEN.contains(safe);
        return usable ? safe : "deliverable-" + Integer.toHexString(id.hashCode());
    }

    private String state(Dossier dossier) {
        String status = dossier.deliverable()
                .specification()
                .map(xep -> xep.status().title()
                        + (xep.revisions().isEmpty()
                                ? ""
                                : " · " + text(xep.revisions().getLast().version())))
                .map(state -> state + " · ")
                .orElse("");
        String discussion = dossier.threads() == 0
                ? "no thread about it in this archive"
                : number(dossier.threads(), "thread", "threads") + ", "
                        + number(dossier.messages(), "message", "messages") + ", "
                        + number(dossier.people().size(), "person", "people") + ", "
                        + dossier.first().orElseThrow() + " … "
                        + dossier.last().orElseThrow();
        return "**" + status + dossier.deliverable().kind().json() + "** — " + discussion;
    }

    private static String number(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** A list item of one event, with the pages of its mails and, of a thread, its digest. */
    String event(Dossier dossier, TimelineEvent event) {
        StringBuilder line = new StringBuilder("- ");
        event.date().ifPresent(day -> line.append(day).append(' '));
        switch (event) {
            case TimelineEvent.ThreadDiscussed thread -> {
                line.append(thread.role().json().equals("topic") ? "" : "mentioned in ")
                        .append("“")
                        .append(text(thread.title()))
                        .append("”, ")
                        .append(thread.detail());
                if (!thread.last().equals(thread.first())) {
                    line.append(", to ").append(thread.last());
                }
                thread.before()
                        .ifPresent(precedent -> line.append(", argued what ")
                                .append(text(precedent.version()))
                                .append(" changed"));
            }
            case TimelineEvent.RevisionPublished revision -> titled(line, "version " + revision.version(), revision);
            case TimelineEvent.ProposalReceived proposal -> titled(line, "proposed: " + proposal.title(), proposal);
            case TimelineEvent.StatusChanged change -> titled(line, change.title(), change);
            case TimelineEvent.Announced announced -> titled(line, announced.title(), announced);
            case TimelineEvent.LastCallHeld call -> titled(line, call.title(), call);
            case TimelineEvent.ExperienceCalled call -> titled(line, call.title(), call);
            case TimelineEvent.VoteCast vote -> titled(line, "vote on " + vote.title(), vote);
            case TimelineEvent.NamespaceTaken namespace -> titled(line, "namespace " + namespace.title(), namespace);
            case TimelineEvent.Renamed renamed -> titled(line, "renamed " + renamed.title(), renamed);
        }
        line.append(sources(dossier, event)).append('\n');
        if (event instanceof TimelineEvent.ThreadDiscussed thread) {
            for (CitedSentence sentence : thread.digest()) {
                line.append("  > ")
                        .append(text(sentence.text()))
                        .append(" — ")
                        .append(text(sentence.from()))
                        .append(", ")
                        .append(sentence.sent().day())
                        .append(' ')
                        .append(link(dossier, sentence.message()))
                        .append('\n');
            }
        }
        return line.toString();
    }

    private void titled(StringBuilder line, String title, TimelineEvent event) {
        line.append("**").append(text(title)).append("**");
        if (!event.detail().isBlank()) {
            line.append(" ").append(text(event.detail().replace("\n", " · ")));
        }
    }

    private String sources(Dossier dossier, TimelineEvent event) {
        String links = event.told().messages().stream()
                .map(message -> link(dossier, message))
                .collect(Collectors.joining(" "));
        String xep = event.told().inXep() ? "XEP source" : "";
        String both = String.join(links.isEmpty() || xep.isEmpty() ? "" : ", ", xep, links);
        LocalDate list = event.told().list().orElse(LocalDate.MIN);
        boolean other = event.told().xep().filter(day -> !day.equals(list)).isPresent()
                && event.told().list().isPresent();
        return " (" + both + (other ? " of " + list : "") + ")";
    }

    private String link(Dossier dossier, MessageId message) {
        return link(dossier.permalink(message), message);
    }

    private String link(String permalink, MessageId message) {
        boolean mid = permalink.startsWith("mid:");
        if (mid && !redaction.id(message).equals(message.value())) {
            return "mail " + message.hash(); // its id is an address
        }
        String address = mid ? permalink.replace("@", "%40") : permalink;
        return "[mail](<" + address.replaceAll("[<>\\s]", "") + ">)";
    }

    private void questions(Dossier dossier, StringBuilder page) {
        if (dossier.questions().isEmpty()) {
            return;
        }
        page.append("\n## Questions with no reply found in this archive\n\n");
        for (Dossier.Question question : dossier.questions()) {
            page.append("- ")
                    .append(question.date())
                    .append(" “")
                    .append(text(question.text()))
                    .append("” — ")
                    .append(text(question.from()))
                    .append(' ')
                    .append(link(dossier, question.message()))
                    .append('\n');
        }
    }

    private void people(Dossier dossier, StringBuilder page) {
        if (dossier.people().isEmpty()) {
            return;
        }
        page.append(
                "\n## People\n\n| name | messages | first | last | proposals | votes |\n|---|--:|---|---|---|--:|\n");
        for (Dossier.Participant person : dossier.people()) {
            page.append("| ")
                    .append(text(person.name()))
                    .append(" | ")
                    .append(person.messages())
                    .append(" | ")
                    .append(person.first())
                    .append(" | ")
                    .append(person.last())
                    .append(" | ")
                    .append(text(String.join(", ", person.proposals())))
                    .append(" | ")
                    .append(person.votes())
                    .append(" |\n");
        }
    }

    /** Text from mail on one line that Markdown shows as it is, also where it begins a line. */
    String text(String raw) {
        String line = redaction.text(VisibleText.line(raw));
        String escaped = MARKUP.matcher(line).replaceAll("\\\\$0");
        return BLOCK_START.matcher(escaped).replaceFirst("$1\\\\$2");
    }
}
