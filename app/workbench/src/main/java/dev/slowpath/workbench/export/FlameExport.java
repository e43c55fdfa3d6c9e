package dev.slowpath.workbench.export;

import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.wording.FlameDiffWords;
import dev.slowpath.workbench.wording.Instants;
import dev.slowpath.workbench.wording.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A flame graph as it is written to a file, by the command line and by the window: what it is
/// called, what is said below its title, and what it is of.
public sealed interface FlameExport {

  String title();

  /// What it can be written as.
  Set<FlameFormat> formats();

  /// As it is drawn.
  FlamePicture picture();

  /// Writes what is no picture.
  void data(FlameFormat format, Writer to) throws IOException;

  /// Paints a sheet as PNG.
  @FunctionalInterface
  interface Painter {
    void paint(FlameSheet sheet, OutputStream to) throws IOException;
  }

  /// Writes the graph.
  ///
  /// @throws IllegalArgumentException for a format that does not hold it
  default void write(FlameFormat format, OutputStream to, Painter painter) throws IOException {
    Writer text = new Utf8Writer(to);
    switch (format) {
      case SVG -> FlameSvg.write(picture(), text);
      case PNG -> painter.paint(FlameSheet.of(picture()), to);
      case HTML -> FlameHtml.write(picture(), text);
      case COLLAPSED, SPEEDSCOPE -> data(format, text);
    }
    text.flush();
  }

  /// Of one profile.
  ///
  /// @param zoomed the node that pictures show as wide as they are; 0 for all
  record OfProfile(String title, List<String> lines, FrameTree tree, Unit unit, int zoomed)
      implements FlameExport {
    public OfProfile {
      Objects.requireNonNull(title);
      lines = List.copyOf(lines);
      Objects.requireNonNull(tree);
      Objects.requireNonNull(unit);
    }

    @Override
    public Set<FlameFormat> formats() {
      return EnumSet.allOf(FlameFormat.class);
    }

    @Override
    public FlamePicture picture() {
      return FlamePicture.of(title, lines, tree, unit).zoomed(zoomed);
    }

    @Override
    public void data(FlameFormat format, Writer to) throws IOException {
      if (format == FlameFormat.SPEEDSCOPE) {
        Speedscope.write(title, tree, unit, to);
      } else {
        new CollapsedLines(tree).write(to);
      }
    }
  }

  /// Of two profiles on one another.
  ///
  /// @param zoomed the node that pictures show as wide as they are; 0 for all
  record OfDifference(String title, List<String> lines, FlameDiff diff, Unit unit, int zoomed)
      implements FlameExport {
    public OfDifference {
      Objects.requireNonNull(title);
      lines = List.copyOf(lines);
      Objects.requireNonNull(diff);
      Objects.requireNonNull(unit);
    }

    /// Without that of speedscope, which holds no differences.
    @Override
    public Set<FlameFormat> formats() {
      return EnumSet.complementOf(EnumSet.of(FlameFormat.SPEEDSCOPE));
    }

    @Override
    public FlamePicture picture() {
      return FlamePicture.of(title, lines, diff, unit).zoomed(zoomed);
    }

    /// One line for each call path that samples end in: `root;…;leaf BEFORE AFTER`.
    @Override
    public void data(FlameFormat format, Writer to) throws IOException {
      if (format != FlameFormat.COLLAPSED) {
        throw new IllegalArgumentException(format + " holds no differences");
      }
      new CollapsedLines(diff).write(to);
    }
  }

  /// What is said of a profile below its title: how much, how it was sampled, when.
  static List<String> lines(
      String metric, CallTree tree, String mode, Optional<TimeRange> recorded) {
    List<String> lines = new ArrayList<>();
    lines.add(total(metric, tree));
    if (!mode.isEmpty()) {
      lines.add("sampled: " + mode);
    }
    recorded.map(Instants::text).ifPresent(lines::add);
    return lines;
  }

  /// What a profile's samples weigh, and how many they are.
  static String total(String metric, CallTree tree) {
    Unit unit = tree.unit();
    String total = Metrics.text(unit, (double) tree.total(0));
    return unit == Unit.SAMPLES
        ? "%s: %s".formatted(metric, total)
        : "%s: %s in %s"
            .formatted(metric, total, Metrics.text(Unit.SAMPLES, (double) tree.samples()));
  }

  /// What is said of a difference below its title.
  ///
  /// @param before what is before, with its total
  /// @param after what is after, with its total
  static List<String> lines(String before, String after, FlameDiff diff) {
    return List.of(
        "before: " + before,
        "after: " + after,
        "%s; width is before and after together".formatted(FlameDiffWords.text(diff.per())));
  }
}
