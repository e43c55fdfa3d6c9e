package dev.slowpath.workbench.export;

/// What a flame graph can be written as.
public enum FlameFormat {
  SVG("svg", "SVG, a picture for a document", ".svg"),
  PNG("png", "PNG, the same picture on white", ".png"),
  HTML("html", "HTML, a page to zoom and search in", ".html"),
  COLLAPSED("collapsed", "Collapsed stacks, for other flame graphs", ".collapsed"),
  SPEEDSCOPE("speedscope", "JSON for speedscope", ".speedscope.json");

  private final String id;
  private final String words;
  private final String ending;

  FlameFormat(String id, String words, String ending) {
    this.id = id;
    this.words = words;
    this.ending = ending;
  }

  /// The name on the command line.
  public String id() {
    return id;
  }

  /// What it is, for a menu.
  public String words() {
    return words;
  }

  /// What the names of its files end with.
  public String ending() {
    return ending;
  }
}
