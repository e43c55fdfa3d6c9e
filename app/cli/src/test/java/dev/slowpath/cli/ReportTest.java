package dev.slowpath.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports of a made-up load in which everything is planted that must not leave the machine.
final class ReportTest {
  /// A literal, a parameter, a host, an address, a user, a mail address, a secret of a URL query.
  private static final List<String> PRIVATE =
      List.of(
          "Anna Karenina",
          "4711-parameter",
          "orders.internal.example",
          "10.20.30.40",
          "vronsky",
          "levin@example.org",
          "token=s3cret");

  @TempDir Path folder = Path.of("");

  private Path captures() throws IOException {
    Path traces = Captures.traces(folder);
    String planted =
        Files.readString(traces)
            .replace(
                "SELECT name FROM customer WHERE id = $1",
                "SELECT name FROM customer WHERE note = 'Anna Karenina' AND id = $1")
            .replaceAll(
                "\\{\"key\":\"db.query.parameter.0\",\"value\":\\{\"stringValue\":\"(\\d+)\"}}",
                """
                {"key":"db.query.parameter.0","value":{"stringValue":"4711-parameter-$1"}},\
                {"key":"server.address","value":{"stringValue":"orders.internal.example"}},\
                {"key":"enduser.id","value":{"stringValue":"vronsky"}}\
                """)
            .replace("\"name\":\"GET /orders\"", "\"name\":\"GET /orders?token=s3cret\"")
            .replace(
                "{\"key\":\"http.route\",\"value\":{\"stringValue\":\"/orders\"}}",
                "{\"key\":\"url.full\",\"value\":{\"stringValue\":\"http://10.20.30.40/orders?mail=levin@example.org\"}}");
    return Files.writeString(traces, planted);
  }

  private String report(Object... options) throws IOException {
    Object[] all = new Object[options.length + 2];
    all[0] = "report";
    all[1] = captures();
    System.arraycopy(options, 0, all, 2, options.length);
    Ran ran = Ran.slowpath(all);
    assertEquals(0, ran.code(), ran.err());
    return ran.out();
  }

  @Test
  void onePageStandsAlone() throws IOException {
    Path page = folder.resolve("report.html");
    report("-o", page);
    String html = Files.readString(page);
    assertTrue(html.contains("N+1: the same query 10 times a request"), html);
    assertTrue(html.contains("<svg "), "a picture");
    assertTrue(html.contains("SHA-256"), "the appendix");
    assertFalse(html.contains("<script"), "no script");
    assertFalse(html.matches("(?s).*(src|href)=\"http.*"), "nothing of another place");
  }

  @Test
  void axisOfAComparisonIsReadInFull() throws IOException {
    Path page = folder.resolve("report.html");
    report("--before", captures(), "-o", page);
    String html = Files.readString(page);
    assertTrue(html.contains(">0.25</text>") && html.contains(">0.5</text>"), html);
  }

  @Test
  void withoutMaskThePlantedSecretsAreThere() throws IOException {
    Path page = folder.resolve("report.html");
    report("-o", page);
    String html = Files.readString(page);
    assertTrue(html.contains("Anna Karenina"), "a literal, in the picture");
    assertTrue(html.contains("token=s3cret"), "a URL query");
  }

  @Test
  void nothingOfWhatIsPrivateIsInAMaskedReport() throws IOException {
    Path page = folder.resolve("report.html");
    report("--mask", "-o", page);
    String html = Files.readString(page);
    String markdown = report("--mask");
    for (String secret : PRIVATE) {
      assertFalse(html.contains(secret), "HTML holds " + secret);
      assertFalse(markdown.contains(secret), "Markdown holds " + secret);
    }
    assertFalse(html.contains(folder.toString()), "no folder of this machine");
    assertTrue(html.contains("N+1: the same query 10 times a request"), "what is to be said");
  }

  @Test
  void markdownHoldsSummaryBottlenecksAndAppendix() throws IOException {
    String markdown = report();
    for (String head : List.of("## Summary", "## Bottlenecks", "## Data quality", "## Appendix")) {
      assertTrue(markdown.contains(head), markdown);
    }
  }

  @Test
  void aNameOfNoKnownKindIsRefused() throws IOException {
    Ran ran = Ran.slowpath("report", captures(), "-o", folder.resolve("report.doc"));
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("ends in .html or .md"), ran.err());
  }
}
