package dev.slowpath.workbench.intake;

import dev.slowpath.plugin.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/// The recorders of live systems at hand: those on the class path and those of the user's plugin
/// folders.
public final class Recorders {
  private final List<Recorder> all;

  private Recorders(List<Recorder> all) {
    this.all =
        all.stream()
            .sorted(
                Comparator.comparing(Recorder::system)
                    .thenComparing(one -> one.getClass().getName()))
            .toList();
  }

  /// Finds them.
  ///
  /// @param pluginFolders folders of jars
  public static Recorders discover(List<Path> pluginFolders) {
    List<Recorder> found = new ArrayList<>();
    ServiceLoader.load(Recorder.class).forEach(found::add);
    for (ClassLoader loader : Importers.loaders(pluginFolders)) {
      ServiceLoader.load(Recorder.class, loader).stream()
          .filter(provider -> Objects.equals(provider.type().getClassLoader(), loader))
          .map(ServiceLoader.Provider::get)
          .forEach(found::add);
    }
    return new Recorders(found);
  }

  /// Those at hand, by the name of their system.
  public List<Recorder> all() {
    return all;
  }

  /// The recorder for an address.
  public Optional<Recorder> of(String address) {
    return all.stream().filter(one -> one.isFor(address)).findFirst();
  }
}
