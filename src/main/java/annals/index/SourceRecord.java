package annals.index;

import annals.mail.Ledger;

/**
 * A source that was read, and its account.
 *
 * @param name the source's name as the user gave it; the same name replaces the former record
 * @param ledger what its bytes became
 * @param key tells whether the source changed since: a digest, or size and time; compared, never parsed
 */
public record SourceRecord(String name, Ledger ledger, String key) {}
