package dev.slowpath.analysis.link;

import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The SQL that spans executed. Each different text is read once, however many spans have it.
public final class SpanSql {
  private static final int NONE = -1;
  private static final String PARAMETER = "db.query.parameter.";

  private final TraceSet traces;
  private final int[] textOf;
  private final int[] questionOf;
  private final BitSet withValues = new BitSet();
  private final @Nullable Text[] texts;

  /// What one text tells.
  ///
  /// @param asked without its comments
  private record Text(CanonicalSql statement, String asked, boolean hasPlaceholders) {
    static Text of(String sql) {
      return new Text(
          CanonicalSql.of(sql),
          CanonicalSql.withoutComments(sql),
          CanonicalSql.hasPlaceholders(sql));
    }

    Text with(CanonicalSql same) {
      return new Text(same, asked, hasPlaceholders);
    }
  }

  private SpanSql(TraceSet traces) {
    this.traces = traces;
    textOf = new int[traces.size()];
    questionOf = new int[traces.size()];
    texts = new Text[traces.texts()];
    BitSet different = new BitSet();
    int[] keys = Marks.SQL_TEXT.stream().mapToInt(traces::number).toArray();
    for (int span = 0; span < textOf.length; span++) {
      textOf[span] = text(span, keys);
      if (textOf[span] != NONE) {
        different.set(textOf[span]);
      }
    }
    different.stream().forEach(number -> texts[number] = Text.of(traces.text(number)));
    shareStatements(different);
    numberQuestions();
  }

  /// The SQL of a trace set.
  public static SpanSql of(TraceSet traces) {
    return new SpanSql(traces);
  }

  private int text(int span, int[] keys) {
    for (int key : keys) {
      int value = key < 0 ? NONE : traces.valueNumber(span, key);
      if (value >= 0) {
        return value;
      }
    }
    return NONE;
  }

  /// Texts of one statement share its form, which is then compared at once.
  private void shareStatements(BitSet different) {
    Map<CanonicalSql, CanonicalSql> known = new HashMap<>();
    different.stream()
        .forEach(number -> {
          Text text = Objects.requireNonNull(texts[number]);
          CanonicalSql first = known.putIfAbsent(text.statement(), text.statement());
          texts[number] = first == null ? text : text.with(first);
        });
  }

  private void numberQuestions() {
    Map<Object, Integer> numbers = new HashMap<>();
    int[] ofText = new int[texts.length];
    Arrays.fill(ofText, NONE);
    BitSet parameters = parameters();
    for (int span = 0; span < textOf.length; span++) {
      if (textOf[span] == NONE) {
        continue;
      }
      int asked = ofText[textOf[span]];
      if (asked == NONE) {
        asked = number(numbers, text(span).asked());
        ofText[textOf[span]] = asked;
      }
      List<Long> values = parameters.isEmpty() ? List.of() : values(span, parameters);
      withValues.set(span, !values.isEmpty());
      questionOf[span] = values.isEmpty() ? asked : number(numbers, List.of(asked, values));
    }
  }

  private static int number(Map<Object, Integer> numbers, Object question) {
    Integer known = numbers.putIfAbsent(question, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  /// The numbers of all names of parameters.
  private BitSet parameters() {
    BitSet parameters = new BitSet();
    for (int number = 0; number < traces.texts(); number++) {
      parameters.set(number, traces.text(number).startsWith(PARAMETER));
    }
    return parameters;
  }

  /// The parameters of a span, name and value as one number each, in order.
  private List<Long> values(int span, BitSet parameters) {
    List<Long> values = new ArrayList<>();
    int[] numbers = traces.attributeNumbers(span);
    for (int at = 0; at < numbers.length; at += 2) {
      if (parameters.get(numbers[at])) {
        values.add((long) numbers[at] << Integer.SIZE | numbers[at + 1]);
      }
    }
    values.sort(null);
    return values;
  }

  private Text text(int span) {
    return Objects.requireNonNull(texts[textOf[span]], "a span without SQL");
  }

  /// Whether a span says which SQL it executed.
  public boolean has(int span) {
    return textOf[span] != NONE;
  }

  /// The statement of a span that has one.
  public CanonicalSql statement(int span) {
    return text(span).statement();
  }

  /// What a span that has a statement asked for, as a number: equal for the same text, comments
  /// aside, with the same parameters.
  public int question(int span) {
    return questionOf[span];
  }

  /// Whether a span states parameters.
  public boolean hasValues(int span) {
    return withValues.get(span);
  }

  /// Whether the text of a span that has one leaves values open, so that they are somewhere else.
  public boolean hasPlaceholders(int span) {
    return text(span).hasPlaceholders();
  }
}
