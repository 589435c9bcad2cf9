package io.sprintqueue.conventions;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// What the POMs say of our own modules.
record Poms(Repository repository) {
    private static final String OURS = "io.sprintqueue";

    List<String> modules() {
        return named(root("pom.xml"), "modules")
                .flatMap(modules -> named(modules, "module"))
                .map(Node::getTextContent)
                .toList();
    }

    /// Of each module, those of ours that its main code may use.
    Map<String, Set<String>> uses() {
        var uses = new TreeMap<String, Set<String>>();
        modules()
                .forEach(module ->
                        uses.put(
                                module,
                                new TreeSet<>(
                                        named(root(module + "/pom.xml"), "dependencies")
                                                .flatMap(all -> named(all, "dependency"))
                                                .filter(Poms::isOursAndNoTest)
                                                .map(dependency -> text(dependency, "artifactId"))
                                                .toList())));
        return uses;
    }

    private static boolean isOursAndNoTest(Element dependency) {
        return text(dependency, "groupId").equals(OURS)
                && !text(dependency, "scope").equals("test");
    }

    private static String text(Element parent, String name) {
        return named(parent, name).map(Node::getTextContent).findFirst().orElse("");
    }

    private static Stream<Element> named(Element parent, String name) {
        var children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    private Element root(String path) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(repository.read(path).text())))
                    .getDocumentElement();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SAXException | ParserConfigurationException malformed) {
            throw new IllegalArgumentException(path + " is no POM", malformed);
        }
    }
}
