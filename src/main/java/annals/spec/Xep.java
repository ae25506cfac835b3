package annals.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One file of the XEP sources, numbered or from the inbox, as read by itself.
 *
 * @param number as written: "0384", or "xxxx" and its like in the inbox
 * @param shortName empty where the source has a placeholder
 * @param status as written
 * @param revisions oldest first
 * @param lastCalls the days on which they ended, ascending
 * @param supersedes ids of XEPs
 * @param supersededBy ids of XEPs
 */
record Xep(
        Path file,
        String number,
        String title,
        String shortName,
        String status,
        String type,
        String summary,
        List<String> authors,
        List<Revision> revisions,
        List<LocalDate> lastCalls,
        List<String> supersedes,
        List<String> supersededBy,
        NamespaceMentions namespaces) {
    /** The day of the first revision that has one. */
    Optional<LocalDate> begun() {
        return revisions.stream().flatMap(revision -> revision.date().stream()).findFirst();
    }

    /** @throws IOException if it has no number of four digits or its state is none of XEP-0001's */
    Specification numbered(List<String> defined, List<StatusChange> statuses) throws IOException {
        if (!number.matches("\\d{4}")) {
            throw wrong(file, "number", number, "four digits");
        }
        Status state = Status.ofTitle(status).orElseThrow(() -> wrong(file, "status", status, "a state of XEP-0001"));
        return new Specification(
                "XEP-" + number,
                title,
                shortName,
                state,
                type,
                summary,
                authors,
                defined,
                revisions,
                lastCalls,
                statuses,
                supersedes,
                supersededBy);
    }

    /** It as a proposal. */
    InboxDocument proposed(List<String> defined, Optional<String> became) {
        return new InboxDocument(baseName(file), title, shortName, begun(), defined, became);
    }

    /** The file's name without {@code .xml}. */
    static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".xml".length());
    }

    static IOException wrong(Path file, String field, String got, String expected) {
        return new IOException("%s: <%s>: expected %s, got \"%s\"".formatted(file, field, expected, got));
    }
}
