package annals.archive.mirror;

import annals.archive.ArchiveFile;
import annals.archive.Reading;
import annals.archive.SourceReader;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Brings one file into the folder: asks for it unless it is unchanged, reads what came as {@code ingest} would, and
 * only then puts it in its place.
 */
final class Download {
    /** What came damaged is asked for once more: the damage may be of the way. */
    private static final int READINGS = 2;

    /** Of the length in the server's page; a page may be older than its file, which may have been rebuilt. */
    private static final double SHORTEST = 0.9;

    private final PoliteClient client;
    private final Pages pages;
    private final Limits limits;
    private final Manifest manifest;
    private final Workplace workplace;
    private final Clock clock;

    Download(PoliteClient client, Pages pages, Limits limits, Manifest manifest, Workplace workplace, Clock clock) {
        this.client = client;
        this.pages = pages;
        this.limits = limits;
        this.manifest = manifest;
        this.workplace = workplace;
        this.clock = clock;
    }

    /**
     * How it went.
     *
     * @param leave whether nothing more is to be asked for of this server now
     */
    record Result(MirrorReport.File file, boolean leave) {}

    /** What the bytes that came are. */
    private sealed interface Content {
        record Mails(int messages) implements Content {}

        record Nothing() implements Content {}

        record Damaged(String why) implements Content {}

        record Other(String what) implements Content {}
    }

    Result fetch(RemoteFile remote) throws IOException {
        Optional<Manifest.Entry> known =
                manifest.file(remote.name()).filter(entry -> isHere(entry, workplace.folder()));
        Validators have = known.filter(
                        entry -> entry.url().equals(remote.address().toString()))
                .map(entry -> new Validators(entry.etag(), entry.lastModified()))
                .orElse(Validators.NONE);
        Partial partial = new Partial(workplace.partial(remote.name()), remote.address(), have, limits.fileBytes());
        for (int reading = 1; ; reading++) {
            switch (client.get(remote.address(), partial, pages::barred)) {
                case PoliteClient.Answer.NotModified same
                when known.isPresent() -> {
                    manifest.put(known.get().at(clock.instant()));
                    return result(remote, Outcome.UNCHANGED, 0, known.get(), "");
                }
                case PoliteClient.Answer.NotModified same -> {
                    return failed(remote, "the server answers 304 to what was not asked", false);
                }
                case PoliteClient.Answer.Failed failed -> {
                    return failed(remote, failed.why(), failed.leave());
                }
                case PoliteClient.Answer.Body whole -> {
                    Content content = content(remote, partial.path());
                    if (content instanceof Content.Mails || content instanceof Content.Nothing) {
                        return accept(remote, known, partial, whole.headers(), content);
                    }
                    if (reading == READINGS) {
                        return refuse(remote, partial, content);
                    }
                    partial.drop();
                }
            }
        }
    }

    /** Whether the file of an entry is in the folder as long as it was; a month without mail has none. */
    static boolean isHere(Manifest.Entry entry, Path folder) {
        Path file = folder.resolve(entry.name());
        try {
            return entry.sha256().isEmpty()
                    || (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == entry.bytes());
        } catch (IOException e) {
            return false; // then it is fetched again
        }
    }

    private Content content(RemoteFile remote, Path path) throws IOException {
        Reading reading = new SourceReader().read(new ArchiveFile(remote.name(), Optional.of(path), true), raw -> {});
        long length = Files.size(path);
        return switch (reading) {
            case Reading.Mails mails
            when length < SHORTEST * remote.listedBytes() ->
                new Content.Damaged(
                        "cut short: " + length + " bytes came, the server's page says " + remote.listedBytes());
            case Reading.Mails mails
            when mails.damage().isPresent() ->
                new Content.Damaged(mails.damage().get());
            case Reading.Mails mails -> new Content.Mails(mails.messages());
            case Reading.NotAnArchive nothing when nothing.harmless() -> new Content.Nothing();
            case Reading.NotAnArchive not -> new Content.Other(not.what());
            case Reading.Unreadable unreadable -> new Content.Other(unreadable.why());
        };
    }

    private Result accept(
            RemoteFile remote, Optional<Manifest.Entry> known, Partial partial, HttpHeaders headers, Content content)
            throws IOException {
        long bytes = Files.size(partial.path());
        boolean empty = content instanceof Content.Nothing;
        long messages = content instanceof Content.Mails mails ? mails.messages() : 0;
        if (empty && known.map(entry -> entry.messages() > 0).orElse(false)) {
            partial.drop();
            return failed(remote, "empty at the server, where it had mails before; the former file stays", false);
        }
        String sha256 = empty ? "" : Digest.of(partial.path());
        Validators now = Validators.of(headers);
        boolean same = known.map(entry -> entry.sha256().equals(sha256)).orElse(false);
        Manifest.Entry entry = new Manifest.Entry(
                remote.name(),
                remote.address().toString(),
                sha256,
                empty ? 0 : bytes,
                messages,
                now.etag(),
                now.lastModified(),
                clock.instant(),
                known.map(Manifest.Entry::articles).orElse(""));
        String note = same || empty ? "" : replace(remote, known, partial, sha256, messages);
        partial.drop();
        manifest.put(entry);
        Outcome outcome = empty ? Outcome.EMPTY : same ? Outcome.UNCHANGED : Outcome.FETCHED;
        return result(remote, outcome, bytes, entry, note);
    }

    /** Puts the file in its place; a former one that has what the new one may lack is kept, and that is told. */
    private String replace(
            RemoteFile remote, Optional<Manifest.Entry> known, Partial partial, String sha256, long messages)
            throws IOException {
        String note = "";
        Path file = workplace.file(remote.name());
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            boolean ours =
                    manifest.file(remote.name()).map(Manifest.Entry::sha256).equals(Optional.of(Digest.of(file)));
            long before = known.map(Manifest.Entry::messages).orElse(0L);
            if (!ours && !Digest.of(file).equals(sha256)) {
                note = "a file of that name was not fetch's; it is kept in .mirror/replaced";
            } else if (messages < before) {
                note = "had " + before + " mails, has " + messages
                        + " now; the former file is kept in .mirror/replaced";
            }
            if (!note.isEmpty()) {
                workplace.keepReplaced(remote.name());
            }
        }
        workplace.publish(partial.path(), remote.name());
        return note;
    }

    private Result refuse(RemoteFile remote, Partial partial, Content content) throws IOException {
        if (content instanceof Content.Damaged damaged) {
            workplace.keepDamaged(partial.path(), remote.name());
            partial.drop();
            return failed(remote, damaged.why() + "; what came is kept in .mirror/damaged", false);
        }
        partial.drop();
        return failed(
                remote,
                "the server sent " + (content instanceof Content.Other other ? other.what() : "no mail"),
                false);
    }

    private static Result result(RemoteFile remote, Outcome outcome, long received, Manifest.Entry entry, String note) {
        return new Result(
                new MirrorReport.File(
                        remote.name(),
                        remote.address().toString(),
                        outcome,
                        received,
                        entry.bytes(),
                        entry.messages(),
                        note.isEmpty() ? Optional.empty() : Optional.of(note)),
                false);
    }

    private static Result failed(RemoteFile remote, String why, boolean leave) {
        return new Result(
                new MirrorReport.File(
                        remote.name(), remote.address().toString(), Outcome.FAILED, 0, 0, 0, Optional.of(why)),
                leave);
    }
}
