package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Cause;
import java.util.Optional;

/// Titles of causes that were found in a profile alone, which knows where time goes and seldom how
/// often or for how long each time.
final class ProfiledTitles {
  private ProfiledTitles() {}

  /// Empty where the cause's figures are known.
  static Optional<String> of(Cause cause) {
    if (cause instanceof Cause.NPlusOne(double perRequest, _) && Double.isNaN(perRequest)) {
      return Optional.of("N+1: related rows fetched one by one");
    }
    if (cause instanceof Cause.SlowStatement(double meanMs) && Double.isNaN(meanMs)) {
      return Optional.of("Database time: statements that the profile does not name");
    }
    if (cause instanceof Cause.HotCode(String frame, double share) && Double.isNaN(share)) {
      return Optional.of("Hot code: " + frame);
    }
    if (cause instanceof Cause.SerialIo(double calls, var targets) && Double.isNaN(calls)) {
      return Optional.of("Outgoing calls waited for, in " + String.join(", ", targets));
    }
    if (cause instanceof Cause.RepeatedSerialisation(double passes) && Double.isNaN(passes)) {
      return Optional.of("Serialisation: how often a request, the profile does not tell");
    }
    if (cause instanceof Cause.ConnectionChurn(double perRequest, _) && Double.isNaN(perRequest)) {
      return Optional.of("Connections made anew in requests");
    }
    if (cause instanceof Cause.BlockingCall(String frame, double share) && Double.isNaN(share)) {
      return Optional.of("Blocking call in async code: the event loop waits for " + frame);
    }
    return Optional.empty();
  }

  /// Of causes that a process has, as a share of its work with its 95 % interval.
  static String shared(Cause cause) {
    if (cause instanceof Cause.GilContention one) {
      return "GIL contention: threads wait for the interpreter's lock, %s of the work"
          .formatted(range(one.share(), one.low(), one.high()));
    }
    if (cause instanceof Cause.ImportTime one && !Double.isNaN(one.share())) {
      return "Import time: %s of the work%s"
          .formatted(
              range(one.share(), one.low(), one.high()),
              one.module().isEmpty() ? "" : ", most of it for " + one.module());
    }
    return cause instanceof Cause.ImportTime one
        ? "Import time: modules imported within requests, in " + one.module()
        : cause.id();
  }

  private static String range(double share, double low, double high) {
    return "%s (%s to %s)".formatted(Numbers.share(share), Numbers.share(low), Numbers.share(high));
  }
}
