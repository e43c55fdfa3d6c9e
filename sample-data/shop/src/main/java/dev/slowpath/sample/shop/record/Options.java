package dev.slowpath.sample.shop.record;

import java.nio.file.Path;
import java.util.List;

/// How long and how large a recording is; the defaults are those of the captures that are kept.
///
/// @param out the folder that gets `before/`, `after/` and `formats/`
record Options(int blocks, int blockSeconds, int warmUpSeconds, int orders, long seed, Path out) {
  private static final Options DEFAULTS =
      new Options(20, 30, 30, 400_000, 20_261_121L, Path.of("."));

  /// Reads `--blocks N --seconds S --warm-up S --orders N --seed N --out DIR`.
  static Options parse(List<String> arguments) {
    var options = DEFAULTS;
    for (var i = 0; i + 1 < arguments.size(); i += 2) {
      options = options.with(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--blocks" ->
          new Options(Integer.parseInt(value), blockSeconds, warmUpSeconds, orders, seed, out);
      case "--seconds" ->
          new Options(blocks, Integer.parseInt(value), warmUpSeconds, orders, seed, out);
      case "--warm-up" ->
          new Options(blocks, blockSeconds, Integer.parseInt(value), orders, seed, out);
      case "--orders" ->
          new Options(blocks, blockSeconds, warmUpSeconds, Integer.parseInt(value), seed, out);
      case "--seed" ->
          new Options(blocks, blockSeconds, warmUpSeconds, orders, Long.parseLong(value), out);
      case "--out" ->
          new Options(blocks, blockSeconds, warmUpSeconds, orders, seed, Path.of(value));
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
  }
}
