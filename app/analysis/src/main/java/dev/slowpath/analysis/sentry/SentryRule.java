package dev.slowpath.analysis.sentry;

/// A rule of Sentry's issue detectors that looks at what a server does
/// (`src/sentry/issue_detection`, thresholds as of 2026).
///
/// Those that need a browser's spans (assets, render blocking, HTTP/1.1 overhead, repeated calls of
/// a page) are not among them.
public enum SentryRule {
  /// Five queries of one text, one after another below one parent, behind another query; 50 ms.
  N_PLUS_ONE_DB("n_plus_one_db_span"),
  /// A pattern of two to eight spans, three times; 50 ms, of which the database 5 %.
  MN_PLUS_ONE_DB("mn_plus_one_db_span"),
  /// Queries one after another of which some need nothing of the others; 100 ms and 10 % saved.
  CONSECUTIVE_DB("consecutive_db"),
  /// Three calls of half a second one after another; 2 s saved.
  CONSECUTIVE_HTTP("consecutive_http"),
  /// A query of half a second.
  SLOW_DB("slow_db_query"),
  /// An answer beyond 300 kB that took 100 ms.
  LARGE_PAYLOAD("large_http_payload");

  private final String id;

  SentryRule(String id) {
    this.id = id;
  }

  /// The name of the detector's file.
  public String id() {
    return id;
  }
}
