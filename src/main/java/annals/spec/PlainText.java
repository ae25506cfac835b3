package annals.spec;

import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The text of a piece of a XEP. Footnotes are left out: a reference to another XEP expands to its title and a footnote
 * that repeats it.
 */
final class PlainText {
    private static final Set<String> BLOCKS =
            Set.of("p", "li", "ul", "ol", "dl", "dt", "dd", "di", "tr", "table", "div", "br", "code", "example");

    private PlainText() {}

    /** Its paragraphs and list items on lines of their own, white space collapsed, no empty lines. */
    static String lines(Element element) {
        StringBuilder raw = new StringBuilder();
        append(element, raw);
        return raw.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** All of it on one line. */
    static String oneLine(Element element) {
        return lines(element).replace('\n', ' ');
    }

    private static void append(Node node, StringBuilder raw) {
        switch (node.getNodeType()) {
            case Node.TEXT_NODE, Node.CDATA_SECTION_NODE ->
                raw.append(node.getNodeValue().replaceAll("[\\s\u00A0]+", " "));
            case Node.ELEMENT_NODE -> {
                if (!node.getNodeName().equals("note")) {
                    String edge = BLOCKS.contains(node.getNodeName()) ? "\n" : "";
                    raw.append(edge);
                    appendChildren(node, raw);
                    raw.append(edge);
                }
            }
            default -> appendChildren(node, raw);
        }
    }

    private static void appendChildren(Node node, StringBuilder raw) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            append(child, raw);
        }
    }
}
