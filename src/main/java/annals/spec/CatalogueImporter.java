package annals.spec;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a clone of the XEP sources (github.com/xsf/xeps): {@code xep-NNNN.xml}, {@code inbox/*.xml}, with
 * {@code xep.ent} and {@code xep.dtd}, and {@code status-history.json} where the folder has one.
 *
 * <p>About ten seconds for 719 files. Reads nothing outside the folder.
 */
public final class CatalogueImporter {
    private final Path folder;

    /** @param folder the top of the clone */
    public CatalogueImporter(Path folder) {
        this.folder = folder;
    }

    /**
     * Everything in the folder.
     *
     * @throws IOException if it holds no XEP, or a file is not well-formed or lacks its number, title or state; the
     *     message names the file and what was expected
     */
    public XepSources read() throws IOException {
        XepParser parser = new XepParser(folder);
        List<Xep> xeps = readAll(parser, folder, "xep-[0-9][0-9][0-9][0-9].xml");
        if (xeps.isEmpty()) {
            throw new IOException(folder + ": no XEPs: expected files such as xep-0001.xml");
        }
        List<Xep> inbox = readAll(parser, folder.resolve("inbox"), "*.xml");
        List<Specification> specifications = specifications(xeps);
        return new XepSources(snapshot(xeps, inbox), specifications, inboxDocuments(inbox, xeps, specifications));
    }

    /** Ascending by file name; none where there is no such folder. */
    private static List<Xep> readAll(XepParser parser, Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, glob)) {
                matching.forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        List<Xep> xeps = new ArrayList<>();
        for (Path file : files) {
            xeps.add(new XepReader(file, parser.parse(file)).read());
        }
        return xeps;
    }

    private List<Specification> specifications(List<Xep> xeps) throws IOException {
        StatusHistory history = StatusHistory.read(folder.resolve("status-history.json"));
        NamespaceOwners owners =
                new NamespaceOwners(xeps.stream().map(Xep::namespaces).toList());
        List<Specification> specifications = new ArrayList<>();
        for (int i = 0; i < xeps.size(); i++) {
            Xep xep = xeps.get(i);
            specifications.add(xep.numbered(owners.of(i), history.of(xep.number())));
        }
        return specifications;
    }

    /** Each with its own namespaces, and the versions of a XEP's namespace that it had as its proposal. */
    private static List<InboxDocument> inboxDocuments(
            List<Xep> inbox, List<Xep> xeps, List<Specification> specifications) {
        List<InboxDocument> documents = new ArrayList<>();
        Set<String> titles =
                inbox.stream().map(Xep::title).map(CatalogueImporter::folded).collect(Collectors.toSet());
        NamespaceOwners owners = new NamespaceOwners(Stream.concat(xeps.stream(), inbox.stream())
                .map(Xep::namespaces)
                .toList());
        for (int i = 0; i < inbox.size(); i++) {
            Xep proposal = inbox.get(i);
            Optional<Integer> xep = became(proposal, xeps, titles);
            Set<String> defined = new LinkedHashSet<>(owners.of(xeps.size() + i));
            xep.ifPresent(x -> defined.addAll(owners.otherVersions(x, proposal.namespaces())));
            documents.add(proposal.proposed(
                    List.copyOf(defined), xep.map(x -> specifications.get(x).id())));
        }
        return documents;
    }

    /**
     * The place of the XEP that a proposal became: the one of the same title; else, of the XEPs whose title no proposal
     * has, the one whose revisions begin on the same day, since a XEP keeps those of its proposal, and that has the
     * same short name or first author (spellings differ: "Wissfeld"). Right for all 15 of the second sort on 2026-06-30
     * (jingle-rtp-mti became 0266).
     *
     * @param titles the folded titles of all proposals
     */
    private static Optional<Integer> became(Xep proposal, List<Xep> xeps, Set<String> titles) {
        return place(xeps, xep -> folded(xep.title()).equals(folded(proposal.title())))
                .or(() -> place(xeps, xep -> !titles.contains(folded(xep.title())) && beginsAs(xep, proposal)));
    }

    private static boolean beginsAs(Xep xep, Xep proposal) {
        boolean sameName = !xep.shortName().isEmpty() && xep.shortName().equalsIgnoreCase(proposal.shortName());
        boolean sameAuthor = xep.authors().stream()
                .findFirst()
                .equals(proposal.authors().stream().findFirst());
        return xep.begun().isPresent() && xep.begun().equals(proposal.begun()) && (sameName || sameAuthor);
    }

    private static String folded(String title) {
        return title.toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> place(List<Xep> xeps, Predicate<Xep> condition) {
        return IntStream.range(0, xeps.size())
                .filter(i -> condition.test(xeps.get(i)))
                .boxed()
                .findFirst();
    }

    /** The latest day of any revision: sources carry no other date of their own. */
    private static LocalDate snapshot(List<Xep> xeps, List<Xep> inbox) {
        return Stream.concat(xeps.stream(), inbox.stream())
                .flatMap(xep -> xep.revisions().stream())
                .flatMap(revision -> revision.date().stream())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    }
}
