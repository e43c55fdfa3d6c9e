package dev.slowpath.cli.verb;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.keep.Archive;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.Keeping;
import dev.slowpath.workbench.wording.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `keep`: files put into an investigation, which needs them no more.
@Command(
    name = "keep",
    description =
        "Keeps files as an investigation, one file that holds all of them: other verbs and the"
            + " window take it in their place. What is in it already stays, a file of the same name"
            + " that changed is replaced.",
    footer = {"", "Example: slowpath keep captures/ -o week.slowpath"})
final class KeepVerb implements Verb {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The investigation, a name that ends in .slowpath; made if it is not there.")
  private Path output = Path.of("");

  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    if (!InvestigationFile.isNamed(output.toString()) || Archive.isNamed(output.toString())) {
      throw new UsageException(
          output + ": expected a name that ends in " + InvestigationFile.ENDING);
    }
    if (files.contains("-")) {
      throw new UsageException("-: standard input has no name to keep it by; save it first");
    }
    Reading reading = session.read(files, inputs);
    if (reading.isFruitless()) {
      return reading.exitCode();
    }
    Asked asked = inputs.asked(files);
    try (InvestigationFile file = Keeping.openOrCreate(output)) {
      List<String> added =
          new Keeping(asked.places(), asked.instants()).into(file, reading.outcomes());
      session.say(
          "%s: %s added, %s in it"
              .formatted(output, files(added.size()), files(file.contents().sources().size())));
    } catch (ImportException refused) {
      throw new UsageException(Problems.line(output.toString(), refused.problem()), refused);
    } catch (IOException unwritable) {
      throw new UsageException(
          "%s: cannot be written: %s".formatted(output, unwritable.getMessage()), unwritable);
    }
    return reading.exitCode();
  }

  private static String files(int count) {
    return count + (count == 1 ? " file" : " files");
  }
}
