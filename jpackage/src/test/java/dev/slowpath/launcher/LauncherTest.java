package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The shell launcher in a product folder whose Javas only say who they are and what they were
/// told.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {

  private static final Path SCRIPT = Path.of("src/main/launcher/bin/slowpath").toAbsolutePath();

  @TempDir Path temp = Path.of("");
  private Path home = temp;
  private Path launcher = temp;

  @BeforeEach
  void layOut() throws IOException {
    temp = temp.toRealPath();
    home = temp.resolve("a product");
    launcher = home.resolve("bin/slowpath");
    String text = Files.readString(SCRIPT);
    assertTrue(text.contains(" /usr/lib/jvm/* "));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(launcher, text.replace(" /usr/lib/jvm/* ", " " + temp + "/jvm/* "));
    makeExecutable(launcher);
  }

  @Test
  void firstJava25InTheDocumentedOrderRuns() throws IOException, InterruptedException {
    Path systems = java("jvm/two", "25.0.3");
    java("jvm/one", "17.0.15");
    Path built = java("built with", "25.0.1");
    Files.writeString(home.resolve("conf/jdk"), built + "\n");
    Path javaHome = java("java home", "25");
    Path ours = java("ours", "25.0.2");
    Path bundled = java("a product/runtime", "25.0.3");
    var shell = Map.of("JAVA_HOME", javaHome.toString(), "SLOWPATH_JAVA_HOME", ours.toString());
    for (Path expected : List.of(bundled, ours, javaHome, built, systems)) {
      assertEquals(expected.toString(), run(shell).output().lines().findFirst().orElseThrow());
      java(temp.relativize(expected).toString(), "17.0.15");
    }
    assertEquals(4, run(shell).code());
  }

  @Test
  void javaOfAnotherVersionOrWithoutProgramIsPassedBy() throws IOException, InterruptedException {
    for (String version : List.of("17.0.15", "24.0.2", "250.0.1", "26", "1.25")) {
      java("jvm/" + version, version);
    }
    Path empty = java("jvm/0-empty", "25.0.3");
    Files.delete(empty.resolve("bin/java"));
    Files.createDirectories(temp.resolve("jvm/1-no-release/bin"));
    Ended ended = run(Map.of("JAVA_HOME", empty.toString()));
    assertEquals(4, ended.code());
    assertEquals("", ended.output());
    assertTrue(ended.errors().startsWith("slowpath: no Java 25 found"), ended.errors());
    assertTrue(ended.errors().contains("install a JDK 25"), ended.errors());
    assertEquals(1, ended.errors().lines().count());
  }

  @Test
  void earlyAccessBuildOf25IsJava25() throws IOException, InterruptedException {
    java("jvm/early", "25-ea");
    assertEquals(0, run(Map.of()).code());
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws IOException, InterruptedException {
    java("jvm/25", "25.0.3");
    var arguments = List.of("rank", "a file.jfr", "", "*", "$HOME", "--window", "1..2");
    List<String> told = told(run(Map.of(), launcher, arguments));
    int jar = told.indexOf("-jar");
    assertEquals(home.resolve("lib/slowpath.jar").toString(), told.get(jar + 1));
    assertEquals(arguments, told.subList(jar + 2, told.size()));
  }

  @Test
  void optionsOfTheUserFollowOursSoThatTheyWin() throws IOException, InterruptedException {
    java("jvm/25", "25.0.3");
    List<String> told = told(run(Map.of("SLOWPATH_OPTS", "-Xmx2g  -Dx=*")));
    int jar = told.indexOf("-jar");
    assertEquals(List.of("-Xmx2g", "-Dx=*"), told.subList(jar - 2, jar));
    assertEquals("@" + home.resolve("conf/jvm.options"), told.getFirst());
  }

  @Test
  void cacheIsLeftAsideWhenJarIsNewerOrThereIsNone() throws IOException, InterruptedException {
    java("jvm/25", "25.0.3");
    Path lib = Files.createDirectories(home.resolve("lib"));
    Path cache = Files.writeString(lib.resolve("slowpath.aot"), "");
    Path jar = Files.writeString(lib.resolve("one.jar"), "");
    var option = "-XX:AOTCache=" + cache;
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    assertTrue(told(run(Map.of())).contains(option));
    Files.setLastModifiedTime(cache, FileTime.from(Instant.EPOCH.minusSeconds(60)));
    assertFalse(told(run(Map.of())).contains(option));
    Files.delete(cache);
    assertFalse(told(run(Map.of())).contains(option));
  }

  @Test
  void launcherFindsItsFolderThroughChainsOfLinks() throws IOException, InterruptedException {
    java("a product/runtime", "25.0.3");
    Path links = Files.createDirectories(temp.resolve("links"));
    Path relative =
        Files.createSymbolicLink(links.resolve("one"), Path.of("../a product/bin/slowpath"));
    Path absolute = Files.createSymbolicLink(temp.resolve("two"), relative);
    for (Path link : List.of(relative, absolute)) {
      assertEquals(told(run(Map.of())), told(run(Map.of(), link, List.of())));
    }
  }

  @Test
  void launcherIsFoundOnThePathAndFromItsOwnFolder() throws IOException, InterruptedException {
    java("a product/runtime", "25.0.3");
    List<String> told = told(run(Map.of()));
    var path = Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin", "CDPATH", "/");
    for (String call : List.of("slowpath", "./slowpath", "sh slowpath")) {
      var command = List.of("sh", "-c", call);
      assertEquals(told, told(Ended.run(home.resolve("bin"), path, command)), call);
    }
  }

  @Test
  void exitCodeOfTheProgramIsTheExitCodeOfTheLauncher() throws IOException, InterruptedException {
    Path java = java("jvm/25", "25.0.3");
    Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nexit 3\n");
    assertEquals(3, run(Map.of()).code());
  }

  @Test
  void localeOfContainerIsMadeUtf8AndAnyOtherIsLeftAlone()
      throws IOException, InterruptedException {
    Path java = java("jvm/25", "25.0.3");
    Files.writeString(
        java.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL-}|${LC_CTYPE-}|${LANG-}\"\n");
    assertEquals("|C.UTF-8|\n", run(Map.of()).output());
    assertEquals("|C.UTF-8|C\n", run(Map.of("LANG", "C")).output());
    assertEquals("C.UTF-8||\n", run(Map.of("LC_ALL", "POSIX")).output());
    assertEquals("||de_DE.UTF-8\n", run(Map.of("LANG", "de_DE.UTF-8")).output());
    assertEquals("||de_DE.ISO-8859-1\n", run(Map.of("LANG", "de_DE.ISO-8859-1")).output());
  }

  private Ended run(Map<String, String> shell) throws IOException, InterruptedException {
    return run(shell, launcher, List.of());
  }

  private Ended run(Map<String, String> shell, Path program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
    return Ended.run(temp, Ended.bareShellAnd(shell), command);
  }

  private static List<String> told(Ended ended) {
    assertEquals("", ended.errors());
    assertEquals(0, ended.code());
    return ended.output().lines().skip(1).toList();
  }

  private Path java(String folder, String version) throws IOException {
    Path java = temp.resolve(folder);
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(
        java.resolve("release"), "OS_ARCH=\"x86_64\"\nJAVA_VERSION=\"" + version + "\"");
    String program = "#!/bin/sh\nprintf '%s\\n' '" + java + "' \"$@\"\n";
    makeExecutable(Files.writeString(java.resolve("bin/java"), program));
    return java;
  }

  private static void makeExecutable(Path file) {
    assertTrue(file.toFile().setExecutable(true));
  }
}
