package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.ranking.DatabaseTime;

/// Says where a part of the requests' time goes.
public final class Shares {

  private Shares() {}

  /// The time of a request's queries.
  public static String text(DatabaseTime time) {
    String unknown =
        time.unknownMs() > 0
            ? ", %s ms not told apart".formatted(Numbers.ms(time.unknownMs()))
            : "";
    return "Queries: %s ms in the server, %s ms network and driver%s"
        .formatted(Numbers.ms(time.serverMs()), Numbers.ms(time.wireMs()), unknown);
  }
}
