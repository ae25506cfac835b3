package annals.export.site;

import annals.digest.CitedSentence;
import annals.export.Edition;
import annals.history.Dossier;
import annals.history.TimelineEvent;
import annals.mail.VisibleText;
import java.util.List;
import java.util.Optional;

/** The events of a dossier as items of a list, each with its mails, threads with their digests. */
final class EventList {
    private final Edition edition;
    private final Dossier dossier;
    private final Links links;

    EventList(Edition edition, Dossier dossier, Links links) {
        this.edition = edition;
        this.dossier = dossier;
        this.links = links;
    }

    /**
     * Writes an item of a list.
     *
     * @param note what else there is to say, may be empty
     */
    void event(Html html, TimelineEvent event, String note) {
        html.open("li", "class", "event k-" + event.kind().json(), "data-row", "");
        Words.day(html, event.date());
        html.element("span", called(event.kind()), "class", "kind-name");
        html.open("div", "class", "what");
        if (event instanceof TimelineEvent.ThreadDiscussed thread) {
            discussed(html, thread);
        } else {
            html.element("strong", VisibleText.line(edition.redaction().text(event.title())));
            if (!event.detail().isBlank()) {
                html.text(" ").element("span", edition.redaction().text(event.detail()), "class", "detail");
            }
            sources(html, event);
        }
        html.text(note);
        html.close("div").close("li").line();
    }

    private void discussed(Html html, TimelineEvent.ThreadDiscussed thread) {
        html.link(
                links.toMessage(thread.thread(), dossier.permalink(thread.thread()))
                        .orElse(""),
                Words.title(edition, thread.title()),
                "class",
                "thread-title");
        html.text(" ").open("span", "class", "quiet").text(thread.detail());
        if (!thread.last().equals(thread.first())) {
            html.text(", to ");
            Words.day(html, Optional.of(thread.last()));
        }
        thread.before().ifPresent(precedent -> html.text(", argued what " + precedent.version() + " changed"));
        html.close("span");
        for (CitedSentence sentence : thread.digest()) {
            html.open("blockquote")
                    .open("p")
                    .text(VisibleText.line(edition.redaction().text(sentence.text())));
            html.close().open("footer").text("— " + edition.redaction().text(sentence.from()) + ", ");
            Words.day(html, Optional.of(sentence.sent().day()));
            links.mails(html, List.of(sentence.message()), dossier::permalink);
            html.close("footer").close("blockquote");
        }
    }

    private void sources(Html html, TimelineEvent event) {
        html.open("span", "class", "sources");
        if (event.told().inXep()) {
            html.text(" XEP source");
        }
        links.mails(html, event.told().messages(), dossier::permalink);
        html.close();
    }

    private static String called(TimelineEvent.Kind kind) {
        return switch (kind) {
            case PROPOSAL -> "proposed";
            case RENAME -> "renamed";
            case NAMESPACE -> "namespace";
            case REVISION -> "version";
            case STATUS -> "state";
            case ANNOUNCEMENT -> "announced";
            case LASTCALL, EXPERIENCE -> "call";
            case VOTE -> "vote";
            case THREAD -> "thread";
        };
    }
}
