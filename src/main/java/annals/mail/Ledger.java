package annals.mail;

import java.util.EnumMap;
import java.util.Map;

/**
 * The account of one source: what its bytes became.
 *
 * @param source the source's name as the user gave it
 * @param bytes the length of the decompressed stream
 * @param messageBytes the bytes that belong to messages
 * @param gapBytes the bytes before, between and after messages; {@code messageBytes + gapBytes == bytes}
 * @param messages how many messages were found
 * @param added how many of them were new to the index
 * @param duplicates how many were already there with the same text
 * @param variants how many had the id of another message but other text
 * @param skipped how many were left out because somebody asked for it
 * @param faults how many faults of each kind
 */
public record Ledger(
        String source,
        long bytes,
        long messageBytes,
        long gapBytes,
        int messages,
        int added,
        int duplicates,
        int variants,
        int skipped,
        Map<Fault.Kind, Integer> faults) {
    public Ledger {
        if (messageBytes + gapBytes != bytes) {
            throw new IllegalArgumentException(
                    "the ledger of " + source + " must add up: " + messageBytes + " + " + gapBytes + " != " + bytes);
        }
        if (added + duplicates + variants + skipped != messages) {
            throw new IllegalArgumentException("the ledger of " + source + " must add up: " + added + " new + "
                    + duplicates + " there + " + variants + " other + " + skipped + " skipped != " + messages);
        }
        faults = Map.copyOf(faults);
    }

    /** The sums of two accounts under one name. */
    public Ledger plus(Ledger other, String name) {
        Map<Fault.Kind, Integer> both = new EnumMap<>(Fault.Kind.class);
        faults.forEach((kind, count) -> both.merge(kind, count, Integer::sum));
        other.faults.forEach((kind, count) -> both.merge(kind, count, Integer::sum));
        return new Ledger(
                name,
                bytes + other.bytes,
                messageBytes + other.messageBytes,
                gapBytes + other.gapBytes,
                messages + other.messages,
                added + other.added,
                duplicates + other.duplicates,
                variants + other.variants,
                skipped + other.skipped,
                both);
    }

    /** The account of nothing. */
    public static Ledger empty(String name) {
        return new Ledger(name, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
    }
}
