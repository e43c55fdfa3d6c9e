package dev.slowpath.cli.verb;

import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.screen.Screen;
import dev.slowpath.workbench.screen.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `shoot`: a picture of a page of the window; needs no display.
@Command(
    name = "shoot",
    description = "Paints a page of the window as a PNG file, without a display.",
    footer = {
      "",
      "Example: slowpath shoot bottlenecks captures/ --theme light -o page.png",
      "         slowpath shoot all captures/ --theme both -o pictures/"
    })
final class ShootVerb implements Verb {
  private static final String ALL = "all";
  private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");

  @Parameters(
      index = "0",
      paramLabel = "PAGE",
      description = "The page; or gallery, search, keys; several with commas between, or all.")
  private String page = "";

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = Root.FILES)
  private List<String> files = new ArrayList<>();

  @Mixin private Inputs inputs = new Inputs();

  @Option(names = "--theme", paramLabel = "light|dark|both", description = "The look (dark).")
  private Look look = Look.dark;

  @Option(names = "--size", paramLabel = "WxH", description = "In pixels (1280x800).")
  private String size = "1280x800";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The PNG file to write; of several pictures, the folder.")
  private Path output = Path.of("");

  /// Looks, by the names of the command line.
  enum Look {
    light,
    dark,
    both;

    List<Look> each() {
      return this == both ? List.of(light, dark) : List.of(this);
    }
  }

  @Override
  public int run(Session session) {
    Screen screen = session.screen();
    List<String> pages = pages(screen);
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new UsageException("--size " + size + ": expected WxH, such as 1280x800");
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = Integer.parseInt(matcher.group(2));
    Reading reading = session.read(files, inputs.judging());
    Investigation investigation =
        reading.outcomes().isEmpty()
            ? Investigation.empty()
            : Investigation.of(
                    name(),
                    reading.outcomes(),
                    inputs.window(reading.captures()),
                    session.workers())
                .with(CaseFile.among(files));
    boolean isOne = pages.size() == 1 && look != Look.both;
    try {
      if (!isOne) {
        Files.createDirectories(output);
      }
      for (Look each : look.each()) {
        for (String one : pages) {
          Path to = isOne ? output : output.resolve("%s-%s.png".formatted(one, each));
          screen.shoot(new Shot(one, investigation, each == Look.light, width, height, to));
        }
      }
    } catch (IOException failed) {
      throw new UsageException(
          "%s: cannot be written: %s".formatted(output, failed.getMessage()), failed);
    }
    return reading.exitCode();
  }

  private List<String> pages(Screen screen) {
    if (page.equals(ALL)) {
      return screen.pages();
    }
    List<String> pages = List.of(page.split(",", -1));
    for (String one : pages) {
      if (!screen.pages().contains(one)) {
        throw new UsageException(
            "no page '%s', expected one of %s, all"
                .formatted(one, String.join(", ", screen.pages())));
      }
    }
    return pages;
  }

  private String name() {
    return String.valueOf(Path.of(files.getFirst()).getFileName());
  }
}
