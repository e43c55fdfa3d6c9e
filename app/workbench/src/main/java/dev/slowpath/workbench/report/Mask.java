package dev.slowpath.workbench.report;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is hidden before anything leaves the machine: literals, parameters, hosts, users and URL
/// queries. The same host is hidden behind the same name everywhere.
public final class Mask {
  /// Hides nothing.
  public static final Mask NONE = new Mask(false, List.of());

  private static final Set<String> NAMING =
      Set.of(
          "server.address",
          "net.peer.name",
          "net.peer.ip",
          "net.host.name",
          "network.peer.address",
          "client.address",
          "http.client_ip",
          "http.host",
          "host.name",
          "out.host",
          "peer.hostname",
          "enduser.id",
          "user.id",
          "user.name",
          "user.email",
          "db.user");

  private static final Pattern URL =
      Pattern.compile("(https?|redis|amqps?|postgres(?:ql)?)://[^/\\s\"']+");
  private static final Pattern QUERY = Pattern.compile("(/[^\\s?\"'<>]*)\\?[^\\s\"'<>]+");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+");
  private static final Pattern ADDRESS =
      Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b");
  private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
  private static final int LEAST_LENGTH = 3;

  private final boolean hides;
  private final List<String> secrets;

  private Mask(boolean hides, List<String> secrets) {
    this.hides = hides;
    this.secrets = secrets;
  }

  /// Hides what the spans of several captures name as hosts and users.
  public static Mask of(List<Linked> all) {
    Set<String> found = new TreeSet<>();
    all.forEach(linked -> add(linked.traces(), found));
    // The longest first: a name may hold another.
    List<String> ordered = new ArrayList<>(found);
    ordered.sort(Comparator.comparingInt(String::length).reversed().thenComparing(one -> one));
    return new Mask(true, ordered);
  }

  private static void add(TraceSet traces, Set<String> found) {
    for (int span = 0; span < traces.size(); span++) {
      traces
          .attributes(span)
          .forEach((key, value) -> {
            if (NAMING.contains(key) && value.length() >= LEAST_LENGTH) {
              found.add(value);
            }
          });
    }
  }

  public boolean hides() {
    return hides;
  }

  /// Any text for people.
  public String text(String text) {
    if (!hides) {
      return text;
    }
    String masked = URL.matcher(text).replaceAll("$1://host");
    for (int at = 0; at < secrets.size(); at++) {
      String name = Matcher.quoteReplacement("host-" + (at + 1));
      String whole = "(?<![\\w.-])" + Pattern.quote(secrets.get(at)) + "(?![\\w-])";
      masked = Pattern.compile(whole).matcher(masked).replaceAll(name);
    }
    masked = MAIL.matcher(masked).replaceAll("user");
    masked = ADDRESS.matcher(masked).replaceAll("host");
    masked = QUERY.matcher(masked).replaceAll("$1?…");
    return QUOTED.matcher(masked).replaceAll("'…'");
  }

  /// A statement as it was sent.
  public String sql(String sql) {
    return hides ? CanonicalSql.of(sql).text() : sql;
  }

  /// Values of parameters.
  public String values(String values) {
    return hides ? "values hidden" : values;
  }

  /// A file: its folders may name a person or a customer.
  public String file(String file) {
    return hides ? text(file.substring(file.lastIndexOf('/') + 1)) : file;
  }
}
