package dev.slowpath.desktop.page;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.screen.Filter;

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

  /// The flame graph of a metric of a profile.
  ///
  /// @param file the file the profile stands in
  /// @param metric its id
  void toMetric(String file, String metric);

  /// The flame graph, with the frames of one name found.
  void toFrame(String name);

  /// The page of traces, at one of them.
  ///
  /// @param id of the trace; or of a span, as the trace's id, a slash and its own
  void toTrace(String id);

  /// The flame graph of the critical paths of all traces.
  void toPaths();

  /// The flame graph, the last profile held against the first.
  void toDifference();

  /// The home page, at one of its rows.
  ///
  /// @param id of the bottleneck
  void toBottleneck(String id);

  /// The page of sources, at one of them.
  ///
  /// @param file its name
  void toSource(String file);

  /// Holds every page to a part of what was observed, until it is taken away.
  void filter(Filter filter);

  /// Takes such a part away again.
  void removeFilter(Filter filter);

  /// Shows the table of a picture above the page.
  void showTable(Twin twin);

  /// Saves a flame graph in a file that is asked for.
  void save(FlameExport graph, FlameFormat format);

  /// Asks for files to add.
  void addFiles();

  /// Reads a file that asked which format it is of.
  ///
  /// @param format the id chosen
  void readAs(String file, String format);

  /// Has the rules of another tool judge a file that is here.
  void judge(String file);

  /// Shows every format that can be read.
  void showFormats();

  /// The casebook of the investigation.
  Book book();

  /// Live systems.
  Servers servers();

  /// Opens the sample investigation.
  void openSample();
}
