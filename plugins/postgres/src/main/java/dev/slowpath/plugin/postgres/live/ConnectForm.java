package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.Recorder.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// An address of PostgreSQL as a form, begun with what libpq's variables say.
final class ConnectForm {
  private static final List<String> TLS =
      List.of("prefer", "require", "verify-ca", "verify-full", "allow", "disable");

  private ConnectForm() {}

  static List<Field> fields(Map<String, String> environment) {
    String user = environment.getOrDefault("PGUSER", environment.getOrDefault("USER", ""));
    return List.of(
        text("host", "Host", environment.getOrDefault("PGHOST", "localhost"), "or a whole address"),
        text("port", "Port", environment.getOrDefault("PGPORT", "5432"), "5432"),
        text("database", "Database", environment.getOrDefault("PGDATABASE", ""), "as the user"),
        text("user", "User", user, "a role with pg_monitor"),
        new Field(
            "tls", "TLS", environment.getOrDefault("PGSSLMODE", TLS.getFirst()), "", TLS, false),
        new Field("password", "Password", "", "empty: PGPASSWORD or ~/.pgpass", List.of(), true));
  }

  private static Field text(String id, String name, String value, String prompt) {
    return new Field(id, name, value, prompt, List.of(), false);
  }

  /// A whole address in the place of the host is taken as it is.
  static String address(Map<String, String> filled) {
    String host = filled.getOrDefault("host", "");
    if (Address.isOne(host)) {
      return host;
    }
    StringBuilder address = new StringBuilder("postgresql://");
    String user = filled.getOrDefault("user", "");
    String password = filled.getOrDefault("password", "");
    if (!user.isEmpty()) {
      address.append(encoded(user));
      address.append(password.isEmpty() ? "" : ":" + encoded(password)).append('@');
    }
    address.append(host.contains(":") ? "[" + host + "]" : host);
    String port = filled.getOrDefault("port", "");
    address.append(port.isEmpty() ? "" : ":" + port);
    address.append('/').append(encoded(filled.getOrDefault("database", "")));
    String tls = filled.getOrDefault("tls", "");
    return address.append(tls.isEmpty() ? "" : "?sslmode=" + encoded(tls)).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
