package dev.slowpath.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormattingTest {

  @Test
  void everySourceIsLaidOutByTheFormatter() throws IOException, FormatterException {
    Repository repository = Repository.here();
    List<String> files = Formatting.unformatted(repository).stream().map(repository::name).toList();
    assertEquals(List.of(), files, "not formatted; to mend it: " + Formatting.COMMAND);
  }

  @Test
  void layoutAndImportsAreBothSeen() throws FormatterException {
    assertEquals("class A {}\n", Formatting.formatted("class A\n{ }\n"));
    assertEquals("class A {}\n", Formatting.formatted("import java.util.List;\n\nclass A {}\n"));
  }
}
