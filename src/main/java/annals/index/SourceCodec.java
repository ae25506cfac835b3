package annals.index;

import annals.mail.Fault;
import annals.mail.Ledger;
import annals.thread.Corrections;
import annals.thread.Threading;
import annals.thread.ThreadingRules;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The record of a source as bytes and back, and version and rules as the entries of a commit. */
final class SourceCodec {
    private static final String FORMAT = "annals.format";
    private static final String VERSION = "annals.version";
    private static final String RULES = "annals.rules";
    private static final String THREADING = "annals.threading";
    private static final String CORRECTIONS = "annals.corrections";
    private static final String CATALOG = "annals.catalog";

    private SourceCodec() {}

    static byte[] encode(SourceRecord source) {
        ByteWriter out = new ByteWriter();
        Ledger ledger = source.ledger();
        out.writeString(source.name());
        out.writeString(source.key());
        out.writeString(ledger.source());
        out.writeVarLong(ledger.bytes());
        out.writeVarLong(ledger.messageBytes());
        out.writeVarLong(ledger.gapBytes());
        out.writeInt(ledger.messages());
        out.writeInt(ledger.added());
        out.writeInt(ledger.duplicates());
        out.writeInt(ledger.variants());
        out.writeInt(ledger.skipped());
        out.writeInt(ledger.faults().size());
        new TreeMap<>(ledger.faults()).forEach((kind, count) -> {
            out.writeEnum(kind);
            out.writeInt(count);
        });
        out.writeString(source.list());
        return out.toBytes();
    }

    static SourceRecord decode(byte[] bytes) throws IOException {
        ByteReader in = new ByteReader(bytes);
        String name = in.readString();
        String key = in.readString();
        Ledger ledger = new Ledger(
                in.readString(),
                in.readVarLong(),
                in.readVarLong(),
                in.readVarLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                readFaults(in));
        String list = in.isAtEnd() ? "" : in.readString(); // older records of this format end here, and have no key
        return new SourceRecord(name, ledger, key, list);
    }

    private static Map<Fault.Kind, Integer> readFaults(ByteReader in) throws IOException {
        int count = in.readCount();
        Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
        for (int i = 0; i < count; i++) {
            faults.put(in.readEnum(Fault.Kind.class), in.readInt());
        }
        return faults;
    }

    static Map<String, String> entries(IndexVersion version, ThreadingRules threading, String catalog) {
        return Map.of(
                FORMAT,
                String.valueOf(version.format()),
                VERSION,
                version.annals(),
                RULES,
                version.rules(),
                THREADING,
                threading.threading().name(),
                CORRECTIONS,
                threading.corrections().toLines(),
                CATALOG,
                catalog);
    }

    static String catalog(Map<String, String> entries) {
        return entries.getOrDefault(CATALOG, "");
    }

    static ThreadingRules threading(Map<String, String> entries) throws IOException {
        try {
            return new ThreadingRules(
                    Threading.valueOf(entries.getOrDefault(THREADING, Threading.RECOVERED.name())),
                    Corrections.ofLines(entries.getOrDefault(CORRECTIONS, "")));
        } catch (IllegalArgumentException e) {
            throw new IOException("the rules of threading in the index are damaged", e);
        }
    }

    /** The format that a commit names; empty when it was not written by Annals. */
    static String format(Map<String, String> entries) {
        return entries.getOrDefault(FORMAT, "");
    }

    static IndexVersion version(Map<String, String> entries) {
        return new IndexVersion(
                IndexVersion.FORMAT, entries.getOrDefault(VERSION, ""), entries.getOrDefault(RULES, ""));
    }
}
