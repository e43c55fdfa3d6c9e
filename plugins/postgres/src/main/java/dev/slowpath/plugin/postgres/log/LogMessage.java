package dev.slowpath.plugin.postgres.log;

/// A message of a server's log, whatever form it was written in; what is not told is empty.
///
/// @param text the primary message
/// @param context where the server was, from CONTEXT
/// @param statement that the session was executing, from STATEMENT
/// @param line its first line in the file
record LogMessage(Origin origin, String text, String context, String statement, long line) {

  /// Who wrote a message, and when.
  ///
  /// @param atNs ns since the epoch; `StatementLog.UNKNOWN` where not told
  /// @param session the process or session; what it is told by differs from form to form
  record Origin(long atNs, String session, String user, String database, String queryId) {}
}
