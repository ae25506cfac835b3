package annals.export.site;

import annals.mail.VisibleText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML. Text and values of attributes get in escaped and with nothing in them that steers what is shown; there
 * is no way to write markup, scripts, styles, or an address that a browser would run.
 */
final class Html {
    private static final Set<String> TAGS = Set.of(
            "a",
            "article",
            "blockquote",
            "body",
            "caption",
            "code",
            "dd",
            "desc",
            "details",
            "div",
            "dl",
            "dt",
            "footer",
            "h1",
            "h2",
            "h3",
            "head",
            "header",
            "html",
            "input",
            "label",
            "li",
            "link",
            "main",
            "meta",
            "nav",
            "ol",
            "p",
            "path",
            "pre",
            "rect",
            "script",
            "section",
            "span",
            "strong",
            "summary",
            "svg",
            "table",
            "tbody",
            "td",
            "text",
            "th",
            "thead",
            "time",
            "title",
            "tr",
            "ul");
    private static final Set<String> ATTRIBUTES = Set.of(
            "aria-current",
            "aria-hidden",
            "aria-label",
            "aria-labelledby",
            "autocomplete",
            "charset",
            "class",
            "content",
            "d",
            "data-row",
            "data-rows",
            "data-threads",
            "datetime",
            "defer",
            "for",
            "height",
            "hidden",
            "href",
            "http-equiv",
            "id",
            "lang",
            "name",
            "rel",
            "role",
            "scope",
            "src",
            "tabindex",
            "type",
            "viewBox",
            "width",
            "x",
            "y");
    private static final Set<String> ADDRESSES = Set.of("href", "src");
    private static final Set<String> VOID = Set.of("meta", "link", "input");
    /** A page of the site, a place in a page, or an address that a browser opens and does not run. */
    private static final Pattern SAFE_ADDRESS =
            Pattern.compile("#[\\w.-]*|(?:\\.\\./)?[\\w.-]+(?:/[\\w.-]+)*(?:#[\\w.-]*)?|(?:https?|mid):[^\\s<>\"]+");

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    Html() {
        out.append("<!DOCTYPE html>\n");
    }

    /** Opens an element; attributes are names and values by turns. */
    Html open(String tag, String... attributes) {
        if (!TAGS.contains(tag)) {
            throw new IllegalArgumentException("not an element of ours: " + tag);
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        out.append('>');
        if (!VOID.contains(tag)) {
            open.push(tag);
        }
        return this;
    }

    private void attribute(String name, String value) {
        if (!ATTRIBUTES.contains(name)) {
            throw new IllegalArgumentException("not an attribute of ours: " + name);
        }
        if (ADDRESSES.contains(name) && !isSafeAddress(value)) {
            throw new IllegalArgumentException("not a safe address: " + value);
        }
        out.append(' ').append(name).append("=\"");
        escape(VisibleText.line(value));
        out.append('"');
    }

    /** Whether an address may stand in a link. */
    static boolean isSafeAddress(String address) {
        return SAFE_ADDRESS.matcher(address).matches();
    }

    /** Closes the element opened last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes elements until that one is closed. */
    Html close(String tag) {
        if (!tag.equals(open.peek())) {
            throw new IllegalStateException("expected to close " + tag + ", open are " + open);
        }
        return close();
    }

    /** Text as it stands, lines kept. */
    Html text(String text) {
        if ("script".equals(open.peek())) {
            throw new IllegalStateException("a script has no text");
        }
        escape(VisibleText.of(text));
        return this;
    }

    /** An element with text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A link where the address is one that a browser does not run, else the text alone. */
    Html link(String address, String text, String... attributes) {
        if (!isSafeAddress(address)) {
            return text(text);
        }
        String[] all = new String[attributes.length + 2];
        all[0] = "href";
        all[1] = address;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        return element("a", text, all);
    }

    /** A line end in the source, for whoever reads it. */
    Html line() {
        out.append('\n');
        return this;
    }

    /** The page; every element must be closed. */
    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.append('\n').toString();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isCharacter(c) ? c : '\uFFFD');
            }
        }
    }

    /** Whether HTML knows the code point; half of a pair is checked by {@link VisibleText}. */
    private static boolean isCharacter(char c) {
        return c < '\uFDD0' || (c > '\uFDEF' && c < '\uFFFE');
    }
}
