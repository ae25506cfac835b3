package annals.tag;

/** Where in a message a cue stands. */
enum Place {
    /**
     * The subject without marks and former subject, and what counts like it: the address in a proposal's announcement.
     */
    SUBJECT,
    /** The former subject in "(was: …)". */
    WAS,
    /** The heading of a section: "4a) XEP-0384: …". */
    HEADING,
    /** An item of a list within a section: "- UPDATED: XEP-0384". */
    ITEM,
    /** The author's own words. */
    OWN,
    /** Quoted words. */
    QUOTE,
    /** Signatures, footers, notices of removed parts, attributions, PGP armour: never counts. */
    IGNORED
}
