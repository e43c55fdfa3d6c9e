package dev.slowpath.plugin.postgres.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a database is: a JDBC URL, or a connection URI as libpq takes it
/// (`postgresql://user@host:5432/shop?sslmode=require`).
///
/// @param host as written, `localhost` where none is
/// @param port 5432 where none is written
/// @param database that of the user's name where none is written
/// @param properties user, password and parameters, by the names that both drivers share
record Address(String host, int port, String database, Map<String, String> properties) {
  static final String USER = "user";
  static final String PASSWORD = "password";
  private static final String JDBC = "jdbc:";
  private static final int USUAL_PORT = 5432;

  Address {
    properties = Map.copyOf(properties);
  }

  static boolean isOne(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("jdbc:postgresql:")
        || lower.startsWith("postgresql://")
        || lower.startsWith("postgres://");
  }

  /// The address; empty where it is none.
  static Optional<Address> parsed(String text, Map<String, String> environment) {
    String plain = text.startsWith(JDBC) ? text.substring(JDBC.length()) : text;
    // `jdbc:postgresql:shop` is the database of that name on this machine.
    String whole = plain.contains("//") ? plain : plain.replaceFirst(":", "://localhost/");
    try {
      URI uri = new URI(whole);
      if (uri.getHost() == null && uri.getRawAuthority() != null) {
        return Optional.empty();
      }
      return Optional.of(of(uri, environment));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static Address of(URI uri, Map<String, String> environment) {
    Map<String, String> properties = new LinkedHashMap<>();
    user(environment, properties);
    credentials(uri.getRawUserInfo(), properties);
    parameters(uri.getRawQuery(), properties);
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
    String user = properties.getOrDefault(USER, "");
    return new Address(
        uri.getHost() == null ? "localhost" : uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        path.isEmpty() ? environment.getOrDefault("PGDATABASE", user) : decoded(path),
        properties);
  }

  private static void user(Map<String, String> environment, Map<String, String> properties) {
    String user = environment.getOrDefault("PGUSER", environment.getOrDefault("USER", ""));
    if (!user.isEmpty()) {
      properties.put(USER, user);
    }
    String password = environment.getOrDefault("PGPASSWORD", "");
    if (!password.isEmpty()) {
      properties.put(PASSWORD, password);
    }
    String sslMode = environment.getOrDefault("PGSSLMODE", "");
    if (!sslMode.isEmpty()) {
      properties.put("sslmode", sslMode);
    }
  }

  private static void credentials(@Nullable String stated, Map<String, String> properties) {
    if (stated == null) {
      return;
    }
    int colon = stated.indexOf(':');
    properties.put(USER, decoded(colon < 0 ? stated : stated.substring(0, colon)));
    if (colon >= 0) {
      properties.put(PASSWORD, decoded(stated.substring(colon + 1)));
    }
  }

  private static void parameters(@Nullable String query, Map<String, String> properties) {
    if (query == null) {
      return;
    }
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        properties.put(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  String user() {
    return properties.getOrDefault(USER, "");
  }

  /// For people and messages: no password, no parameters.
  String name() {
    return host + ":" + port + "/" + database;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(host, port, URLEncoder.encode(database, StandardCharsets.UTF_8));
  }

  Address withPassword(String password) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(PASSWORD, password);
    return new Address(host, port, database, more);
  }
}
