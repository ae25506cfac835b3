package annals.ingest;

import annals.index.MessageCodec;
import annals.mail.Fault;
import annals.mail.Message;
import annals.mail.Origin;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which copy of a message is worth more. */
final class Worth {
    private static final List<Origin> NOWHERE = List.of(new Origin("", "", 0, 0));

    /**
     * The better copy is greater; equal are only copies that differ in nothing but their place, so that the order of
     * reading decides nothing.
     *
     * <p>Fewer repairs are better, then more own words: pipermail stores some months twice, the second time decoded
     * better. Then more headers: HyperKitty's exports lack References, pipermail's lack those of the editor's tools.
     */
    static final Comparator<Message> ORDER = Comparator.comparingInt(Worth::repairs)
            .reversed()
            .thenComparingInt(message -> message.newText().length())
            .thenComparingInt(Worth::headers)
            .thenComparing(Worth::bytes, Arrays::compareUnsigned);

    private Worth() {}

    private static int repairs(Message message) {
        return withoutCopies(message).size();
    }

    private static int headers(Message message) {
        return message.references().size()
                + message.inReplyTo().size()
                + message.headers().size();
    }

    private static byte[] bytes(Message message) {
        return MessageCodec.encode(message.withOrigins(NOWHERE).withFaults(withoutCopies(message)));
    }

    private static List<Fault> withoutCopies(Message message) {
        return message.faults().stream()
                .filter(fault -> fault.kind() != Fault.Kind.DIFFERENT_COPY)
                .toList();
    }
}
