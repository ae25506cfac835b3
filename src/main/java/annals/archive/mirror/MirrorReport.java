package annals.archive.mirror;

import java.util.List;
import java.util.Optional;

/**
 * What a fetch came to.
 *
 * @param files each file that the server lists, archive by archive in the order of time
 * @param problems what else is wrong: pages that could not be read
 */
public record MirrorReport(List<File> files, List<Problem> problems) {
    public MirrorReport {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /**
     * One file.
     *
     * @param name its name in the folder
     * @param url whence
     * @param outcome how it went
     * @param received how many bytes of it came over the network now
     * @param bytes its length
     * @param messages how many mails are in it
     * @param note what a person should know, as a clause; why it failed
     */
    public record File(
            String name,
            String url,
            Outcome outcome,
            long received,
            long bytes,
            long messages,
            Optional<String> note) {}

    /**
     * A page that could not be read.
     *
     * @param url its address
     * @param what what is wrong, as a clause
     * @param fatal whether mails may be missing for it
     */
    public record Problem(String url, String what, boolean fatal) {}

    /** How many bytes of files came over the network, without pages. */
    public long received() {
        return files.stream().mapToLong(File::received).sum();
    }

    /** How many files ended so. */
    public long count(Outcome outcome) {
        return files.stream().filter(file -> file.outcome() == outcome).count();
    }

    /** Whether all that the server lists is here. */
    public boolean isComplete() {
        return problems.stream().noneMatch(Problem::fatal) && count(Outcome.FAILED) == 0 && count(Outcome.LEFT) == 0;
    }
}
