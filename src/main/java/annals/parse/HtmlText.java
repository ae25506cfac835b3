package annals.parse;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes HTML as plain text: blocks become lines, a {@code blockquote} becomes lines that begin with "&gt; ". */
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

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int quoteDepth;
    private int preDepth;
    private boolean lastLineBlank = true;

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        document.select("head, script, style, template").remove();
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
                quoteDepth += name.equals("blockquote") ? 1 : 0;
                preDepth += name.equals("pre") ? 1 : 0;
                line.append(name.equals("li") ? "- " : "");
            } else if (name.equals("td") && !line.isEmpty()) {
                line.append(' ');
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
            endLine();
            if (SPACED.contains(element.normalName())) {
                blankLine();
            }
            quoteDepth -= element.normalName().equals("blockquote") ? 1 : 0;
            preDepth -= element.normalName().equals("pre") ? 1 : 0;
        }
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
        text.append("> ".repeat(Math.min(quoteDepth, 20))).append(written).append('\n');
        lastLineBlank = written.isEmpty();
        line.setLength(0);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }
}
