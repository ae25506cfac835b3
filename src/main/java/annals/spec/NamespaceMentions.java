package annals.spec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * The XMPP namespaces that a XEP speaks of, by the strength of its claim to them. Each set is in order of first
 * mention.
 *
 * @param names the short name and the file name, in lower case: a namespace that ends in one is likely its own
 * @param schemas those it has a schema for: {@code <schemaloc><ns/>} in the header, {@code targetNamespace} in the text
 * @param registered those its registrar section names under "Protocol Namespaces", or in prose about namespaces
 * @param examples those that stand in an {@code xmlns} attribute of an example
 * @param all every one in the text
 */
record NamespaceMentions(
        Set<String> names, Set<String> schemas, Set<String> registered, Set<String> examples, Set<String> all) {
    /** Left out: {@code http://etherx.jabber.org/streams} and others of RFCs and W3C, which no XEP defines. */
    private static final String NAMESPACE = "(?:urn:xmpp:[A-Za-z0-9][A-Za-z0-9_.:#-]*"
            + "|jabber:[a-z][A-Za-z0-9_.:#-]*"
            + "|http://jabber\\.org/[A-Za-z0-9_.:/#-]*"
            + "|https?://(?:www\\.)?xmpp\\.org/extensions/xep-\\d{4}\\.html#ns[a-z-]*)";

    private static final Pattern ANYWHERE = Pattern.compile("(?<![A-Za-z0-9:/._-])" + NAMESPACE);
    private static final Pattern TARGET = Pattern.compile("targetNamespace\\s*=\\s*[\"'](" + NAMESPACE + ")[\"']");
    private static final Pattern XMLNS = Pattern.compile("xmlns(?::\\w+)?\\s*=\\s*[\"'](" + NAMESPACE + ")[\"']");

    /** @param header the child of the root that holds the schema locations */
    static NamespaceMentions in(Set<String> names, Element root, Element header) {
        String text = PlainText.lines(root);
        Set<String> schemas = new LinkedHashSet<>();
        XepReader.children(header, "schemaloc").stream()
                .flatMap(schema -> XepReader.children(schema, "ns").stream())
                .forEach(ns -> schemas.addAll(find(ANYWHERE, 0, PlainText.oneLine(ns))));
        schemas.addAll(find(TARGET, 1, text));
        Set<String> registered = new LinkedHashSet<>();
        XepReader.children(root, "section1").stream()
                .filter(section -> topic(section).contains("registrar"))
                .flatMap(NamespaceMentions::statements)
                .forEach(statement -> registered.addAll(find(ANYWHERE, 0, PlainText.oneLine(statement))));
        return new NamespaceMentions(names, schemas, registered, find(XMLNS, 1, text), find(ANYWHERE, 0, text));
    }

    /** Whether its last part, but for the version, is one of the names: "jet" of {@code urn:xmpp:jingle:jet:0}. */
    boolean isNamed(String namespace) {
        String stem = NamespaceOwners.stem(namespace);
        return names.stream().anyMatch(name -> stem.matches(".*[:/#]" + Pattern.quote(name)));
    }

    /** What a registrar section says of namespaces: the subsections about them, and its own paragraphs. */
    private static Stream<Element> statements(Element registrar) {
        List<Element> subsections = XepReader.children(registrar, "section2").stream()
                .filter(NamespaceMentions::isAboutNamespaces)
                .toList();
        Stream<Element> paragraphs = Stream.of("p", "ul")
                .flatMap(name -> XepReader.children(registrar, name).stream())
                .filter(paragraph -> !XepReader.children(registrar, "p").isEmpty()
                        && PlainText.oneLine(registrar).toLowerCase(Locale.ROOT).contains("namespace"));
        return subsections.isEmpty() ? paragraphs : subsections.stream();
    }

    private static boolean isAboutNamespaces(Element section) {
        return topic(section).contains("namespace") && !topic(section).contains("versioning");
    }

    private static String topic(Element section) {
        return section.getAttribute("topic").toLowerCase(Locale.ROOT);
    }

    private static Set<String> find(Pattern pattern, int group, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group).replaceFirst("[.:/#-]+$", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
