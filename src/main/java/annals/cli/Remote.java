package annals.cli;

import annals.archive.mirror.ArchiveAddress;
import annals.archive.mirror.Connection;
import annals.archive.mirror.EnvironmentProxies;
import annals.archive.mirror.Limits;
import annals.archive.mirror.Mirror;
import annals.archive.mirror.MirrorReport;
import annals.archive.mirror.Outcome;
import annals.export.Version;
import annals.mail.VisibleText;
import annals.profile.ListProfile;
import annals.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An archive on the web that a person named: by its address, or by the address of a list whose profile tells where its
 * archives are.
 *
 * @param written as the person wrote it
 * @param archives where they are, in the order to fetch them
 */
record Remote(String written, List<ArchiveAddress> archives) {
    /** The environment variable for the seconds between two requests. */
    private static final String PAUSE = "ANNALS_PAUSE";

    private static final int TOLD = 5;

    /** What a source names on the web; empty for a file, a folder and standard input. */
    static Optional<Remote> of(String written) {
        if (ArchiveAddress.isAddress(written)) {
            try {
                return Optional.of(new Remote(written, List.of(ArchiveAddress.of(written))));
            } catch (IllegalArgumentException e) {
                throw new Failure("address", "\"" + written + "\" is " + e.getMessage(), "");
            }
        }
        boolean list = written.indexOf('@') > 0 && written.indexOf('/') < 0 && !Files.exists(Path.of(written));
        return list
                ? Profiles.builtIn()
                        .known(written)
                        .map(ListProfile::archives)
                        .filter(archives -> !archives.isEmpty())
                        .map(archives -> new Remote(
                                written,
                                archives.stream().map(ArchiveAddress::of).toList()))
                : Optional.empty();
    }

    /** Where its files are kept for an index: beside it, in {@code INDEX.mirror}. */
    Path besides(Path index) {
        Path place = index.toAbsolutePath().normalize();
        boolean root = place.getFileName() == null;
        String name = (root ? "index" : place.getFileName()) + ".mirror";
        boolean plain = index.getFileName() != null
                && index.equals(index.normalize())
                && !index.toString().isEmpty();
        Path mirrors = root ? place.resolve(name) : plain ? index.resolveSibling(name) : place.resolveSibling(name);
        ArchiveAddress first = archives.getFirst();
        return archives.size() > 1
                ? mirrors.resolve(written)
                : mirrors.resolve(first.address().getHost()).resolve(first.name());
    }

    /** Fetches it into a folder; tells what went wrong. */
    MirrorReport fetch(Path folder, Mirror.Options options, Optional<Path> trusted, Console console, boolean quiet)
            throws IOException {
        Connection connection = new Connection(
                "Annals/" + Version.current() + " (reads archives of mailing lists; one connection, with pauses)",
                EnvironmentProxies.orSystem(console.environment()),
                trusted);
        MirrorReport report;
        try (Watch watch = Watch.over(console, quiet)) {
            Limits limits = Limits.USUAL.withPause(pause(console));
            report = new Mirror(folder, connection, options, watch, limits).fetch(archives);
        }
        return report;
    }

    private static Duration pause(Console console) {
        String seconds = console.environment().getOrDefault(PAUSE, "");
        if (!seconds.isEmpty() && !seconds.matches("\\d{1,3}")) {
            throw new Failure("fetch", PAUSE + "=" + seconds + " is no number of seconds", "expected 0 to 999");
        }
        return seconds.isEmpty() ? Limits.USUAL.pause() : Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** Tells of what could not be had, at most five lines for each kind of trouble. */
    static void tell(MirrorReport report, Console console, boolean quiet) {
        List<MirrorReport.Problem> problems = report.problems().stream()
                .filter(problem -> problem.fatal() || !quiet)
                .toList();
        problems.stream().limit(TOLD).forEach(problem -> note(console, problem.url(), problem.what()));
        more(console, problems.size(), "pages");
        List<MirrorReport.File> failed = report.files().stream()
                .filter(file -> file.outcome() == Outcome.FAILED)
                .toList();
        failed.stream()
                .limit(TOLD)
                .forEach(file -> note(console, file.name(), file.note().orElse("failed")));
        more(console, failed.size(), "files");
        long left = report.count(Outcome.LEFT);
        if (left > 0) {
            console.note("annals: fetch: " + Layout.number(left) + (left == 1 ? " more file was" : " more files were")
                    + " not asked for, since the server failed; run the same again later");
        }
        if (!quiet) {
            report.files().stream()
                    .filter(file ->
                            file.outcome() != Outcome.FAILED && file.note().isPresent())
                    .forEach(file -> note(console, file.name(), file.note().get()));
        }
    }

    private static void note(Console console, String where, String what) {
        console.note("annals: fetch: " + VisibleText.line(where) + ": " + VisibleText.line(what));
    }

    private static void more(Console console, int all, String nouns) {
        if (all > TOLD) {
            console.note("annals: fetch: and " + Layout.number(all - TOLD) + " more " + nouns + "; --json tells all");
        }
    }
}
