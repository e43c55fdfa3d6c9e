package dev.slowpath.plugin.reading.span;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Routes told from the paths of requests, for sources that state none: what looks like an id
/// becomes `{id}`, so that `/orders/17` and `/orders/18` are one endpoint.
public final class Routes {
  private static final Pattern ID =
      Pattern.compile(
          "\\d+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|(?=.*\\d)[0-9a-fA-F]{12,}|(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{20,}");

  private Routes() {}

  /// The route of a path or URL, without what follows `?` or `#`.
  public static String of(String target) {
    String path = path(target);
    return Arrays.stream(path.split("/", -1))
        .map(segment -> ID.matcher(segment).matches() ? "{id}" : segment)
        .collect(Collectors.joining("/"));
  }

  /// The path of a URL or target; `/` where it has none.
  public static String path(String target) {
    int scheme = target.indexOf("://");
    String rest = target;
    if (scheme >= 0 && scheme < 10) {
      int slash = target.indexOf('/', scheme + 3);
      rest = slash < 0 ? "/" : target.substring(slash);
    }
    int end = rest.length();
    for (char stop : new char[] {'?', '#', ';'}) {
      int at = rest.indexOf(stop);
      end = at >= 0 ? Math.min(end, at) : end;
    }
    return end == 0 ? "/" : rest.substring(0, end);
  }

  /// The host of a URL, with its port; empty for a path.
  public static String host(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return "";
    }
    String rest = url.substring(scheme + 3);
    return rest.substring(0, rest.length() - rest.replaceFirst("^[^/?#]*", "").length());
  }
}
