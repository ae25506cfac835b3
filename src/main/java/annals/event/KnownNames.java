package annals.event;

/** The names by which mails call documents and voters. */
record KnownNames(DocumentNames documents, Voters voters) {}
