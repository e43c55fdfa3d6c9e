package dev.slowpath.desktop.page;

/// What pages ask of live systems.
public interface Servers {

  /// Shows the form that connects to a system.
  void connect();

  /// Shows the form that asks a system for the plan of a statement; the one that connects first
  /// where none is.
  ///
  /// @param index a `CREATE INDEX` that may serve it; empty for none
  void explain(String statement, String index);
}
