package annals.export.site;

/** The field that filters a page, for the script to show: without it there is nothing to type into. */
final class FilterField {
    private FilterField() {}

    /** Over the rows of an element of the page. */
    static void ofRows(Html html, String label, String element) {
        write(html, label, "data-rows", element);
    }

    /** Over all threads of the site; what is found takes the place of the table in an element of the page. */
    static void ofThreads(Html html, String label, String element) {
        write(html, label, "data-threads", element);
    }

    private static void write(Html html, String label, String what, String element) {
        html.open("div", "class", "tools").element("label", label, "for", "filter");
        html.open("input", "id", "filter", "type", "search", "autocomplete", "off", what, element, "hidden", "");
        html.element("p", "", "class", "quiet", "role", "status", "id", "filter-status");
        html.close("div").line();
    }
}
