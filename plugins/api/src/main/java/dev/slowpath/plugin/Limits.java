package dev.slowpath.plugin;

/// How far an untrusted file is followed.
///
/// @param depth nesting of its own syntax
/// @param stringLength characters of one string, name or line
/// @param bytes of decompressed content
/// @param expansion decompressed bytes per compressed byte (applied beyond the first 100 MB)
public record Limits(int depth, int stringLength, long bytes, int expansion) {
  public static final Limits USUAL = new Limits(1_000, 64 << 20, 64L << 30, 200);
}
