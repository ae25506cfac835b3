package annals.archive.mirror;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server's {@code robots.txt} says to us (RFC 9309): the group for {@code annals}, else that for everybody. The
 * longest rule that fits decides, {@code Allow} before {@code Disallow}.
 */
final class RobotsRules {
    static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), Optional.empty());

    private static final String PRODUCT = "annals";
    private static final String EVERYBODY = "*";

    private record Rule(boolean allow, String pattern) {}

    private final List<Rule> rules;
    private final Optional<Duration> delay;

    private RobotsRules(List<Rule> rules, Optional<Duration> delay) {
        this.rules = List.copyOf(rules);
        this.delay = delay;
    }

    /** Reads the file; lines that are none of its grammar are passed over, as the RFC wants. */
    static RobotsRules parse(String text) {
        RobotsRules own = group(text, PRODUCT);
        return own.rules.isEmpty() && own.delay.isEmpty() && !names(text, PRODUCT) ? group(text, EVERYBODY) : own;
    }

    /** Whether the address may be asked for. */
    boolean allows(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String target = normal(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
        int longest = -1;
        boolean allowed = true;
        for (Rule rule : rules) {
            if (matches(rule.pattern(), target)
                    && (rule.pattern().length() > longest || (rule.pattern().length() == longest && rule.allow()))) {
                longest = rule.pattern().length();
                allowed = rule.allow();
            }
        }
        return allowed;
    }

    /** The pause that the server asks for by {@code Crawl-delay}, which is not in the RFC but meant. */
    Optional<Duration> delay() {
        return delay;
    }

    private record Line(String key, String value) {}

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.split("\\R")) {
            int comment = line.indexOf('#');
            String said = comment < 0 ? line : line.substring(0, comment);
            int colon = said.indexOf(':');
            if (colon > 0) {
                lines.add(new Line(
                        said.substring(0, colon).strip().replace("\ufeff", "").toLowerCase(Locale.ROOT),
                        said.substring(colon + 1).strip()));
            }
        }
        return lines;
    }

    private static boolean names(String text, String product) {
        return lines(text).stream().anyMatch(line -> line.key().equals("user-agent") && isFor(line, product));
    }

    /** All groups of one product are one group. */
    private static RobotsRules group(String text, String product) {
        List<Rule> rules = new ArrayList<>();
        Optional<Duration> delay = Optional.empty();
        boolean ours = false;
        boolean header = false;
        for (Line line : lines(text)) {
            if (line.key().equals("user-agent")) {
                ours = (header && ours) || isFor(line, product);
                header = true;
                continue;
            }
            boolean rule = line.key().equals("allow") || line.key().equals("disallow");
            if (rule && ours && !line.value().isEmpty()) {
                rules.add(new Rule(line.key().equals("allow"), normal(line.value())));
            } else if (line.key().equals("crawl-delay") && ours) {
                delay = seconds(line.value());
            }
            header &= !rule && !line.key().equals("crawl-delay");
        }
        return new RobotsRules(rules, delay);
    }

    private static boolean isFor(Line line, String product) {
        String token = line.value().toLowerCase(Locale.ROOT);
        return token.equals(product) || token.startsWith(product + "/");
    }

    private static Optional<Duration> seconds(String number) {
        return number.matches("\\d{1,6}(\\.\\d{1,3})?")
                ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000)))
                : Optional.empty();
    }

    /**
     * {@code *} is any text, {@code $} at the end the end. Goes back to the last star alone: time is at most their
     * product.
     */
    private static boolean matches(String pattern, String target) {
        boolean anchored = pattern.endsWith("$");
        String glob = anchored ? pattern.substring(0, pattern.length() - 1) : pattern + "*";
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < target.length()) {
            if (p < glob.length() && glob.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < glob.length() && glob.charAt(p) == target.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < glob.length() && glob.charAt(p) == '*') {
            p++;
        }
        return p == glob.length();
    }

    /** {@code %40} and {@code @} are the same; two hexadecimal digits are compared in upper case. */
    private static String normal(String path) {
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%'
                    && i + 2 < path.length()
                    && path.substring(i + 1, i + 3).matches("[0-9a-fA-F]{2}")) {
                int code = Integer.parseInt(path.substring(i + 1, i + 3), 16);
                boolean letter = code < 128 && Character.isLetterOrDigit(code);
                boolean plain = letter || "-._~@".indexOf(code) >= 0;
                normal.append(
                        plain
                                ? String.valueOf((char) code)
                                : path.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 2;
            } else {
                normal.append(path.charAt(i));
            }
        }
        return normal.toString();
    }
}
