package annals.archive.mirror;

import java.util.regex.Pattern;

/**
 * Which names of a server become names of files: those that archives have, in ASCII. A name of any other form is never
 * written, so that none can lead out of the folder.
 */
final class FileNames {
    private static final String MONTHS =
            "January|February|March|April|May|June|July|August|September|October|November|December";

    /** The volumes of pipermail: months, quarters, years, weeks and days. */
    private static final Pattern VOLUME = Pattern.compile(
            "(?:(?:19|20)\\d\\d(?:-(?:" + MONTHS + ")|q[1-4]|\\d{4})?|Week-of-Mon-(?:19|20)\\d{6})\\.txt(?:\\.gz)?");

    private static final Pattern ARCHIVE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,119}\\."
            + "(?:(?:txt|mbox|mbx|mmdf|eml)(?:\\.(?:gz|bz2|xz|zst))?|zip|tar|tgz|tar\\.(?:gz|bz2|xz|zst))");

    /** Names that Windows keeps for devices, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    private FileNames() {}

    /** Whether it is the name of a volume of pipermail. */
    static boolean isVolume(String name) {
        return VOLUME.matcher(name).matches();
    }

    /** Whether a file of that name may be written. */
    static boolean isSafe(String name) {
        return ARCHIVE.matcher(name).matches()
                && !name.contains("..")
                && !DEVICE.matcher(name).matches();
    }
}
