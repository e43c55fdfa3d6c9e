package dev.slowpath.desktop.jvm;

import dev.slowpath.desktop.jvm.JvmModel.Content;
import dev.slowpath.desktop.jvm.JvmModel.Course;
import dev.slowpath.desktop.part.Axes;
import dev.slowpath.desktop.part.Chart;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.TimeRange;
import java.util.function.Consumer;
import javafx.scene.input.MouseEvent;

/// Weight over time as bars. Dragging over a part of it tells that part.
final class CourseChart {
  private static final double HEIGHT = 132;
  private static final double LEAST_DRAG = 4;

  private CourseChart() {}

  static Chart of(Palette palette, Content content, Consumer<TimeRange> told) {
    Course course = content.course();
    Chart chart =
        new Chart(
            palette,
            HEIGHT,
            () -> new Axes.Ends(course.range().seconds() * 1e3, course.most()),
            axes -> paint(axes, content));
    chart.setAccessibleText(
        "%s: %s".formatted(JvmModel.title(content.section()), JvmModel.chartTitle(content)));
    double[] from = {Double.NaN};
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, press -> from[0] = press.getX());
    chart.addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        release -> {
          Axes axes = chart.axes();
          if (axes != null && Math.abs(release.getX() - from[0]) > LEAST_DRAG) {
            JvmModel.between(course, axes.valueAt(from[0]), axes.valueAt(release.getX()))
                .ifPresent(told);
          }
        });
    return chart;
  }

  private static void paint(Axes axes, Content content) {
    Course course = content.course();
    axes.rows(content.unit() == Unit.NANOSECONDS);
    axes.columns();
    axes.paint().setFill(axes.color(token(content)));
    for (int at = 0; at < course.weights().size(); at++) {
      double weight = course.weights().get(at);
      if (weight > 0) {
        double left = axes.x(at * course.stepMs());
        double right = axes.x((at + 1) * course.stepMs());
        double top = Math.min(axes.y(weight), axes.bottom() - 1);
        axes.paint().fillRect(left, top, Math.max(1, right - left - 1), axes.bottom() - top);
      }
    }
  }

  private static Token token(Content content) {
    return switch (content.section().metric()) {
      case LOCK, WAIT -> Token.WAIT;
      case IO -> Token.HTTP;
      case EXCEPTION -> Token.BAD;
      case ALLOCATION, MEMORY -> Token.CACHE;
      default -> Token.SERVER;
    };
  }
}
