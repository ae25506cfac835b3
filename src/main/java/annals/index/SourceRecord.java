package annals.index;

import annals.mail.Ledger;

/**
 * A source that was read, and its account.
 *
 * @param name the source's name as the index remembers it; the same name replaces the former record
 * @param ledger what its bytes became
 * @param key tells whether the source changed since: a digest, or size and time; compared, never parsed; empty where
 *     nothing tells
 * @param list the list that the user named for it, empty where none
 */
public record SourceRecord(String name, Ledger ledger, String key, String list) {}
