package annals.export.site;

import annals.export.Edition;
import annals.export.ShownThread;
import annals.export.ShownThread.Mail;
import annals.mail.Attachment;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.VisibleText;
import annals.tag.Attribution;
import annals.thread.EdgeKind;
import annals.thread.MailThread;
import annals.thread.Split;
import annals.thread.ThreadNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a thread: the tree, then the mails, each author's own words whole and quotes folded. */
final class ThreadPage {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    /** Deeper replies stand at this depth, so that a long chain does not walk off the page. */
    private static final int DEEPEST = 12;
    /** Longer texts are logs and tables, which nobody reads on a page. */
    private static final int MOST_CHARACTERS = 30_000;
    /** Shorter quotes are shown at once: folding costs more than it saves. */
    private static final int SHORT_QUOTE_LINES = 2;

    /** Words set in columns, or the lines of a drawing: they need letters of one width. */
    private static final Pattern COLUMNS = Pattern.compile("\\S {3,80}+\\S|[|+]--|--[|+]|__\\||\\t");

    private static final Pattern LINE_ENDS_FIRST = Pattern.compile("^\\n++");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`{}|\\\\^\\[\\]]{3,1000}+");

    private final Edition edition;
    private final Links links;

    ThreadPage(Edition edition) {
        this.edition = edition;
        this.links = Links.fromFolder(edition);
    }

    String page(ShownThread thread) {
        String title = Words.title(edition, thread.line().title());
        return Frame.page(edition.title(), title, Frame.Place.OTHER, 1, List.of(), html -> {
            hero(html, thread, title);
            html.open("div", "class", "conversation");
            if (thread.tree().walk().size() > 1) {
                tree(html, thread);
            }
            html.open("section", "aria-label", "Messages");
            thread.mails().forEach(mail -> mail(html, thread, mail));
            html.close("section").close("div").line();
        });
    }

    private void hero(Html html, ShownThread thread, String title) {
        html.open("div", "class", "hero");
        html.element(
                "p",
                "Thread"
                        + (thread.line().list().isEmpty()
                                ? ""
                                : " on " + Words.list(thread.line().list())),
                "class",
                "over");
        html.element("h1", title);
        html.open("p", "class", "facts");
        html.text(Words.count(thread.line().messages(), "message", "messages") + ", "
                + Words.count(thread.line().people().size(), "person", "people") + ", ");
        Words.span(html, thread.line().first(), thread.line().last());
        html.close();
        List<Attribution> about = thread.line().deliverables();
        if (!about.isEmpty()) {
            html.open("p", "class", "facts").text("About ");
            String between = "";
            for (Attribution attribution : about) {
                html.text(between);
                html.link(links.toDeliverable(attribution.deliverable()).orElse(""), attribution.deliverable());
                html.text(attribution.role() == Attribution.Role.MENTION ? " (mentioned)" : "");
                between = ", ";
            }
            html.close();
        }
        html.close("div").line();
    }

    private void tree(Html html, ShownThread thread) {
        Map<MessageId, Mail> mails = thread.byId();
        html.open("nav", "aria-label", "Messages of this thread", "class", "tree")
                .open("ol")
                .line();
        for (MailThread.Step step : thread.tree().walk()) {
            html.open("li", "class", "d" + Math.min(step.depth(), DEEPEST));
            switch (step.node()) {
                case ThreadNode.Missing missing ->
                    html.element("span", "a message that this archive lacks", "class", "quiet");
                case ThreadNode.Present present -> {
                    Mail mail = mails.get(present.id());
                    html.link("#" + Links.anchor(present.id()), mail == null ? "" : VisibleText.line(mail.author()));
                    if (mail != null) {
                        html.text(" ").element("span", when(mail.message()), "class", "quiet");
                    }
                    joined(html, present);
                }
            }
            html.close().line();
        }
        html.close().close("nav").line();
    }

    private static void joined(Html html, ThreadNode.Present present) {
        EdgeKind kind = present.edge().kind();
        if (kind == EdgeKind.QUOTE || kind == EdgeKind.SUBJECT || kind == EdgeKind.CORRECTION) {
            String why =
                    kind == EdgeKind.QUOTE ? "by quoted text" : kind == EdgeKind.SUBJECT ? "by subject" : "by hand";
            html.text(" ").element("span", "joined " + why, "class", "note");
        }
        if (present.edge().split() == Split.HIJACK) {
            html.text(" ").element("span", "another matter", "class", "note");
        }
    }

    private void mail(Html html, ShownThread thread, Mail mail) {
        Message message = mail.message();
        String anchor = Links.anchor(message.id());
        html.open("article", "id", anchor, "class", "mail", "aria-labelledby", anchor + "-by");
        html.open("header");
        html.element("h2", VisibleText.line(mail.author()), "id", anchor + "-by");
        html.open("p", "class", "quiet");
        when(html, message);
        html.text(" · ").link("#" + anchor, "link to this message");
        String permalink = edition.permalink(message.list(), message.id());
        if (!mail.withheld() && Html.isSafeAddress(permalink)) {
            html.text(" · ").link(permalink, permalink.startsWith("mid:") ? "in a mail program" : "in the archive");
        }
        html.close();
        if (!mail.subject().isEmpty()
                && !message.subject().base().equals(thread.line().title())) {
            html.element("p", VisibleText.line(mail.subject()), "class", "subject");
        }
        html.close("header");
        if (mail.withheld()) {
            html.element("p", "This message is withheld: its author asked for that.", "class", "quiet");
        } else {
            body(html, mail);
        }
        html.close("article").line();
    }

    private void body(Html html, Mail mail) {
        for (Segment segment : mail.message().body()) {
            if (segment.kind() == Segment.Kind.QUOTE && mail.withheldQuotes().contains(segment.depth())) {
                html.element("p", "Quoted lines of a withheld message.", "class", "quiet");
            } else if (!segment.text().isBlank()) {
                segment(html, segment);
            }
        }
        for (Attachment attachment : mail.message().attachments()) {
            html.element(
                    "p",
                    "Attachment " + VisibleText.line(edition.redaction().text(attachment.name())) + " ("
                            + VisibleText.line(attachment.type())
                            + (attachment.bytes() < 0
                                    ? ""
                                    : ", "
                                            + Words.count(
                                                    (int) Math.min(attachment.bytes(), Integer.MAX_VALUE),
                                                    "byte",
                                                    "bytes"))
                            + ")",
                    "class",
                    "attachment");
        }
    }

    private void segment(Html html, Segment segment) {
        String text = edition.redaction().text(segment.text());
        switch (segment.kind()) {
            case NEW -> {
                html.open("div", "class", isInColumns(text) ? "own fixed" : "own");
                linked(html, trimmed(text));
                html.close();
            }
            case CODE, PATCH -> {
                html.open("pre", "class", "code", "tabindex", "0")
                        .element("code", trimmed(text))
                        .close();
            }
            case QUOTE -> {
                long lines = text.lines().filter(line -> !line.isBlank()).count();
                String depth = segment.depth() > 1 ? " deep" : "";
                if (lines <= SHORT_QUOTE_LINES) {
                    html.element("blockquote", trimmed(text), "class", "quote" + depth);
                } else {
                    folded(
                            html,
                            Words.count((int) Math.min(lines, Integer.MAX_VALUE), "quoted line", "quoted lines"),
                            text,
                            "quote" + depth);
                }
            }
            case ATTRIBUTION -> html.element("p", VisibleText.line(text), "class", "attribution");
            case SIGNATURE -> folded(html, "Signature", text, "aside");
            case SCRUBBED, FOOTER -> folded(html, "Added by the list", text, "aside");
        }
    }

    /** Looks for the parts first, which is cheap: most texts have none. */
    private static boolean isInColumns(String text) {
        boolean mayBe = text.contains("   ") || text.contains("--") || text.contains("__|") || text.indexOf('\t') >= 0;
        return mayBe && COLUMNS.matcher(text).find();
    }

    private static void folded(Html html, String summary, String text, String style) {
        html.open("details", "class", style).element("summary", summary);
        html.element("blockquote", trimmed(text)).close();
    }

    private static String trimmed(String text) {
        String whole = text.strip().length() == text.length()
                ? text
                : LINE_ENDS_FIRST.matcher(text.stripTrailing()).replaceFirst("");
        if (whole.length() <= MOST_CHARACTERS) {
            return whole;
        }
        int end = Character.isHighSurrogate(whole.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return whole.substring(0, end) + "\n(cut here: " + (whole.length() - end) + " more characters)";
    }

    /** Text with its web addresses as links; a full stop or bracket behind one is not part of it. */
    private static void linked(Html html, String text) {
        Matcher address = ADDRESS.matcher(text);
        int done = 0;
        while (address.find()) {
            String found = address.group();
            int end = found.length();
            while (end > 0 && ".,;:!?)".indexOf(found.charAt(end - 1)) >= 0) {
                end--;
            }
            html.text(text.substring(done, address.start()));
            html.link(found.substring(0, end), found.substring(0, end), "rel", "noreferrer nofollow");
            done = address.start() + end;
        }
        html.text(text.substring(done));
    }

    private static void when(Html html, Message message) {
        if (message.sent().isKnown()) {
            html.element(
                    "time",
                    when(message) + " UTC",
                    "datetime",
                    message.sent().instant().toString());
            if (message.sent().source() != Sent.Source.DATE) {
                html.text(" (date from elsewhere: "
                        + message.sent().source().json().replace('_', ' ') + ")");
            }
        } else {
            html.text("no date");
        }
    }

    private static String when(Message message) {
        return message.sent().isKnown() ? MINUTE.format(message.sent().instant()) : "no date";
    }
}
