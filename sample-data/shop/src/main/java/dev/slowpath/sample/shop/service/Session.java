package dev.slowpath.sample.shop.service;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// One connection, held by one request; each statement is a CLIENT span and counts for the request.
final class Session implements AutoCloseable {
  private static final StackWalker STACK = StackWalker.getInstance();

  private final Call call;
  private final ConnectionPool pool;
  private final Handle handle;
  private final long acquiredAtNano;

  Session(Call call, ConnectionPool pool) {
    this.call = call;
    this.pool = pool;
    this.handle = pool.acquire();
    this.acquiredAtNano = System.nanoTime();
  }

  <T> List<T> list(Query query, RowMapper<T> mapper, Object... parameters) {
    var span = span(query, parameters);
    call.countQuery();
    try {
      var statement = handle.createQuery(query.text());
      for (var i = 0; i < parameters.length; i++) {
        var _ = statement.bind(i, parameters[i]);
      }
      var rows = statement.map(mapper).list();
      var _ = span.setAttribute("db.response.returned_rows", rows.size());
      return rows;
    } finally {
      span.end();
    }
  }

  private Span span(Query query, Object... parameters) {
    var database = call.shop().database();
    var builder =
        call.shop()
            .telemetry()
            .tracer()
            .spanBuilder("SELECT " + query.table())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("db.system.name", "postgresql")
            .setAttribute("db.namespace", database.name())
            .setAttribute("db.operation.name", "SELECT")
            .setAttribute("db.collection.name", query.table())
            .setAttribute("db.query.text", query.text())
            .setAttribute("server.address", database.host())
            .setAttribute("server.port", database.port())
            .setAttribute("code.function.name", caller());
    for (var i = 0; i < parameters.length; i++) {
      var _ = builder.setAttribute("db.query.parameter." + i, parameters[i].toString());
    }
    return builder.startSpan();
  }

  private static String caller() {
    return STACK.walk(frames ->
        frames
            .filter(frame -> !frame.getClassName().equals(Session.class.getName()))
            .findFirst()
            .map(Session::functionName)
            .orElse(""));
  }

  // A lambda is named after the method it stands in.
  private static String functionName(StackFrame frame) {
    var method = frame.getMethodName();
    var isLambda = method.startsWith("lambda$");
    return frame.getClassName() + "." + (isLambda ? method.split("\\$", -1)[1] : method);
  }

  @Override
  public void close() {
    pool.release(handle, (System.nanoTime() - acquiredAtNano) / 1e9);
  }
}
