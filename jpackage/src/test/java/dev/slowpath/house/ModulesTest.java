package dev.slowpath.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.house.Pom.Dependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ModulesTest {

  private final Repository repository = Repository.here();

  @Test
  void nothingElseStandsAtTheTop() throws IOException {
    var expected =
        Set.of(
            "LICENSE", "README.md", "app", "docs", "jpackage", "plugins", "pom.xml", "sample-data");
    try (var entries = Files.list(repository.root())) {
      Set<String> found =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.startsWith(".") && !name.equals("target"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(new TreeSet<>(expected), found);
    }
  }

  @Test
  void houseRulesKnowEveryModuleOfTheRootPom() throws IOException {
    var known = Arrays.stream(Room.values()).map(Room::folder).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(modules()), new TreeSet<>(known));
  }

  @Test
  void everyFolderWithPomIsModuleOfTheRootPom() throws IOException {
    try (var files = Files.walk(repository.root(), 3)) {
      Set<String> found =
          files
              .filter(file -> file.endsWith("pom.xml"))
              .map(Path::getParent)
              .filter(folder -> !folder.equals(repository.root()))
              .map(repository::name)
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(found, new TreeSet<>(modules()));
    }
  }

  @Test
  void modulesCompileOnlyAgainstTheModulesTheyMaySee() throws IOException {
    Map<String, Room> rooms = roomsByArtifact();
    var wrong = new ArrayList<String>();
    for (Room room : Room.values()) {
      for (Dependency dependency : pom(room.folder()).dependencies()) {
        Room target = rooms.get(dependency.artifact());
        if (target != null && dependency.scope().equals("compile") && !room.sees(target)) {
          wrong.add(room.folder() + " compiles against " + target.folder());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void onlyTheProductHasPluginsAtRunTime() throws IOException {
    Map<String, Room> rooms = roomsByArtifact();
    var runtime = new TreeSet<String>();
    for (Room room : Room.values()) {
      for (Dependency dependency : pom(room.folder()).dependencies()) {
        if (rooms.containsKey(dependency.artifact()) && dependency.scope().equals("runtime")) {
          runtime.add(room.folder());
        }
      }
    }
    assertEquals(Set.of("jpackage"), runtime);
  }

  @Test
  void everyLibraryStandsInTheDecisionOnLibraries() throws IOException {
    Path table = repository.root().resolve("docs/decisions/0004-libraries.md");
    String decision = Files.readString(table);
    var missing = new TreeSet<String>();
    for (Room room : Room.values()) {
      for (Dependency dependency : pom(room.folder()).dependencies()) {
        boolean isOurs = dependency.group().equals("dev.slowpath");
        if (!isOurs && !decision.contains("`" + dependency.artifact() + "`")) {
          missing.add(room.folder() + " uses " + dependency.artifact());
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private List<String> modules() throws IOException {
    return Pom.read(repository.root().resolve("pom.xml")).modules();
  }

  private Map<String, Room> roomsByArtifact() throws IOException {
    var rooms = new HashMap<String, Room>();
    for (Room room : Room.values()) {
      rooms.put(pom(room.folder()).artifact(), room);
    }
    return Map.copyOf(rooms);
  }

  private Pom pom(String folder) throws IOException {
    return Pom.read(repository.root().resolve(folder).resolve("pom.xml"));
  }
}
