package annals.export.site;

import annals.export.Edition;
import annals.export.MarkdownDossier;
import annals.mail.MessageId;
import annals.spec.Deliverable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the pages of a site are, seen from a folder of it. */
final class Links {
    private final Edition edition;
    private final String root;
    private final boolean hasThreads;

    private Links(Edition edition, String root, boolean hasThreads) {
        this.edition = edition;
        this.root = root;
        this.hasThreads = hasThreads;
    }

    static Links fromTop(Edition edition) {
        return new Links(edition, "", true);
    }

    static Links fromFolder(Edition edition) {
        return new Links(edition, "../", true);
    }

    /** Of a page that stands alone: mails are in the list's archive. */
    static Links none(Edition edition) {
        return new Links(edition, "", false);
    }

    static String file(Deliverable deliverable) {
        return "deliverable/" + MarkdownDossier.stem(deliverable) + ".html";
    }

    static String file(MessageId thread) {
        return "thread/" + thread.hash() + ".html";
    }

    static String anchor(MessageId message) {
        return "m-" + message.hash();
    }

    String to(Deliverable deliverable) {
        return root + file(deliverable);
    }

    /** The page of a deliverable of the edition. */
    Optional<String> toDeliverable(String id) {
        return edition.dossiers().stream()
                .map(dossier -> dossier.deliverable())
                .filter(deliverable -> deliverable.id().equals(id))
                .map(this::to)
                .findFirst();
    }

    String toThread(MessageId thread) {
        return root + file(thread);
    }

    /** Where a message can be read: here, else at its permalink; empty where neither is known or may be shown. */
    Optional<String> toMessage(MessageId message, String permalink) {
        MessageId thread = edition.threadOf().get(message);
        return hasThreads && thread != null
                ? Optional.of(toThread(thread) + (thread.equals(message) ? "" : "#" + anchor(message)))
                : Optional.of(edition.shown(permalink, message)).filter(Html::isSafeAddress);
    }

    /** Links to mails, the first called "mail", further ones by number. */
    void mails(Html html, List<MessageId> messages, Function<MessageId, String> permalinks) {
        int number = 0;
        for (MessageId message : messages) {
            number++;
            Optional<String> page = toMessage(message, permalinks.apply(message));
            String called = messages.size() == 1 ? "mail" : "mail " + number;
            html.text(" ");
            html.link(page.orElse(""), called, "class", "cite");
        }
    }
}
