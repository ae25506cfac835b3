package annals.export.site;

import annals.export.Version;
import java.util.List;

/** What all pages have: head, navigation, footer. */
final class Frame {
    private static final String MADE_BY = "Annals " + Version.current();

    /** Nothing but the site's own style sheet and scripts; no form is sent, nothing is embedded or fetched. */
    private static final String POLICY = "default-src 'none'; style-src 'self' file:; script-src 'self' file:;"
            + " base-uri 'none'; form-action 'none'";

    /** The pages that every page links to, with what they are called. */
    enum Place {
        OVERVIEW("index.html", "Overview"),
        THREADS("threads.html", "Threads"),
        PEOPLE("people.html", "People"),
        ABOUT("about.html", "About"),
        /** A page below one of these. */
        OTHER("", "");

        private final String file;
        private final String title;

        Place(String file, String title) {
            this.file = file;
            this.title = title;
        }
    }

    /** Writes what a page has for itself. */
    @FunctionalInterface
    interface Content {
        void write(Html html);
    }

    private Frame() {}

    /**
     * A page.
     *
     * @param depth how many folders below the site's own it stands, 0 or 1
     * @param site what the site is called
     */
    static String page(String site, String title, Place place, int depth, List<String> scripts, Content content) {
        String root = depth == 0 ? "" : "../";
        Html html = new Html();
        head(html, title.equals(site) ? title : title + " · " + site, root, scripts);
        header(html, site, place, root);
        main(html, content);
        html.open("footer", "class", "foot");
        html.open("p").text("Made by " + MADE_BY + " from mails that belong to their authors. ");
        html.link(root + "about.html", "How this was made");
        html.close().close("footer").line();
        html.close("body").close("html");
        return html.page();
    }

    /** A page without others. */
    static String alone(String title, Content content) {
        Html html = new Html();
        head(html, title, "", List.of());
        main(html, content);
        html.close("body").close("html");
        return html.page();
    }

    private static void head(Html html, String title, String root, List<String> scripts) {
        html.open("html", "lang", "en").line();
        html.open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.open("meta", "name", "referrer", "content", "no-referrer").line();
        html.open("meta", "name", "generator", "content", MADE_BY).line();
        html.element("title", title).line();
        html.open("link", "rel", "stylesheet", "href", root + "assets/annals.css")
                .line();
        for (String script : scripts) {
            html.open("script", "src", root + "assets/" + script, "defer", "")
                    .close()
                    .line();
        }
        html.close("head").line();
        html.open("body").line();
        html.element("a", "Skip to the content", "class", "skip", "href", "#content")
                .line();
    }

    private static void main(Html html, Content content) {
        html.open("main", "id", "content", "tabindex", "-1").line();
        content.write(html);
        html.close("main").line();
    }

    private static void header(Html html, String site, Place place, String root) {
        html.open("header", "class", "top");
        html.open("div", "class", "bar");
        html.link(root + "index.html", site, "class", "brand");
        html.open("nav", "aria-label", "Pages").open("ul");
        for (Place other : Place.values()) {
            if (!other.file.isEmpty()) {
                html.open("li");
                if (other == place) {
                    html.link(root + other.file, other.title, "aria-current", "page");
                } else {
                    html.link(root + other.file, other.title);
                }
                html.close();
            }
        }
        html.close().close("nav").close().close("header").line();
    }
}
