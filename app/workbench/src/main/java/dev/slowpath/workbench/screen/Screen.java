package dev.slowpath.workbench.screen;

import dev.slowpath.workbench.export.FlameSheet;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// A place that shows an investigation in a window, or paints pictures of it.
public interface Screen {

  /// Why no window can be opened here, in words; empty if one can.
  Optional<String> obstacle();

  /// Shows the window, and returns when it is closed.
  void show(Asked asked, Importers importers);

  /// The names of the pages that can be painted.
  List<String> pages();

  /// Paints a page; needs no display.
  void shoot(Shot shot) throws IOException;

  /// Paints a flame graph for a document, as PNG; needs no display.
  void paint(FlameSheet sheet, boolean isLight, OutputStream to) throws IOException;
}
