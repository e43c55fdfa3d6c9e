package dev.slowpath.desktop.page;

import dev.slowpath.model.endpoint.EndpointKey;

/// Where a click leads: pages know no other page, only what they want to see.
public interface Links {

  void toEndpoint(EndpointKey endpoint);

  /// The page of statements, at one of them.
  ///
  /// @param sql a statement in canonical form
  void toStatement(String sql);

  /// The page of plans, at one of them.
  ///
  /// @param file the file the plan stands in
  /// @param number its number in that file, from 1
  void toPlan(String file, int number);

  void toProfile();

  /// Asks for files to add.
  void addFiles();

  /// Opens the sample investigation.
  void openSample();
}
