package annals.query;

import java.util.List;
import java.util.Locale;

/** What stands after a prefix that is none for words: a date, an id, a number, one of a few words. */
final class PrefixValue {
    private static final List<String> ACTS = List.of("question", "proposal", "decision", "objection", "announcement");
    private static final List<String> VOTES =
            List.of("+1", "+0", "0", "-0", "-1", "veto", "on-list", "pending", "abstain", "dnv");
    private static final List<String> PHASES = List.of(
            "protoxep",
            "proposed",
            "experimental",
            "draft",
            "stable",
            "final",
            "active",
            "deferred",
            "retracted",
            "rejected",
            "deprecated",
            "obsolete");

    private PrefixValue() {}

    /**
     * What a value asks under such a prefix.
     *
     * @param value without blanks around it
     * @throws IllegalArgumentException saying what was expected
     */
    static Query query(Prefix special, String value) {
        return switch (special) {
            case DATE -> new Query.Sent(DateRange.parse(value));
            case ID -> new Query.Id(value);
            case REF -> new Query.Refers(value);
            case TAG -> new Query.Tagged(value.toLowerCase(Locale.ROOT));
            case THREAD -> new Query.InThread(new Query.Id(value));
            case XEP -> new Query.Xep(number(value));
            case DELIVERABLE -> new Query.About(value);
            case HAS -> new Query.Has(feature(value));
            case ACT, VOTE, PHASE -> new Query.Recorded(special, oneOf(special, value));
            case VOTER -> new Query.Recorded(special, value);
            case REV -> revised(value);
            case QUERY, SUBJECT, BODY, SUBJECT_OR_BODY, NEW, QUOTED, FROM, TO, CC, ANYONE, LIST, ATTACHMENT ->
                throw new AssertionError(special);
        };
    }

    /** The one spelling of an act, a vote or a status: "-1" for "veto". */
    private static String oneOf(Prefix special, String value) {
        String wanted = value.toLowerCase(Locale.ROOT).replaceAll("[\u2212\u2013]", "-");
        List<String> known = switch (special) {
            case ACT -> ACTS;
            case VOTE -> VOTES;
            default -> PHASES;
        };
        if (special == Prefix.VOTE && wanted.equals("veto")) {
            return "-1";
        }
        if (!known.contains(wanted)) {
            throw new IllegalArgumentException(
                    special.text() + ": takes " + String.join(", ", known) + ", got " + value);
        }
        return wanted;
    }

    /** "0384@0.3..0.4", "omemo@0.3", "0384@..0.4". */
    private static Query revised(String value) {
        int at = value.lastIndexOf('@');
        int dots = value.indexOf("..", Math.max(at, 0));
        String from = dots < 0 ? value.substring(at + 1) : value.substring(at + 1, dots);
        String until = dots < 0 ? from : value.substring(dots + 2);
        if (at < 1 || (from.isBlank() && until.isBlank())) {
            throw new IllegalArgumentException("rev: takes a deliverable and versions, as 0384@0.3..0.4, got " + value);
        }
        return new Query.Revised(value.substring(0, at), from.strip(), until.strip());
    }

    private static int number(String value) {
        String digits = value.replaceFirst("(?i)^(?:xep|jep)[-\\s]?", "");
        if (!digits.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("xep: takes the number of a XEP, got " + value
                    + (digits.matches("\\d+") ? "" : "; about: takes names"));
        }
        return Integer.parseInt(digits);
    }

    private static Query.Feature feature(String value) {
        for (Query.Feature feature : Query.Feature.values()) {
            if (feature.text().equalsIgnoreCase(value)) {
                return feature;
            }
        }
        throw new IllegalArgumentException("has: takes question, link, xml, vote, patch or attachment, got " + value);
    }
}
