package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.Live;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.UnreachableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Captures from a running PostgreSQL 12 or later: statements, catalog, settings, activity.
///
/// A password comes from the address, from `PGPASSWORD`, from `.pgpass` (by the driver), or from a
/// person, in this order; TLS is asked for by `sslmode` as libpq knows it.
public final class PostgresRecorder implements Recorder {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "ApplicationName", "slowpath",
          "connectTimeout", "10",
          "socketTimeout", "90",
          // Bound parameters are counted by the protocol, and those of GENERIC_PLAN never bound.
          "preferQueryMode", "simple",
          "tcpKeepAlive", "true");

  @Override
  public String system() {
    return "PostgreSQL";
  }

  @Override
  public String example() {
    return "postgresql://user@host:5432/database?sslmode=require";
  }

  @Override
  public boolean isFor(String address) {
    return Address.isOne(address);
  }

  @Override
  public List<Field> form(Map<String, String> environment) {
    return ConnectForm.fields(environment);
  }

  @Override
  public String address(Map<String, String> filled) {
    return ConnectForm.address(filled);
  }

  @Override
  public Live connect(String address, Access access) throws UnreachableException {
    Optional<Address> parsed = Address.parsed(address, access.environment());
    if (parsed.isEmpty()) {
      throw new UnreachableException(
          "the address is none of PostgreSQL's", "write it as " + example(), new SQLException());
    }
    Address place = parsed.get();
    try {
      return new PostgresLive(place, opened(place));
    } catch (SQLException refused) {
      Optional<String> given =
          Refusals.isWithoutPassword(refused)
              ? access.asked().password(place.user() + " at " + place.name())
              : Optional.empty();
      if (given.isEmpty()) {
        throw Refusals.onConnecting(refused, place);
      }
      return again(place.withPassword(given.get()));
    }
  }

  private static Live again(Address place) throws UnreachableException {
    try {
      return new PostgresLive(place, opened(place));
    } catch (SQLException refused) {
      throw Refusals.onConnecting(refused, place);
    }
  }

  private static Connection opened(Address place) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(place.properties());
    properties.putAll(ALWAYS);
    return DriverManager.getConnection(place.jdbcUrl(), properties);
  }
}
