package dev.slowpath.cli.verb;

import dev.slowpath.cli.document.CaptureDocument;
import dev.slowpath.plugin.Live.Lack;
import dev.slowpath.plugin.UnreachableException;
import dev.slowpath.workbench.live.LiveCapture;
import dev.slowpath.workbench.live.LiveCapture.Captured;
import dev.slowpath.workbench.live.LiveCapture.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `capture`: snapshots of a live system, into a folder that the other verbs read.
@Command(
    name = "capture",
    description =
        "Snapshots of a running database into a folder: statements, tables, indexes, settings and"
            + " activity. It only looks: read-only transactions with time limits, no counter is"
            + " reset, nothing is installed, no password is kept.",
    footer = {
      "",
      "A password comes from the address, PGPASSWORD, ~/.pgpass, or is asked for. TLS is asked for"
          + " by",
      "sslmode, as in libpq. A role with pg_monitor sees all there is to see.",
      "Example: slowpath capture postgresql://monitor@db.example:5432/shop?sslmode=require \\",
      "           --every 60s --for 10m -o shop",
      "         slowpath statements shop"
    })
final class CaptureVerb implements Verb {

  @Mixin private Asking asking = new Asking();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where the files go; made where it is not there.")
  private Path folder = Path.of("");

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "Again after this time, such as 60s, 5m or 1h (60s).")
  private String every = "60s";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "As long as this; without it and --count there is one snapshot.")
  private @Nullable String length;

  @Option(names = "--count", paramLabel = "N", description = "As many snapshots.")
  private int count;

  @Mixin private Inputs inputs = new Inputs();

  @Override
  public int run(Session session) {
    LiveSystem system = asking.system(inputs);
    Wish wish = new Wish(asking.address(), folder, duration("--every", every), snapshots());
    try {
      Captured captured =
          new LiveCapture(system.recorder(), system.access(), session.cancellation())
              .run(
                  wish,
                  (snapshot, number, of) -> {
                    if (!inputs.isQuiet() && of > 1) {
                      session.say("snapshot %d of %d at %s".formatted(number, of, snapshot.at()));
                    }
                  });
      write(session, captured);
      captured.lacks().forEach(lack -> tell(session, lack));
      return captured.lacksFigures() ? ExitCode.UNREACHED : ExitCode.DONE;
    } catch (UnreachableException unreached) {
      return system.unreached(session, unreached);
    } catch (IOException unwritable) {
      throw new UsageException(
          "%s: cannot be written: %s".formatted(folder, unwritable.getMessage()), unwritable);
    }
  }

  private void write(Session session, Captured captured) {
    CaptureDocument document = new CaptureDocument(captured, folder);
    asking.write(session, document::json, document::text);
  }

  private void tell(Session session, Lack lack) {
    String line = lack.missing() + "; " + lack.remedy();
    if (lack.isGrave()) {
      session.error(line);
    } else if (!inputs.isQuiet()) {
      session.say(line);
    }
  }

  private int snapshots() {
    if (count < 0 || (count > 0 && length != null)) {
      throw new UsageException("expected either --count of 1 or more, or --for");
    }
    if (length == null) {
      return Math.max(1, count);
    }
    Duration step = duration("--every", every);
    return (int) Math.min(100_000, duration("--for", length).dividedBy(step) + 1);
  }

  private static Duration duration(String option, String text) {
    List<String> units = new ArrayList<>(List.of("s", "m", "h", "d"));
    String lower = text.toLowerCase(Locale.ROOT);
    String unit = lower.isEmpty() ? "" : lower.substring(lower.length() - 1);
    String digits = units.contains(unit) ? lower.substring(0, lower.length() - 1) : lower;
    boolean isOne = digits.matches("\\d{1,6}") && Integer.parseInt(digits) > 0;
    if (!isOne) {
      throw new UsageException("%s %s: expected a time like 60s, 5m or 1h".formatted(option, text));
    }
    long number = Long.parseLong(digits);
    return switch (unit) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
