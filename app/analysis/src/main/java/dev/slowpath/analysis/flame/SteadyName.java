package dev.slowpath.analysis.flame;

import java.util.regex.Pattern;

/// The part of a frame's name that is the same in every run: numbers that a virtual machine gives
/// to classes it makes up while it runs are taken out, so that two recordings of one program meet.
final class SteadyName {
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{6,}");
  private static final Pattern LAMBDA =
      Pattern.compile("\\$\\$Lambda(\\$\\d+)?([/.]0x[0-9a-fA-F]+)?");
  private static final Pattern MADE_UP =
      Pattern.compile("(\\$Proxy|Accessor|LambdaForm\\$[A-Z]+\\$?)\\d+");

  private SteadyName() {}

  static String of(String name) {
    String lambda = LAMBDA.matcher(name).replaceAll("\\$\\$Lambda");
    String address = ADDRESS.matcher(lambda).replaceAll("0x…");
    return MADE_UP.matcher(address).replaceAll("$1…");
  }
}
