package annals.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something whose discussion has a history: a XEP, a proposal that has no number yet, or a topic before its document.
 *
 * @param id "XEP-0384", or the base name of a proposal or topic without a number ("gateway-relayed-encryption")
 * @param name what people call it, short ("OMEMO"); the id where no name is in use
 * @param title its title
 * @param kind what it is to SIG-E2EE
 * @param reason why it has that kind, one sentence; empty for {@link Kind#OTHER}
 * @param aliases all its names, the title and the namespaces included
 * @param specification the XEP, when it has a number
 * @param proposals the proposals that led to it, ascending by date
 */
public record Deliverable(
        String id,
        String name,
        String title,
        Kind kind,
        String reason,
        List<Alias> aliases,
        Optional<Specification> specification,
        List<Proposal> proposals) {
    /** What a deliverable is to SIG-E2EE (XEP-0429 section 5). */
    public enum Kind {
        MAINTAINED,
        UPCOMING,
        HISTORIC,
        RELATED,
        CHARTER,
        GUIDANCE,
        /** Any other XEP: it can be asked for, but is none of the SIG's business. */
        OTHER;

        /** The name in JSON and on the command line. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Deliverable {
        aliases = List.copyOf(aliases);
        proposals = List.copyOf(proposals);
    }

    /** What a sentence calls it that names it: its id, its name, its title. */
    public List<String> names() {
        return List.of(id, name, title);
    }

    /** Whether discussing it is discussing end-to-end encryption. */
    public boolean isE2ee() {
        return kind != Kind.RELATED && kind != Kind.OTHER;
    }
}
