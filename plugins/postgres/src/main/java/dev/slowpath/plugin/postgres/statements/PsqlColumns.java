package dev.slowpath.plugin.postgres.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where the columns of an aligned table of psql stand, told by the rule below its header.
///
/// @param names as the header has them
/// @param from where each begins
/// @param to where each ends
/// @param isBare whether nothing but a blank is between two columns (`border` 0), so that the mark
///   of a value that goes on stands behind its column, not within
record PsqlColumns(List<String> names, List<Integer> from, List<Integer> to, boolean isBare) {
  private static final Pattern RULE =
      Pattern.compile("[-+─═┼╪├┤╟╢╞╡╠╣╬│║| ]*[-─═]{2}[-+─═┼╪┤╢╡╣╬│║| ]*");
  private static final String DASHES = "-─═";

  PsqlColumns {
    names = List.copyOf(names);
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  /// The columns of a header and the rule below it.
  static PsqlColumns of(String header, String rule) {
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    for (int at = 0; at < rule.length(); at++) {
      boolean isDash = DASHES.indexOf(rule.charAt(at)) >= 0;
      boolean wasDash = at > 0 && DASHES.indexOf(rule.charAt(at - 1)) >= 0;
      if (isDash && !wasDash) {
        from.add(at);
        to.add(at);
      }
      if (isDash) {
        to.set(to.size() - 1, at + 1);
      }
    }
    boolean isBare = rule.chars().allMatch(one -> one == ' ' || DASHES.indexOf(one) >= 0);
    PsqlPlaces places = new PsqlPlaces(header);
    List<String> names = new ArrayList<>();
    for (int column = 0; column < from.size(); column++) {
      names.add(Column.normal(places.cut(from.get(column), to.get(column))));
    }
    return new PsqlColumns(names, from, to, isBare && from.size() > 1);
  }

  /// The text of a column in a line, with the blanks that fill it up.
  String cell(PsqlPlaces line, int column) {
    return isBare
        ? line.cut(from.get(column), to.get(column))
        : line.cut(from.get(column) + 1, to.get(column) - 1);
  }

  /// What says that a value goes on in the next line; blank where it does not.
  String mark(PsqlPlaces line, int column) {
    int at = isBare ? to.get(column) : to.get(column) - 1;
    return line.cut(at, at + 1);
  }
}
