package dev.slowpath.plugin.testkit;

import dev.slowpath.plugin.Importer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/// The importers that the class path declares. They are looked up as text: loading services is the
/// workbench's business alone.
final class Services {
  private Services() {}

  static boolean name(Class<? extends Importer> importer) throws IOException {
    String file = "META-INF/services/" + Importer.class.getName();
    List<URL> declarations = Collections.list(importer.getClassLoader().getResources(file));
    boolean named = false;
    for (URL declaration : declarations) {
      try (InputStream in = declaration.openStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        named |= text.lines().map(String::strip).anyMatch(importer.getName()::equals);
      }
    }
    return named;
  }
}
