package dev.slowpath.analysis.flame;

/// What the weights of two profiles are divided by before they are compared.
public enum Per {
  /// By all weight of their profile: shares of it.
  SAMPLE("sample"),
  /// By the time recorded.
  SECOND("second"),
  /// By the CPU time that the same profile counts.
  CPU_SECOND("cpu-second"),
  /// By the requests served.
  REQUEST("request");

  private final String id;

  Per(String id) {
    this.id = id;
  }

  /// The name used on the command line and in JSON.
  public String id() {
    return id;
  }
}
