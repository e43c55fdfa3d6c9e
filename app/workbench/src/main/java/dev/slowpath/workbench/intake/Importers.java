package dev.slowpath.workbench.intake;

import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Importer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The importers at hand, by the id of their format: those on the class path, and those of the
/// user's plugin folders, each jar in a class loader of its own.
public final class Importers {
  private final TreeMap<String, Importer> byId = new TreeMap<>();

  private Importers(List<Importer> importers) {
    for (Importer importer : importers) {
      byId.putIfAbsent(importer.format().id(), importer);
    }
  }

  /// Finds them. A format that ships wins over one of the same id in a folder.
  ///
  /// @param pluginFolders folders of jars, in the order to look
  public static Importers discover(List<Path> pluginFolders) {
    List<Importer> found = new ArrayList<>();
    ServiceLoader.load(Importer.class).forEach(found::add);
    for (ClassLoader loader : loaders(pluginFolders)) {
      ServiceLoader.load(Importer.class, loader).forEach(found::add);
    }
    return new Importers(found);
  }

  /// A class loader for each jar of the folders.
  static List<ClassLoader> loaders(List<Path> pluginFolders) {
    List<ClassLoader> loaders = new ArrayList<>();
    for (Path folder : pluginFolders) {
      for (URL jar : jars(folder)) {
        loaders.add(new URLClassLoader(new URL[] {jar}, Importers.class.getClassLoader()));
      }
    }
    return loaders;
  }

  private static List<URL> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<URL> jars = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".jar")) {
          jars.add(url(file.toUri()));
        }
      }
      return jars;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the plugin folder cannot be read: " + folder, unreadable);
    }
  }

  private static URL url(URI file) throws MalformedURLException {
    return file.toURL();
  }

  /// All formats, by id.
  public List<Format> formats() {
    return byId.values().stream()
        .map(Importer::format)
        .sorted(Comparator.comparing(Format::id))
        .toList();
  }

  Optional<Importer> of(String formatId) {
    return Optional.ofNullable(byId.get(formatId));
  }

  List<Importer> all() {
    return List.copyOf(byId.values());
  }
}
