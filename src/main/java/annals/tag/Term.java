package annals.tag;

import annals.spec.Alias;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A word of the vocabulary of end-to-end encryption.
 *
 * @param text the word or phrase, never empty; hyphens, blanks and slashes are the same, a plural "s" is found too; an
 *     identifier ("RFC 3923") is found in all its spellings
 * @param forms other spellings of the same thing; a thing said in two spellings is one thing said twice
 * @param strength how much it says
 * @param concept what weak words of one kind have in common ("key", "trust"): said of several kinds they say more;
 *     empty for words that are no weak ones
 * @param exact whether upper and lower case matter ("OTR", "MLS")
 * @param generic whether it is as much at home in talk about connections and logins, so that
 *     {@link TagRules#cancelling} vocabulary lowers it
 * @param from the first day on which it means this
 * @param until the last such day
 */
record Term(
        String text,
        List<String> forms,
        Strength strength,
        String concept,
        boolean exact,
        boolean generic,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {
    /** How much a word says for end-to-end encryption. */
    enum Strength {
        /** The name of a document of end-to-end encryption, or its number. */
        DELIVERABLE,
        /** It means nothing else: "double ratchet". */
        STRONG,
        /** It seldom means anything else: "OpenPGP". */
        MEDIUM,
        /** It often comes with it: "fingerprint"; counts up to a limit for each concept. */
        WEAK,
        /** It says nothing for it. */
        NONE
    }

    Term {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a term must have a text");
        }
        forms = List.copyOf(forms);
    }

    /** What it counts under, whatever its spelling. */
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isValidOn(LocalDate day) {
        return Alias.isWithin(from, until, day);
    }
}
