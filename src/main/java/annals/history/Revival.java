package annals.history;

import java.util.regex.Pattern;

/** The words that bring a document back to Experimental ("Revived the spec", "Moved back to Experimental"). */
final class Revival {
    private static final Pattern TOLD = Pattern.compile(
            "\\b(?:mov|chang|revert|return|reset|restor|bring|brought|put|set)\\w*(?: \\w+){0,4} (?:back )?to [\"“]?Experimental\\b"
                    + "|\\bback to [\"“]?Experimental\\b"
                    + "|\\bfrom [\"“]?(?:Deferred|Retracted)[\"”]? (?:back )?to [\"“]?Experimental\\b"
                    + "|\\bun-?deferred\\b"
                    + "|\\b(?:revived?|resurrected|reactivated)(?: (?:and|\\w{3,12}ed|the|this)){0,3} (?:[XJ]EP|document|spec(?:ification)?|proposal|protocol)\\b",
            Pattern.CASE_INSENSITIVE);

    private Revival() {}

    /** Whether a text of the editor tells it; one that denies it ("not moved back") is not expected there. */
    static boolean isTold(String text) {
        return TOLD.matcher(text).find();
    }
}
