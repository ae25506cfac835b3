package annals.profile;

import annals.mail.MessageId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses of a message, computed offline.
 *
 * @param mid the {@code mid:} address (RFC 2392), always there
 * @param hyperkitty the page in the list's HyperKitty archive, where it has one
 * @param pipermail the page in the list's pipermail archive, where the article's number is known
 */
public record Permalinks(String mid, Optional<String> hyperkitty, Optional<String> pipermail) {
    static Permalinks of(MessageId id, String hyperkittyBase) {
        Optional<String> hyperkitty = hyperkittyBase.isEmpty()
                ? Optional.empty()
                : Optional.of(hyperkittyBase + "message/" + id.hash().toUpperCase(Locale.ROOT) + "/");
        return new Permalinks("mid:" + percentEncoded(id.value()), hyperkitty, Optional.empty());
    }

    /** The same with the page in the list's pipermail archive. */
    public Permalinks withPipermail(Optional<String> page) {
        return new Permalinks(mid, hyperkitty, page);
    }

    /** The best page for a reader: on the web when there is one, else {@code mid:}. */
    public String best() {
        return hyperkitty.or(() -> pipermail).orElse(mid);
    }

    private static String percentEncoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@")
                .replace("%24", "$")
                .replace("%21", "!");
    }
}
