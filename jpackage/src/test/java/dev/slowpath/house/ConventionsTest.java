package dev.slowpath.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of conventions of flame graphs names, for each, a test that proves it: that test is
/// there.
final class ConventionsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\|$");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
  private static final int CONVENTIONS = 23;

  @Test
  void eachConventionOfFlameGraphsNamesATestThatIsThere() throws IOException {
    Repository repository = Repository.here();
    Map<String, String> tests = tests(repository);
    String page = Files.readString(repository.root().resolve("docs/flame-graph.md"));
    List<String> missing = new ArrayList<>();
    int rows = 0;
    for (Matcher row = ROW.matcher(page); row.find(); ) {
      rows++;
      assertEquals(rows, Integer.parseInt(row.group(1)));
      missing.addAll(missing(row.group(), tests));
    }
    assertEquals(CONVENTIONS, rows);
    assertEquals(List.of(), missing);
  }

  private static List<String> missing(String row, Map<String, String> tests) {
    List<String> missing = new ArrayList<>();
    Matcher named = NAMED.matcher(row);
    assertTrue(named.find(), () -> "no test is named in: " + row);
    do {
      String source = tests.getOrDefault(named.group(1), "");
      if (!source.contains(" void " + named.group(2) + "(")) {
        missing.add(named.group());
      }
    } while (named.find());
    return missing;
  }

  private static Map<String, String> tests(Repository repository) throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (Path source : repository.javaSources()) {
      String name = String.valueOf(source.getFileName());
      if (name.endsWith("Test.java")) {
        tests.put(name.substring(0, name.length() - ".java".length()), Files.readString(source));
      }
    }
    return tests;
  }
}
