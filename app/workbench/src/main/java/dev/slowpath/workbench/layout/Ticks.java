package dev.slowpath.workbench.layout;

import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The round figures of an axis: steps of 1, 2 or 5 times a power of ten.
public final class Ticks {

  private Ticks() {}

  /// The step that gives at most so many ticks from 0 to the end of an axis.
  public static double step(double end, double most) {
    if (!(end > 0)) {
      return 1;
    }
    double least = end / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double times : List.of(1.0, 2.0, 5.0)) {
      if (times * power >= least * 0.9999) {
        return times * power;
      }
    }
    return 10 * power;
  }

  /// The ticks from 0 up to the end.
  public static List<Double> of(double end, double most) {
    double step = step(end, most);
    List<Double> ticks = new ArrayList<>();
    for (int at = 0; at * step <= end * 1.0001; at++) {
      ticks.add(at * step);
    }
    return ticks;
  }

  /// A tick with as many decimals as its step needs.
  public static String text(double tick, double step) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return tick == 0 ? "0" : String.format(Locale.ROOT, "%,." + decimals + "f", tick);
  }

  /// A tick of an axis of time, with its unit: all ticks of an axis have the same one.
  public static String duration(double ms, double step) {
    if (ms == 0) {
      return "0";
    }
    if (step < 0.1) {
      return text(ms * 1e3, step * 1e3) + " µs";
    }
    return step >= 1_000 ? text(ms / 1e3, step / 1e3) + " s" : Numbers.count(ms) + " ms";
  }
}
