package dev.slowpath.plugin.python.silk;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rows as `manage.py dumpdata` writes them: `{"model":"silk.request","pk":…,"fields":{…}}`.
final class DumpedRows implements JsonRecords.Sink {
  private final DjangoRows rows;

  DumpedRows(DjangoRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean isRecord(String path) {
    return path.isEmpty() || path.equals("[]");
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue value, Place place) {
    String model = value.at("model").text();
    String table = model.replace('.', '_');
    if (model.isEmpty()) {
      return JsonRecords.Taken.NO;
    }
    if (!DjangoRows.TABLES.contains(table)) {
      return JsonRecords.Taken.ASIDE;
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("id", value.at("pk").text());
    values.put("request_id", value.at("pk").text());
    value
        .at("fields")
        .members()
        .forEach((name, field) -> {
          String column = name.equals("request") ? "request_id" : name;
          if (field.isObject()) {
            field.members().forEach((panel, data) -> values.put(column + "." + panel, data.text()));
          } else {
            values.put(column, field.text());
          }
        });
    rows.row(table, values, place);
    return JsonRecords.Taken.YES;
  }
}
