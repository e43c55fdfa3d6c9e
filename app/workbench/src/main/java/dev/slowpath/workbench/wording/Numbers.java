package dev.slowpath.workbench.wording;

import java.util.Locale;

/// How figures are written for people: thousands comma, decimal point, one rule for each quantity,
/// `–` for what is unknown. Units stand beside the figure or in the head of its column.
public final class Numbers {
  /// What stands for an unknown figure; never 0.
  public static final String UNKNOWN = "–";

  private static final char REAL_MINUS = '\u2212';
  private static final double WHOLE_FROM = 100;

  private Numbers() {}

  /// Milliseconds: whole from 100 up, one decimal below; what rounds to nothing is said to be less
  /// than that.
  public static String ms(double ms) {
    return ms > 0 && ms < 0.05 ? "<0.1" : coarse(ms);
  }

  /// A duration with the unit that suits it, for sentences.
  public static String duration(double ms) {
    if (Double.isNaN(ms)) {
      return UNKNOWN;
    }
    if (ms != 0 && Math.abs(ms) < 0.1) {
      return coarse(ms * 1e3) + " µs";
    }
    if (ms < 10_000) {
      return coarse(ms) + " ms";
    }
    return ms < 300_000 ? coarse(ms / 1e3) + " s" : coarse(ms / 60_000) + " min";
  }

  /// Seconds spent per second: two decimals; what rounds to nothing is said to be less than that.
  public static String load(double load) {
    return load > 0 && load < 0.005 ? "<0.01" : plain("%,.2f", load);
  }

  /// A share of a whole, 0..1, in percent with one decimal, without the sign; what is neither
  /// nothing nor all is not rounded to it.
  public static String percent(double share) {
    if (share > 0 && share < 0.000_5) {
      return "<0.1";
    }
    return share < 1 && share >= 0.999_5 ? ">99.9" : plain("%,.1f", share * 100);
  }

  /// A share in percent with its sign.
  public static String share(double share) {
    return Double.isNaN(share) ? UNKNOWN : percent(share) + " %";
  }

  /// How many: whole where it is, else one decimal below 100 (weights and means).
  public static String count(double count) {
    if (Double.isNaN(count) || count == Math.rint(count)) {
      return plain("%,.0f", count);
    }
    return coarse(count);
  }

  /// How many.
  public static String count(long count) {
    return count((double) count);
  }

  /// A gain in milliseconds as a change: less time is negative, with a real minus sign.
  public static String gain(double gainMs) {
    if (Double.isNaN(gainMs)) {
      return UNKNOWN;
    }
    String text = coarse(Math.abs(gainMs));
    if (text.equals("0") || text.equals("0.0")) {
      return "0";
    }
    return (gainMs > 0 ? REAL_MINUS : '+') + text;
  }

  /// Bytes with a decimal unit.
  public static String bytes(double bytes) {
    if (Double.isNaN(bytes) || bytes < 1_000) {
      return plain("%,.0f", bytes) + (Double.isNaN(bytes) ? "" : " B");
    }
    if (bytes < 1e6) {
      return coarse(bytes / 1e3) + " kB";
    }
    return bytes < 1e9 ? coarse(bytes / 1e6) + " MB" : coarse(bytes / 1e9) + " GB";
  }

  /// A factor: `×12.3`; below 1 as what it divides by.
  public static String factor(double factor) {
    if (Double.isNaN(factor)) {
      return UNKNOWN;
    }
    return factor >= 1 ? "×" + coarse(factor) : "÷" + coarse(1 / factor);
  }

  private static String coarse(double value) {
    return plain(Math.abs(value) >= WHOLE_FROM - 0.05 ? "%,.0f" : "%,.1f", value);
  }

  private static String plain(String format, double value) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    if (value == 0) {
      return "0";
    }
    return String.format(Locale.ROOT, format, value).replace('-', REAL_MINUS);
  }
}
