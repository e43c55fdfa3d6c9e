package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.jfr.Types.Described;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the events of one type tell of a call: a request that was served or sent, or a statement.
/// Every vendor names its events its own way, so that they are known by their fields: a thread, a
/// duration, and a text of SQL, or a method of HTTP and what it was asked of.
///
/// Shapes: fields are indices, or -1 where the type has none of that name.
final class CallPlan {
  private static final List<String> SQL =
      List.of("sql", "query", "statement", "sqltext", "sqlstatement", "querytext");
  private static final List<String> METHOD =
      List.of("method", "httpmethod", "requestmethod", "verb");
  private static final List<String> ROUTE = List.of("route", "pathtemplate", "uritemplate");
  private static final List<String> TARGET =
      List.of("uri", "requesturi", "url", "requesturl", "path", "httppath", "target");
  private static final List<String> STATUS =
      List.of("status", "statuscode", "httpstatus", "responsestatus", "responsecode");

  private final String type;
  private final Fields fields;
  private final int sql;
  private final int method;
  private final int route;
  private final int target;
  private final int status;

  private CallPlan(Described described, Fields fields, Types types) {
    type = described.name();
    this.fields = fields;
    sql = text(types, SQL);
    method = text(types, METHOD);
    route = text(types, ROUTE);
    target = text(types, TARGET);
    status = fields.indexOfAny(STATUS);
  }

  /// The plan of a type; empty where its events tell of no call, and for the recorder's own.
  static Optional<CallPlan> of(Described type, Types types, Shape.Maker shapes)
      throws ImportException {
    if (type.name().startsWith("jdk.") || type.name().startsWith("profiler.")) {
      return Optional.empty();
    }
    Fields fields = Fields.of(type, shapes);
    CallPlan plan = new CallPlan(type, fields, types);
    boolean isTimed =
        fields.indexOf("startTime") >= 0
            && fields.indexOf("duration") >= 0
            && fields.indexOf("eventThread") >= 0;
    return isTimed && (plan.isStatement() || plan.isRequest())
        ? Optional.of(plan)
        : Optional.empty();
  }

  private int text(Types types, List<String> names) {
    int field = fields.indexOfAny(names);
    boolean isText =
        field >= 0
            && !fields.isArray(field)
            && types.name(fields.type(field)).equals("java.lang.String");
    return isText ? field : -1;
  }

  /// Whether the events are statements. Making one ready is not yet asking it.
  boolean isStatement() {
    String name = type.toLowerCase(Locale.ROOT);
    return sql >= 0 && !name.endsWith("creation") && !name.endsWith("preparation");
  }

  private boolean isRequest() {
    return method >= 0 && (route >= 0 || target >= 0) && sql < 0;
  }

  /// Whether the events are of the caller's side, as their type says.
  private boolean isClient() {
    return isStatement() || type.toLowerCase(Locale.ROOT).contains("client");
  }

  /// The event whose body begins at the cursor.
  ///
  /// @param place of the event in the file
  Call read(Cursor cursor, Constants constants, Ticks clock, long place) throws ImportException {
    fields.read(cursor, fields.size());
    int start = fields.indexOf("startTime");
    int duration = fields.indexOf("duration");
    int thread = fields.indexOf("eventThread");
    long startNs = clock.instantNs(fields.number(start), fields.scale(start));
    long durationNs = clock.weight(fields.number(duration), fields.scale(duration));
    return new Call(
        type,
        isClient(),
        constants.thread(fields.type(thread), fields.number(thread)),
        startNs,
        Math.max(0, durationNs),
        constants.textOf(fields, sql),
        constants.textOf(fields, method),
        constants.textOf(fields, route),
        constants.textOf(fields, target),
        status < 0 ? "" : statusText(constants),
        place);
  }

  private String statusText(Constants constants) throws ImportException {
    String text = constants.textOf(fields, status);
    return text.isEmpty() && fields.number(status) > 0
        ? Long.toString(fields.number(status))
        : text;
  }
}
