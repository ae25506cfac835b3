package annals.archive.mirror;

import annals.archive.ArchivePeriod;
import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Reads the pages on which servers list what they have. Pages are of any server: everything in them is doubted. */
final class Listing {
    private static final Pattern ARTICLE = Pattern.compile("(\\d{4,9})\\.html");
    /** The size in pipermail's link, which is cut to whole thousands: {@code [ Gzip'd Text 30 KB ]}. */
    private static final Pattern SIZE = Pattern.compile("Text (\\d{1,9}) (bytes|KB|MB) ]");

    private static final Pattern MONTH = Pattern.compile("/((?:19|20)\\d\\d)/(1[0-2]|0?[1-9])/?");

    private Listing() {}

    /**
     * The volumes of a pipermail index page, in the order of time. Where both forms of one are offered the packed one
     * is taken. Of links only those count that lead into the page's own folder.
     */
    static List<RemoteFile> pipermail(URI page, String html) {
        Map<String, RemoteFile> volumes = new TreeMap<>();
        for (Element link : Jsoup.parse(html).select("a[href]")) {
            String name = link.attr("href").strip();
            name = name.startsWith("./") ? name.substring(2) : name;
            Optional<String> below = below(page, name);
            if (below.isPresent() && FileNames.isVolume(below.get())) {
                String file = below.get();
                String volume = file.substring(0, file.indexOf(".txt"));
                if (file.endsWith(".gz") || !volumes.containsKey(volume)) {
                    volumes.put(
                            volume,
                            new RemoteFile(
                                    file,
                                    page.resolve(file),
                                    ArchivePeriod.of(file),
                                    listedBytes(link.text()),
                                    Optional.of(page.resolve(volume + "/date.html"))));
                }
            }
        }
        return volumes.values().stream()
                .sorted(Comparator.comparing(
                                (RemoteFile file) -> file.period().orElse(null),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(RemoteFile::name))
                .toList();
    }

    /** The exports of the months that HyperKitty's overview of a list links, in the order of time. */
    static List<RemoteFile> hyperKitty(ArchiveAddress.HyperKitty list, URI page, String html) {
        TreeSet<YearMonth> months = new TreeSet<>();
        for (Element link : Jsoup.parse(html).select("a[href]")) {
            below(page, link.attr("href").strip())
                    .map(path -> MONTH.matcher("/" + path))
                    .filter(Matcher::matches)
                    .ifPresent(month -> months.add(
                            YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))));
        }
        List<RemoteFile> files = new ArrayList<>();
        for (YearMonth month : months) {
            String name = list.name() + "-" + month + ".mbox.gz";
            String query = "?start=" + month + "-01&end=" + month.plusMonths(1) + "-01";
            files.add(RemoteFile.of(name, page.resolve("export/" + name + query)));
        }
        return files;
    }

    /**
     * An article that pipermail lists.
     *
     * @param page its page, {@code 001360.html}
     * @param number its number
     * @param subject its subject as displayed
     */
    record Article(String page, int number, String subject) {}

    /** The articles of a page by date, in the order of their numbers, in which the mails stand in the month's file. */
    static List<Article> articles(String html) {
        Map<Integer, Article> articles = new TreeMap<>();
        for (Element link : Jsoup.parse(html).select("li a[href]")) {
            Matcher page = ARTICLE.matcher(link.attr("href").strip());
            if (page.matches()) {
                int number = Integer.parseInt(page.group(1));
                articles.putIfAbsent(number, new Article(page.group(), number, link.text()));
            }
        }
        return List.copyOf(articles.values());
    }

    private static long listedBytes(String link) {
        Matcher size = SIZE.matcher(link);
        if (!size.find()) {
            return 0;
        }
        long unit = switch (size.group(2)) {
            case "KB" -> 1000;
            case "MB" -> 1_000_000;
            default -> 1;
        };
        return unit * Long.parseLong(size.group(1));
    }

    /** The path below the page's folder to which a link leads, undecoded; empty when it leads out of it. */
    private static Optional<String> below(URI page, String link) {
        URI target;
        try {
            target = page.resolve(link).normalize();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address at all
        }
        String folder = page.resolve(".").getRawPath().replace("%40", "@");
        boolean here = page.getRawAuthority().equalsIgnoreCase(String.valueOf(target.getRawAuthority()))
                && target.getRawQuery() == null;
        String path = target.getRawPath() == null ? "" : target.getRawPath().replace("%40", "@");
        return here && path.startsWith(folder) ? Optional.of(path.substring(folder.length())) : Optional.empty();
    }
}
