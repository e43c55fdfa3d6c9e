package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.code.CodeUse;
import dev.slowpath.analysis.statistics.Wilson;
import dev.slowpath.model.bottleneck.Bound.Formula;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Proof.Missing;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Which cause agrees with what a handler spends on code of one role. A profile shows where time
/// goes and not why, so these are consistent, never proved.
final class PythonCauses {
  private static final double MOST = 0.5;

  private PythonCauses() {}

  /// A cause, and what may be gained: all of the time, or all but one of the calls.
  record Finding(Cause cause, Formula formula, Proof proof) {
    boolean isAllButOne() {
      return formula == Formula.ALL_BUT_ONE
          || formula == Formula.ALL_BUT_LONGEST
          || formula == Formula.ALL_BUT_ONE_PASS;
    }
  }

  /// @param perRequest calls into the role's code in one request; NaN if unknown
  /// @param repeats from how many on they are one by one
  static Optional<Finding> of(
      CodeUse use, IntFunction<String> name, double perRequest, double repeats) {
    return switch (use.role()) {
      case DATABASE ->
          Optional.of(isBlocking(use) ? blocking(use, name) : querying(use, perRequest, repeats));
      case HTTP, SLEEP -> calling(use, name, perRequest);
      case SERIALISATION -> Optional.of(encoding(use, name, perRequest));
      case OWN, TEMPLATE, CACHE -> Optional.of(hot(use, name));
      case IMPORT -> Optional.of(importing(name.apply(use.site())));
      case GIL, CONNECT, DEBUG, DISPATCH, EVENT_LOOP, LAZY_LOAD, IDLE, LIBRARY -> Optional.empty();
    };
  }

  private static boolean isBlocking(CodeUse use) {
    return use.onLoop() > MOST * use.weight();
  }

  private static Finding blocking(CodeUse use, IntFunction<String> name) {
    return consistent(
        new Cause.BlockingCall(name.apply(use.site()), Double.NaN),
        Formula.WHOLE_WAIT,
        Missing.TRACES);
  }

  private static Finding querying(CodeUse use, double perRequest, double repeats) {
    boolean isOneByOne = use.lazy() > MOST * use.weight() || use.inTemplate() > MOST * use.weight();
    return perRequest >= repeats || (Double.isNaN(perRequest) && isOneByOne)
        ? consistent(
            new Cause.NPlusOne(perRequest, Double.NaN),
            Formula.ALL_BUT_ONE,
            Missing.STATEMENTS,
            Missing.TRACES)
        : consistent(
            new Cause.SlowStatement(Double.NaN),
            Formula.WHOLE_STATEMENT,
            Missing.STATEMENTS,
            Missing.PLAN);
  }

  private static Optional<Finding> calling(
      CodeUse use, IntFunction<String> name, double perRequest) {
    if (isBlocking(use)) {
      return Optional.of(blocking(use, name));
    }
    return perRequest < 2
        ? Optional.empty()
        : Optional.of(
            consistent(
                new Cause.SerialIo(perRequest, List.of(name.apply(use.site()))),
                Formula.ALL_BUT_LONGEST,
                Missing.INDEPENDENCE));
  }

  private static Finding encoding(CodeUse use, IntFunction<String> name, double perRequest) {
    return perRequest < 2
        ? hot(use, name)
        : consistent(
            new Cause.RepeatedSerialisation(perRequest), Formula.ALL_BUT_ONE_PASS, Missing.TRACES);
  }

  private static Finding hot(CodeUse use, IntFunction<String> name) {
    String site = name.apply(use.site());
    boolean isWaiting = use.waiting() > MOST * use.weight();
    String what =
        switch (use.role()) {
          case TEMPLATE -> "templates of " + site;
          case CACHE -> "cache access in " + site;
          case SERIALISATION -> "serialisation in " + site;
          case OWN,
              DISPATCH,
              EVENT_LOOP,
              CONNECT,
              DEBUG,
              LAZY_LOAD,
              DATABASE,
              HTTP,
              SLEEP,
              IDLE,
              GIL,
              IMPORT,
              LIBRARY ->
              isWaiting ? site + ", which mostly waits" : site;
        };
    return consistent(new Cause.HotCode(what, Double.NaN), Formula.CPU_OF_FRAME, Missing.TRACES);
  }

  static Finding connecting() {
    return consistent(
        new Cause.ConnectionChurn(Double.NaN, Double.NaN), Formula.WHOLE_WAIT, Missing.TRACES);
  }

  /// Requests that import modules, for the first time or each time.
  private static Finding importing(String site) {
    return consistent(
        new Cause.ImportTime(site, Double.NaN, Double.NaN, Double.NaN),
        Formula.WHOLE_WAIT,
        Missing.TRACES);
  }

  static Finding importing(String module, double share, Wilson range) {
    return new Finding(
        new Cause.ImportTime(module, share, range.low(), range.high()),
        Formula.WHOLE_WAIT,
        new Proof.Proved());
  }

  /// @param isNamed whether the interpreter's own function is on the stacks
  static Finding locked(double share, Wilson range, boolean isNamed) {
    return new Finding(
        new Cause.GilContention(share, range.low(), range.high()),
        Formula.WHOLE_WAIT,
        isNamed ? new Proof.Proved() : new Proof.Consistent(List.of()));
  }

  /// The code is there only when it was switched on.
  static Finding debugging(String what) {
    return new Finding(new Cause.ServerMisconfigured(what), Formula.WHOLE_WAIT, new Proof.Proved());
  }

  private static Finding consistent(Cause cause, Formula formula, Missing... missing) {
    return new Finding(cause, formula, new Proof.Consistent(List.of(missing)));
  }
}
