package dev.slowpath.plugin.jfr;

import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;

/// A program that records requests and statements by events of its own, as vendors do: one of a web
/// framework, one of an object-relational mapper, one of a driver below it.
final class CallProgram {

  @Name("shop.web.Request")
  static final class Request extends Event {
    String httpMethod = "";
    String requestURI = "";
    int status;
  }

  @Name("shop.http.ClientCall")
  static final class ClientCall extends Event {
    String method = "";
    String url = "";
  }

  @Name("shop.orm.JdbcPreparedStatementExecution")
  static final class Execution extends Event {
    String sql = "";
  }

  @Name("shop.orm.JdbcPreparedStatementCreation")
  static final class Creation extends Event {
    String sql = "";
  }

  @Name("shop.driver.Query")
  static final class DriverQuery extends Event {
    String query = "";
  }

  private CallProgram() {}

  /// Serves requests and writes the recording of them.
  ///
  /// @param arguments the file
  public static void main(String[] arguments) throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JVMInformation");
      recording.start();
      order(17);
      order(18);
      statement("delete from session where expires < now()");
      hql();
      recording.stop();
      recording.dump(Path.of(arguments[0]));
    }
  }

  private static void order(int id) {
    Request request = new Request();
    request.begin();
    Creation creation = new Creation();
    creation.sql = "select * from item where order_id = ?";
    creation.begin();
    creation.commit();
    for (int item = 0; item < 6; item++) {
      statement("select * from item where id = ?");
    }
    ClientCall call = new ClientCall();
    call.begin();
    call.method = "POST";
    call.url = "http://stock:8080/reserve";
    call.commit();
    request.httpMethod = "GET";
    request.requestURI = "/orders/" + id;
    request.status = id == 18 ? 503 : 200;
    request.commit();
  }

  /// A statement and the same one in the driver.
  private static void statement(String sql) {
    Execution execution = new Execution();
    execution.sql = sql;
    execution.begin();
    DriverQuery query = new DriverQuery();
    query.query = sql;
    query.begin();
    query.commit();
    execution.commit();
  }

  /// What asks an object-relational mapper is no SQL.
  private static void hql() {
    DriverQuery query = new DriverQuery();
    query.query = "from Order o where o.total > 5";
    query.begin();
    query.commit();
  }
}
