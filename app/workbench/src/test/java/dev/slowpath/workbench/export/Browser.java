package dev.slowpath.workbench.export;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Chromium of this machine, without a window: opens a page, lets a script act on it, and tells
/// what that script told.
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Pattern TOLD = Pattern.compile("<told name=\"([^\"]*)\">([^<]*)</told>");

  /// What a script can say: `told(name, value)`, `key(key, on)`, `click(kind, x, y)`.
  private static final String WORDS =
      """
      const told = (name, value) => {
        const node = document.createElement("told");
        node.setAttribute("name", name);
        node.textContent = value;
        document.body.append(node);
      };
      const key = (key, more) => document.activeElement.dispatchEvent(
          new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
      const click = (kind, on, x, y) => {
        const box = on.getBoundingClientRect();
        on.dispatchEvent(new MouseEvent(
            kind, { bubbles: true, clientX: box.left + x, clientY: box.top + y }));
      };
      """;

  private final Path program;

  private Browser(Path program) {
    this.program = program;
  }

  /// The first that is on the path.
  static Optional<Browser> ofThisMachine() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Browser::new);
  }

  /// Opens a page and acts on it once it is there.
  ///
  /// @param folder for the page and for what the browser keeps
  /// @param isDark whether the reader's system is dark
  /// @return what the script told, by name
  SortedMap<String, String> act(String html, String script, Path folder, boolean isDark)
      throws IOException, InterruptedException {
    Path page = folder.resolve("page.html");
    String acting = "<script>\n" + WORDS + script + "\n</script>\n</body>";
    Files.writeString(page, html.replace("</body>", acting));
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=1200,900",
                "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1),
                "--user-data-dir=" + folder.resolve("browser"),
                "--dump-dom",
                page.toUri().toString())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    SortedMap<String, String> told = new TreeMap<>();
    for (Matcher one = TOLD.matcher(dom); one.find(); ) {
      told.put(one.group(1), one.group(2));
    }
    return told;
  }
}
