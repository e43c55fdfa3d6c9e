package dev.slowpath.desktop.page;

import dev.slowpath.workbench.screen.Investigation;
import javafx.scene.layout.Region;

/// A page of the window.
public interface PageView {

  Region root();

  /// Shows an investigation.
  void show(Investigation investigation);

  /// How many things the page holds, for the navigation; 0 where there are none.
  int count(Investigation investigation);
}
