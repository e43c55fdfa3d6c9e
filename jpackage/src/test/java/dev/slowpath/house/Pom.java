package dev.slowpath.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// A `pom.xml` as it is written, without inheritance and profiles.
record Pom(Element project) {

  /// A dependency on another module, `compile` when no scope is written.
  record Dependency(String group, String artifact, String scope) {}

  static Pom read(Path file) throws IOException {
    try {
      var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      return new Pom(builder.parse(file.toFile()).getDocumentElement());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file + " is not XML", e);
    }
  }

  String artifact() {
    return text(project, "artifactId");
  }

  List<String> modules() {
    return children(project, "modules").stream()
        .flatMap(list -> children(list, "module").stream())
        .map(Element::getTextContent)
        .toList();
  }

  List<Dependency> dependencies() {
    return children(project, "dependencies").stream()
        .flatMap(list -> children(list, "dependency").stream())
        .map(one ->
            new Dependency(text(one, "groupId"), text(one, "artifactId"), text(one, "scope")))
        .map(one ->
            one.scope().isEmpty() ? new Dependency(one.group(), one.artifact(), "compile") : one)
        .toList();
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }

  private static List<Element> children(Element parent, String name) {
    var found = new ArrayList<Element>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return List.copyOf(found);
  }
}
