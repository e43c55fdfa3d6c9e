package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.flame.Change;
import dev.slowpath.analysis.flame.Change.Verdict;
import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.wording.FlameDiffWords;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import javafx.scene.Node;

/// Two profiles on one another: red is more, blue is less, each the stronger the more of what was
/// there it is; grey is what is not told from chance. Colours are told again in words.
final class DiffSubject implements Subject {
  /// From these parts of before and after together on a colour is stronger.
  private static final double STRONG = 0.6;

  private static final double MIDDLE = 0.25;

  private final FlameDiff diff;
  private final FlameLayout layout;
  private final Unit unit;
  private final boolean hasFullNames;
  private final Palette palette;

  /// @param layout of the difference
  DiffSubject(
      FlameLayout layout, FlameDiff diff, Unit unit, boolean hasFullNames, Palette palette) {
    this.layout = layout;
    this.diff = diff;
    this.unit = unit;
    this.hasFullNames = hasFullNames;
    this.palette = palette;
  }

  @Override
  public FlameLayout layout() {
    return layout;
  }

  @Override
  public int argb(int node) {
    return argb(palette, diff.change(node));
  }

  /// The colour of a change.
  static int argb(Palette palette, Change change) {
    int ground = Pixels.argb(palette.color(Token.BG));
    return switch (change.verdict()) {
      case NOISE -> Pixels.mixed(Pixels.argb(palette.color(Token.AGG)), ground, 0.35);
      case MORE -> Pixels.mixed(Pixels.argb(palette.color(Token.MORE)), ground, faded(change));
      case LESS -> Pixels.mixed(Pixels.argb(palette.color(Token.LESS)), ground, faded(change));
    };
  }

  private static double faded(Change change) {
    double part = Math.abs(change.delta()) / (change.rateBefore() + change.rateAfter());
    return part > STRONG ? 0 : part > MIDDLE ? 0.3 : 0.55;
  }

  @Override
  public String label(int node) {
    if (node == 0) {
      return withMark("all", 0);
    }
    String name = diff.frame(node).name();
    return withMark(hasFullNames ? name : Shortened.method(name), node);
  }

  private String withMark(String name, int node) {
    String mark = FlameDiffWords.mark(diff.change(node));
    return mark.isEmpty() ? name : mark + "  " + name;
  }

  @Override
  public List<Node> tip(int node, int zoomed) {
    String name = node == 0 ? "all" : diff.frame(node).name();
    Change change = diff.change(node);
    String told = change.verdict() == Verdict.NOISE ? "" : FlameDiffWords.relative(change) + " · ";
    return List.of(
        Parts.paragraph(name, "s12", "strong"),
        Parts.paragraph(told + FlameDiffWords.text(change, diff.per(), unit), "t2", "s12"));
  }
}
