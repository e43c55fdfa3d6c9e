package dev.slowpath.cli.table;

import dev.slowpath.cli.terminal.Ink;

/// Bars of Unicode blocks: the solid part can be removed, the light part stays.
public final class Bars {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final String SOLID = "█";
  private static final String LIGHT = "░";

  private Bars() {}

  /// A bar in a field of a width, in cells; an unknown length is an empty field.
  public static String draw(Cell.Bar bar, int width, Ink ink) {
    double cells = clamped(bar.whole()) * width;
    int eighths = (int) Math.round(cells * clamped(bar.solid()) * 8);
    int filled = eighths / 8;
    int all = cells > 0 ? Math.max(1, (int) Math.round(cells)) : 0;
    StringBuilder solid = new StringBuilder(SOLID.repeat(filled));
    if (eighths % 8 > 0) {
      solid.append(EIGHTHS.charAt(eighths % 8));
    }
    int drawn = solid.length();
    String light = LIGHT.repeat(Math.max(0, all - drawn));
    String rest = " ".repeat(Math.max(0, width - Math.max(all, drawn)));
    return ink.paint(bar.role(), solid.toString()) + ink.paint(bar.role(), light) + rest;
  }

  private static double clamped(double share) {
    return share > 0 ? Math.min(1, share) : 0;
  }
}
