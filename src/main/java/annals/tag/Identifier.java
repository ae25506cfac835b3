package annals.tag;

import annals.mail.Span;
import java.util.Locale;

/**
 * A name in a text that only a document, a namespace or a pull request can have.
 *
 * @param kind what it names
 * @param normal the one spelling for all spellings of it, see {@link Kind}
 * @param span where it stands
 * @param text the words as they stand there
 * @param weak whether it is only a number ("'384", "0384") or has no project ("PR #12"): it means what {@code normal}
 *     says only where its context says so too
 */
public record Identifier(Kind kind, String normal, Span span, String text, boolean weak) {
    /** What an identifier names, with its normal spelling. */
    public enum Kind {
        /** A XMPP or Jabber Extension Protocol: {@code XEP-0384}. */
        XEP,
        /** A Request for Comments: {@code RFC 9420}. */
        RFC,
        /** An Internet-Draft without its version: {@code draft-ietf-mls-protocol}. */
        DRAFT,
        /** An XML namespace as written: {@code urn:xmpp:omemo:2}. */
        NAMESPACE,
        /** A document in the inbox, by its base name in lower case: {@code omemo-media-sharing}. */
        PROPOSAL,
        /** A pull request: {@code xsf/xeps#879}, in lower case. */
        PULL_REQUEST;

        /** The name in rules and JSON: "xep-number", "namespace", … */
        public String rule() {
            return this == XEP ? "xep-number" : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
