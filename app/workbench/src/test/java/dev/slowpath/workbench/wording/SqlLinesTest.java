package dev.slowpath.workbench.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// SQL is laid out by clauses, and nothing of it is lost.
final class SqlLinesTest {

  @Test
  void clausesHaveTheirLines() {
    List<String> openings =
        SqlLines.of(
                "select a, b from t left join u on t.id = u.id where a = $1 and b between $2 and $3"
                    + " order by a limit 10")
            .stream()
            .map(SqlLines.Line::opening)
            .toList();
    assertEquals(
        List.of("select", "from", "left join", "on", "where", "and", "order by", "limit"),
        openings);
  }

  @Test
  void bracketsStayInTheirLineAndParametersAreToldApart() {
    List<SqlLines.Line> lines =
        SqlLines.of("select x from t where id in (select id from u where n = 'a b')");
    assertEquals(3, lines.size());
    assertEquals(
        List.of("'a b'"),
        lines.getLast().pieces().stream()
            .filter(piece -> piece.kind() == SqlLines.Kind.PARAMETER)
            .map(SqlLines.Piece::text)
            .toList());
  }

  @Test
  void nothingButWhiteSpaceIsLost() {
    String sql = "INSERT INTO t (a, b)\n VALUES ($1, 'it''s'::text) -- why\n RETURNING id";
    String all =
        SqlLines.of(sql).stream()
            .map(line ->
                line.opening()
                    + line.pieces().stream()
                        .map(SqlLines.Piece::text)
                        .collect(Collectors.joining()))
            .collect(Collectors.joining());
    assertEquals(sql.replaceAll("\\s", ""), all.replaceAll("\\s", ""));
  }
}
