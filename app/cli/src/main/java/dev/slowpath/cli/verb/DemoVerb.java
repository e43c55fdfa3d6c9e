package dev.slowpath.cli.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `demo`: the sample investigation, ranked.
@Command(
    name = "demo",
    description =
        "Ranks the sample investigation that ships with Slowpath: captures of a small web shop that"
            + " really ran, with one defect an endpoint.",
    footer = {"", "Example: slowpath demo --format json"})
final class DemoVerb implements Verb {
  private static final String HOME = "slowpath.home";

  @Mixin private Inputs inputs = new Inputs();
  @Mixin private Outputs outputs = new Outputs();

  @Override
  public int run(Session session) {
    Path sample = Path.of(System.getProperty(HOME, ".")).resolve("sample-data/shop/before");
    if (!Files.isDirectory(sample)) {
      session.error(sample + ": whole file: no such folder, expected the sample investigation");
      return ExitCode.UNREAD;
    }
    if (outputs.isForPrograms()) {
      return RankVerb.rank(session, List.of(sample.toString()), inputs, outputs);
    }
    return OpenVerb.open(session, List.of(sample.toString()), inputs, outputs);
  }
}
