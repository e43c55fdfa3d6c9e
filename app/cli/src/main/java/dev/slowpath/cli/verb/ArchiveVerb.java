package dev.slowpath.cli.verb;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.keep.Archive;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.wording.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `archive`: an investigation as it is mailed and kept for years, and back.
@Command(
    name = "archive",
    description =
        "Writes an investigation as a zip: its files, findings and experiments as JSON, spans as"
            + " Parquet, and a manifest with the SHA-256 of each. Of a zip it makes the"
            + " investigation again, once every file in it is what the manifest says.",
    footer = {
      "",
      "Examples: slowpath archive week.slowpath -o week.slowpath.zip",
      "          slowpath archive week.slowpath.zip -o week.slowpath"
    })
final class ArchiveVerb implements Verb {

  @Parameters(index = "0", paramLabel = "FILE", description = "An investigation, or its archive.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The archive, or the investigation.")
  private Path output = Path.of("");

  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    boolean isArchive = Archive.isNamed(file.toString());
    boolean isAnswered = isArchive != Archive.isNamed(output.toString());
    if (!InvestigationFile.isNamed(file.toString())
        || !InvestigationFile.isNamed(output.toString())
        || !isAnswered) {
      throw new UsageException(
          "expected name.slowpath -o name.slowpath.zip, or name.slowpath.zip -o name.slowpath");
    }
    try {
      return isArchive ? unpack(session) : pack(session);
    } catch (ImportException refused) {
      throw new UsageException(Problems.line(file.toString(), refused.problem()), refused);
    } catch (IOException failed) {
      throw new UsageException("%s: %s".formatted(output, failed.getMessage()), failed);
    }
  }

  private int unpack(Session session) throws ImportException, IOException {
    if (Files.exists(output)) {
      throw new UsageException(output + ": is there already");
    }
    Archive.unpack(file, output);
    session.say("%s: verified, and made of %s".formatted(output, file));
    return ExitCode.DONE;
  }

  private int pack(Session session) throws ImportException, IOException {
    Reading reading = session.read(List.of(file.toString()), inputs, false);
    try (InvestigationFile open = InvestigationFile.open(file)) {
      Archive.write(open, reading.captures(), output);
    }
    session.say("%s: written".formatted(output));
    return reading.exitCode();
  }
}
