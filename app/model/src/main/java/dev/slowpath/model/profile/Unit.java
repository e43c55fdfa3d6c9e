package dev.slowpath.model.profile;

/// The unit of a sample's weight.
public enum Unit {
  SAMPLES("samples"),
  NANOSECONDS("ns"),
  BYTES("bytes"),
  COUNT("count");

  private final String id;

  Unit(String id) {
    this.id = id;
  }

  /// The name used in JSON.
  public String id() {
    return id;
  }
}
