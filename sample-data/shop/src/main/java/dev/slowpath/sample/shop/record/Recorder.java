package dev.slowpath.sample.shop.record;

import dev.slowpath.sample.shop.service.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Records the shop before and after its repair and writes down what is true of the two runs.
public final class Recorder {
  private Recorder() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    var options = Options.parse(List.of(arguments));
    Files.createDirectories(options.out());
    var facts = new ArrayList<Run.Facts>();
    var truths = new ArrayList<Truth>();
    for (var mode : Mode.values()) {
      System.out.println("recording " + mode.label());
      facts.add(new Run(options, mode).record());
      truths.add(Truth.read(mode, options.out().resolve(mode.label())));
    }
    var csv = new StringBuilder(Truth.CSV_HEADER);
    truths.forEach(truth -> csv.append(truth.csv()));
    Files.writeString(options.out().resolve("truth.csv"), csv);
    Files.writeString(options.out().resolve("README.md"), readme(options, facts, truths));
    System.out.print(csv);
  }

  private static String readme(Options options, List<Run.Facts> facts, List<Truth> truths)
      throws IOException {
    var text = template();
    for (var truth : truths) {
      text = text.replace("{{truth-" + truth.mode().label() + "}}", truth.markdown().strip());
    }
    return text.replace("{{facts}}", factsTable(facts).strip())
        .replace("{{machine}}", Machine.description())
        .replace("{{seed}}", Long.toString(options.seed()))
        .replace("{{blocks}}", Integer.toString(options.blocks()))
        .replace("{{seconds}}", Integer.toString(options.blockSeconds()))
        .replace("{{warm-up}}", Integer.toString(options.warmUpSeconds()))
        .replace("{{orders}}", Integer.toString(options.orders()))
        .replace("{{postgres}}", facts.getFirst().postgres());
  }

  private static String template() throws IOException {
    try (var in = Recorder.class.getResourceAsStream("README.template.md")) {
      if (in == null) {
        throw new IOException("resource README.template.md is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String factsTable(List<Run.Facts> facts) {
    var text = new StringBuilder();
    text.append("| mode | measured from | to | load average at start / end | processors busy |");
    text.append(
        " spans | requests without a 200 | migration |\n|---|---|---|---|--:|--:|--:|--:|\n");
    for (var fact : facts) {
      text.append(
          "| %s | %s | %s | %s / %s | %s | %d | %d | %d ms |\n"
              .formatted(
                  fact.mode().label(),
                  fact.from(),
                  fact.to(),
                  fact.loadBefore(),
                  fact.loadAfter(),
                  fact.busy(),
                  fact.spans(),
                  fact.failures(),
                  fact.migrationMs()));
    }
    return text.toString();
  }
}
