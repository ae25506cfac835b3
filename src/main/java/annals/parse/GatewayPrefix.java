package annals.parse;

import annals.mail.MessageId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail filter wrote before the ids of mails that it handed on, so that replies name ids which nobody gave:
 * {@code 3447_1318845321_4E9BFB89_3447_10075_1_ID} and, before 2010, {@code 28357_1247739134_1247739134_ID}. The second
 * number is a time in seconds and the third the same time, in hexadecimal in the longer form: no id looks so by chance.
 */
final class GatewayPrefix {
    private static final int HEXADECIMAL = 16;
    private static final Pattern PREFIXED = Pattern.compile(
            "(?<process>\\d{1,10})_(?<time>\\d{9,10})_(?:\\k<time>|(?<hex>[0-9A-F]{8})_\\k<process>_\\d{1,10}_\\d{1,10})_(?<id>[^@]+@.+)");

    private GatewayPrefix() {}

    /** The id behind the prefix; empty where there is no prefix. */
    static Optional<MessageId> original(MessageId id) {
        String value = id.value();
        if (value.charAt(0) < '0' || value.charAt(0) > '9' || value.indexOf('_') < 0) {
            return Optional.empty();
        }
        Matcher matcher = PREFIXED.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String hex = matcher.group("hex");
        boolean sameTime = hex == null || Long.parseLong(hex, HEXADECIMAL) == Long.parseLong(matcher.group("time"));
        return sameTime ? MessageId.parse(matcher.group("id")) : Optional.empty();
    }
}
