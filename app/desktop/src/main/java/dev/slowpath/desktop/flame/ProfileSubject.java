package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.wording.FrameKinds;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The call tree of one profile: frames in the colour of how they run, shaded by their names.
final class ProfileSubject implements Subject {
  /// The column of their numbers, where weights are something else.
  private static final int SAMPLES = 4;

  private final FlameLayout layout;
  private final Unit unit;
  private final boolean hasFullNames;
  private final int least;
  private final int root;
  private final FramePaint paint;
  private int[] colors = new int[64];
  private final Map<Frame, String> labels = new HashMap<>();

  /// @param hasFullNames whether frames are labelled with their packages
  /// @param least the first row that is drawn
  ProfileSubject(FlameLayout layout, Unit unit, boolean hasFullNames, int least, Palette palette) {
    this.layout = layout;
    this.unit = unit;
    this.hasFullNames = hasFullNames;
    this.least = least;
    root = Pixels.argb(palette.color(Token.AGG));
    paint = new FramePaint(palette);
  }

  @Override
  public FlameLayout layout() {
    return layout;
  }

  @Override
  public int least() {
    return least;
  }

  /// Each frame's colour is worked out once; there are far fewer frames than nodes.
  @Override
  public int argb(int node) {
    if (node == 0) {
      return root;
    }
    int frame = tree().frameIndex(node);
    if (frame >= colors.length) {
      colors = Arrays.copyOf(colors, Math.max(frame + 1, colors.length * 2));
    }
    if (colors[frame] == 0) {
      colors[frame] = Pixels.argb(paint.color(tree().frame(node)));
    }
    return colors[frame];
  }

  @Override
  public String label(int node) {
    if (node == 0) {
      return "all";
    }
    Frame frame = tree().frame(node);
    return hasFullNames
        ? frame.name()
        : labels.computeIfAbsent(frame, one -> Shortened.method(one.name()));
  }

  @Override
  public List<Node> tip(int node, int zoomed) {
    Frame frame = node == 0 ? Frame.named("all", Frame.Kind.SYNTHETIC) : tree().frame(node);
    Label name = Parts.paragraph(frame.name(), "s12", "strong");
    String place = frame.line() > 0 ? frame.file() + ":" + frame.line() : frame.file();
    String kind = FrameKinds.name(frame.kind());
    Label where = Parts.label(place.isEmpty() ? kind : kind + " · " + place, "locator");
    List<Node> tip = new ArrayList<>(List.of(name, where, weights(node, zoomed)));
    String ran = node == 0 ? "" : FrameKinds.shares(tree().ran(node));
    if (!ran.isEmpty()) {
      tip.add(Parts.paragraph("In the whole profile: " + ran, "t2", "s11"));
    }
    return tip;
  }

  private GridPane weights(int node, int zoomed) {
    GridPane grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(2);
    grid.addRow(0, new Region(), head("weight"), head("of all"), head("of view"));
    row(grid, "With callees", (double) tree().total(node), zoomed);
    row(grid, "Itself", (double) tree().self(node), zoomed);
    if (unit != Unit.SAMPLES && tree() instanceof CallTree counted) {
      Label all = Parts.label(Numbers.count((long) counted.samples(node)), "figure");
      Label self = Parts.label(Numbers.count((long) counted.selfSamples(node)), "figure");
      grid.addColumn(SAMPLES, head("samples"), ended(all), ended(self));
    }
    return grid;
  }

  private static Label head(String text) {
    return ended(Parts.label(text, "t3", "s11"));
  }

  private static Label ended(Label label) {
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  private void row(GridPane grid, String name, double weight, int zoomed) {
    grid.addRow(
        grid.getRowCount(),
        Parts.label(name, "t2", "s12"),
        ended(Parts.label(Metrics.text(unit, weight), "figure")),
        ended(Parts.label(Numbers.share(weight / Math.max(1, tree().total(0))), "figure")),
        ended(Parts.label(Numbers.share(weight / Math.max(1, tree().total(zoomed))), "figure")));
  }
}
