package annals.spec;

import annals.mail.ChangeSum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of the specifications themselves, as of a day: what the XEP sources say
 * ({@link XepSources}), merged with the reviewed list of E2EE deliverables ({@code deliverables.json} beside this
 * class).
 *
 * <p>Immutable. Reading the built-in one takes about a tenth of a second, so keep it.
 */
public final class Catalogue {
    private final LocalDate snapshot;
    private final List<Deliverable> deliverables;
    private final Map<String, Deliverable> byId;

    /** @throws IllegalArgumentException if two deliverables have one id */
    public Catalogue(LocalDate snapshot, List<Deliverable> deliverables) {
        this.snapshot = snapshot;
        this.deliverables = List.copyOf(deliverables);
        this.byId = LinkedHashMap.newLinkedHashMap(deliverables.size());
        for (Deliverable deliverable : deliverables) {
            if (byId.put(deliverable.id(), deliverable) != null) {
                throw new IllegalArgumentException("two deliverables are called " + deliverable.id());
            }
        }
    }

    /** The catalogue that ships: the XEP sources of 2026-06-30 and the reviewed list. */
    public static Catalogue builtIn() {
        return of(builtInSources());
    }

    /**
     * The catalogue in a file that {@link XepSources#writeTo} wrote, with the reviewed list that ships.
     *
     * @throws IOException if it cannot be read or is no such file; the message names file and line
     */
    public static Catalogue read(Path file) throws IOException {
        try (InputStream json = Files.newInputStream(file)) {
            return of(XepSourcesJson.read(json, file.toString()));
        }
    }

    /** The catalogue of XEP sources just read, with the reviewed list that ships. */
    public static Catalogue of(XepSources sources) {
        return new CatalogueMerger(sources, reviewed()).merged();
    }

    /**
     * The catalogue that ships with a user's entries instead of those of the same id, and beside the others. Entries
     * for XEPs need no title.
     *
     * @param json of the form of {@code deliverables.json}
     * @param name where it comes from
     * @throws IOException if it is of another form; the message tells name and entry
     */
    public static Catalogue builtInWith(String json, String name) throws IOException {
        List<ReviewedDeliverable> own = ReviewedDeliverable.read(json, name);
        Map<String, ReviewedDeliverable> entries = new LinkedHashMap<>();
        reviewed().forEach(entry -> entries.put(entry.id(), entry));
        own.forEach(entry -> entries.put(entry.id(), entry));
        XepSources sources = builtInSources();
        checkKnown(own, sources, name);
        return new CatalogueMerger(sources, List.copyOf(entries.values())).merged();
    }

    /** An entry for a XEP that the sources lack would be left out without a word. */
    private static void checkKnown(List<ReviewedDeliverable> own, XepSources sources, String name) throws IOException {
        for (ReviewedDeliverable entry : own) {
            boolean known = !entry.id().startsWith("XEP-")
                    || sources.specifications().stream()
                            .anyMatch(xep -> xep.id().equals(entry.id()));
            if (!known) {
                throw new IOException(name + ": the catalogue of " + sources.snapshot() + " has no " + entry.id()
                        + "; make a newer one with: annals catalog import");
            }
        }
    }

    private static List<ReviewedDeliverable> reviewed() {
        try (InputStream json = resource("deliverables.json")) {
            return ReviewedDeliverable.read(
                    new String(json.readAllBytes(), StandardCharsets.UTF_8), "deliverables.json");
        } catch (IOException e) {
            throw new IllegalStateException("the bundled list of deliverables is unreadable", e);
        }
    }

    private static XepSources builtInSources() {
        try (InputStream json = resource("catalogue.json")) {
            return XepSourcesJson.read(json, "catalogue.json");
        } catch (IOException e) {
            throw new IllegalStateException("the bundled catalogue is unreadable", e);
        }
    }

    /** A sum of all that ships, without reading it: another one whenever anything of the catalogue is another. */
    public static String builtInDigest() {
        try (InputStream catalogue = resource("catalogue.json");
                InputStream reviewed = resource("deliverables.json")) {
            ChangeSum sum = new ChangeSum();
            sum.update(ByteBuffer.wrap(catalogue.readAllBytes()));
            sum.update(ByteBuffer.wrap(reviewed.readAllBytes()));
            return sum.toString();
        } catch (IOException e) {
            throw new IllegalStateException("the bundled catalogue is unreadable", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream resource = Catalogue.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("no resource annals/spec/" + name);
        }
        return resource;
    }

    /** The day of the XEP sources it was made from. */
    public LocalDate snapshot() {
        return snapshot;
    }

    /** All of them: XEPs ascending by number, then the proposals and topics without a number, ascending by id. */
    public List<Deliverable> deliverables() {
        return deliverables;
    }

    /** The deliverable with exactly that id. For what a person types, see {@link DeliverableFinder}. */
    public Optional<Deliverable> deliverable(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
