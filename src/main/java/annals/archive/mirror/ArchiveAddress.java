package annals.archive.mirror;

import annals.archive.ArchivePeriod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where on the web an archive is, told by the form of the address. */
public sealed interface ArchiveAddress {
    /** The page, or the file, to begin with. */
    URI address();

    /** What to call the archive: the list's name or address, a file's name; usable as the name of a folder. */
    String name();

    /**
     * The index page of a pipermail archive.
     *
     * @param address ends in {@code /}
     */
    record Pipermail(URI address, String name) implements ArchiveAddress {}

    /**
     * The overview of a list in HyperKitty.
     *
     * @param address ends in {@code /}
     * @param name the list's address
     */
    record HyperKitty(URI address, String name) implements ArchiveAddress {}

    /**
     * One file.
     *
     * @param name its name, safe to write
     */
    record SingleFile(URI address, String name) implements ArchiveAddress {}

    /**
     * The archive at an address that a person wrote. The page of a month or of a mail stands for its archive.
     *
     * @throws IllegalArgumentException when it is no address of the web, with what is expected
     */
    static ArchiveAddress of(String written) {
        URI uri = uri(written);
        Matcher list = Forms.HYPERKITTY.matcher(uri.getRawPath());
        if (list.lookingAt()) {
            String name = list.group(1).replace("%40", "@").toLowerCase(Locale.ROOT);
            return new HyperKitty(at(uri, list.group() + (list.group().endsWith("/") ? "" : "/")), name);
        }
        String path = uri.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (FileNames.isSafe(last)) {
            return new SingleFile(at(uri, path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())), last);
        }
        boolean page = last.endsWith(".html") || last.endsWith(".htm");
        String folder = page ? path.substring(0, path.lastIndexOf('/') + 1) : path.endsWith("/") ? path : path + "/";
        String above = folder.replaceFirst("[^/]+/$", "");
        String name = lastFolder(folder);
        if (!above.equals("/") && ArchivePeriod.of(name).isPresent()) {
            return new Pipermail(at(uri, above), safe(lastFolder(above), uri));
        }
        return new Pipermail(at(uri, folder), safe(name, uri));
    }

    /** Whether it is written like an address of the web. */
    static boolean isAddress(String written) {
        return written.regionMatches(true, 0, "http://", 0, 7) || written.regionMatches(true, 0, "https://", 0, 8);
    }

    private static URI uri(String written) {
        URI uri;
        try {
            uri = new URI(written.strip()).normalize();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address of the web: " + e.getReason());
        }
        if (!isAddress(written.strip()) || uri.getHost() == null) {
            throw new IllegalArgumentException("no address of the web; it begins with https:// or http:// and a host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an address with a password in it; archives behind one are not fetched");
        }
        return uri;
    }

    private static URI at(URI uri, String pathAndQuery) {
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority() + pathAndQuery);
    }

    private static String lastFolder(String folder) {
        String open = folder.substring(0, folder.length() - 1);
        return open.substring(open.lastIndexOf('/') + 1);
    }

    private static String safe(String name, URI uri) {
        return Forms.NAME.matcher(name).matches() ? name : uri.getHost();
    }

    /** Forms of addresses; an interface can keep nothing private. */
    final class Forms {
        private static final Pattern HYPERKITTY = Pattern.compile(
                "/(?:[^/]+/){0,6}list/([A-Za-z0-9][A-Za-z0-9._+-]{0,80}(?:@|%40)[A-Za-z0-9][A-Za-z0-9.-]{0,80})(?:/|$)");
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

        private Forms() {}
    }
}
