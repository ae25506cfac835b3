package annals.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Writes HTML as plain text: blocks become lines, quotes become lines that begin with "&gt; ", a link becomes its text
 * and, where that does not show it, its address in angle brackets.
 *
 * <p>A quote is a {@code blockquote}, or the container in which Yahoo's mail puts the older mail; a {@code blockquote}
 * that the editors of Gmail and Apple Mail write for mere indentation is none.
 */
final class HtmlText implements NodeVisitor {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "div",
            "dd",
            "dl",
            "dt",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> SPACED = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol");

    private static final String INDENT_CLASS = "webkit-indent-blockquote";
    private static final int MAX_SHOWN_DEPTH = 20;
    private static final int MAX_URL = 500;

    private final StringBuilder text = new StringBuilder();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private int quoteDepth;
    private int preDepth;
    private boolean lastLineBlank = true;

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        document.select("head, script, style, template, title").remove();
        HtmlText writer = new HtmlText();
        document.traverse(writer);
        writer.endLine();
        return writer.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                writeLine();
            } else if (BLOCKS.contains(name)) {
                endLine();
                if (SPACED.contains(name)) {
                    blankLine();
                }
                quoteDepth += isQuote(element) ? 1 : 0;
                preDepth += name.equals("pre") ? 1 : 0;
                beginList(name);
            } else if ((name.equals("td") || name.equals("th")) && !line.isEmpty()) {
                line.append(' ');
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (name.equals("a")) {
            line.append(address(element));
        } else if (BLOCKS.contains(name)) {
            endLine();
            if (SPACED.contains(name)) {
                blankLine();
            }
            quoteDepth -= isQuote(element) ? 1 : 0;
            preDepth -= name.equals("pre") ? 1 : 0;
            if (name.equals("ol") || name.equals("ul")) {
                numbers.pop();
            }
        }
    }

    private void beginList(String name) {
        switch (name) {
            case "ul" -> numbers.push(-1);
            case "ol" -> numbers.push(0);
            case "li" -> {
                int number = numbers.isEmpty() ? -1 : numbers.pop();
                int next = number < 0 ? -1 : number + 1;
                line.append("  ".repeat(Math.clamp(numbers.size(), 0, MAX_SHOWN_DEPTH)));
                line.append(next < 0 ? "- " : next + ". ");
                numbers.push(next);
            }
            default -> {
                // no list
            }
        }
    }

    private static boolean isQuote(Element element) {
        if (element.normalName().equals("blockquote")) {
            String style = element.attr("style").replace(" ", "");
            boolean indents = element.hasClass(INDENT_CLASS)
                    || (style.contains("border:none") && !element.hasClass("gmail_quote") && !element.hasAttr("type"));
            return !indents;
        }
        return element.hasClass("yahoo_quoted");
    }

    /** What to write after a link's text: nothing where the text shows the address. */
    private static String address(Element link) {
        String href = link.attr("href").strip();
        boolean mail = href.regionMatches(true, 0, "mailto:", 0, 7);
        String target = mail ? href.substring(7) : href;
        boolean web = href.regionMatches(true, 0, "http", 0, 4) || href.regionMatches(true, 0, "ftp:", 0, 4);
        String shown = link.text();
        if ((!web && !mail) || shown.isBlank() || target.length() > MAX_URL || target.isEmpty()) {
            return "";
        }
        return bare(shown).contains(bare(target)) ? "" : " <" + target + ">";
    }

    /** An address without what people leave out when they write it. */
    private static String bare(String address) {
        String bare = address.toLowerCase(Locale.ROOT);
        int scheme = bare.indexOf("://");
        bare = scheme < 0 ? bare : bare.substring(scheme + 3);
        bare = bare.startsWith("www.") ? bare.substring(4) : bare;
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i) == '\u00a0' ? ' ' : words.charAt(i);
            if (preDepth > 0 && c == '\n') {
                writeLine();
            } else if (preDepth > 0 || !isBlank(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
    }

    private void endLine() {
        if (!line.toString().isBlank()) {
            writeLine();
        }
        line.setLength(0);
    }

    private void blankLine() {
        if (!lastLineBlank) {
            writeLine();
        }
    }

    private void writeLine() {
        String written = line.toString().stripTrailing();
        text.append("> ".repeat(Math.min(quoteDepth, MAX_SHOWN_DEPTH)))
                .append(written)
                .append('\n');
        lastLineBlank = written.isEmpty();
        line.setLength(0);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }
}
