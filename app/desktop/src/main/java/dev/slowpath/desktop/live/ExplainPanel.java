package dev.slowpath.desktop.live;

import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.plugin.Live.Parameter;
import dev.slowpath.plugin.Question;
import dev.slowpath.plugin.Recorder.Field;
import dev.slowpath.workbench.live.LiveDesk;
import dev.slowpath.workbench.live.LiveDesk.Answer;
import dev.slowpath.workbench.live.LiveDesk.Planned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The form that asks the connected server for the plan of a statement: with which values, as if
/// which index were there, and whether it is run, which is asked once more.
public final class ExplainPanel extends VBox {
  private static final String INDEX = "index";
  private static final double WIDTH = 640;
  private static final double SQL = 190;

  private final LiveDesk live;
  private final String statement;
  private final Consumer<Planned> planned;
  private final Form values = new Form();
  private final Form index = new Form();
  private final CheckBox isRun = new CheckBox("Run it to measure (EXPLAIN ANALYZE)");
  private final Told told = new Told();
  private final Button ask;
  private final Button sample;
  private final Button confirm;
  private final Button decline;
  private final String server;
  private List<Parameter> parameters = List.of();

  /// A form for one statement.
  ///
  /// @param create an index that may serve it; empty for none
  /// @param planned told the plans, and only then
  public ExplainPanel(
      LiveDesk live, String statement, String create, Consumer<Planned> planned, Runnable closed) {
    this.live = live;
    this.statement = statement;
    this.planned = planned;
    server = live.server().map(LiveDesk.Server::name).orElse("no server");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    HBox head =
        new HBox(
            8,
            Parts.label("EXPLAIN on " + server, "page-title"),
            Parts.gap(),
            Parts.iconButton("Close (Esc)", "c-close", closed));
    head.getStyleClass().add("sheet-head");
    index.add(new Field(INDEX, "As if with index", create, "CREATE INDEX ON …", List.of(), false));
    ask = Parts.button("Ask for the plan", "f-file-tree", "primary", this::ask);
    ask.setDefaultButton(true);
    sample = Parts.button("Sampled values", "d-dice-multiple-outline", "plain", this::sample);
    confirm = Parts.button("Yes, run it", "p-play", "primary", () -> send(true));
    decline = Parts.button("Do not run it", "c-cancel", "plain", () -> confirming(false));
    getChildren().addAll(head, body());
    confirming(false);
    told.say("Asking for its parameters …");
    sample.setDisable(true);
    live.parameters(statement, this::show);
  }

  private VBox body() {
    ScrollPane sql = Cards.scroll(Cards.sql(statement));
    sql.setMaxHeight(SQL);
    sql.setFocusTraversable(false);
    HBox buttons = new HBox(8, sample, Parts.gap(), decline, confirm, ask);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    isRun.getStyleClass().add("s12");
    isRun.setOnAction(_ -> confirming(false));
    VBox body =
        new VBox(
            12,
            sql,
            values,
            index,
            isRun,
            Parts.paragraph(
                "Nothing is changed: a read-only transaction that is rolled back. Without values it"
                    + " is the plan for any value.",
                "t3",
                "s11"),
            told,
            buttons);
    body.setPadding(new Insets(16));
    return body;
  }

  private void show(Answer<List<Parameter>> answer) {
    switch (answer) {
      case Answer.Given<List<Parameter>>(List<Parameter> known) -> {
        parameters = known;
        values.clear();
        known.forEach(one ->
            values.add(
                new Field(
                    String.valueOf(one.number()),
                    "$%d %s".formatted(one.number(), one.type()),
                    "",
                    "any value",
                    List.of(),
                    false)));
        sample.setDisable(known.stream().allMatch(one -> one.origin().isEmpty()));
        told.say("");
      }
      case Answer.Refused<List<Parameter>>(String sentence) -> told.refuse(sentence);
    }
  }

  private void sample() {
    StringBuilder origins = new StringBuilder();
    for (Parameter one : parameters) {
      if (one.origin().isEmpty()) {
        origins.append("$%d: nothing is known of it\n".formatted(one.number()));
      } else {
        values.fill(String.valueOf(one.number()), one.sample());
        origins.append("$%d: %s\n".formatted(one.number(), one.origin()));
      }
    }
    told.say(origins.toString().strip());
  }

  private void ask() {
    if (isRun.isSelected()) {
      confirming(true);
    } else {
      send(false);
    }
  }

  /// Nothing is run before somebody said so, of this statement on this server.
  private void confirming(boolean isAsked) {
    for (Button button : List.of(confirm, decline)) {
      button.setVisible(isAsked);
      button.setManaged(isAsked);
    }
    ask.setVisible(!isAsked);
    ask.setManaged(!isAsked);
    if (isAsked) {
      told.warn(
          "This really runs the statement on %s, for 30 s at most. It is not run if it may write."
              .formatted(server));
      decline.requestFocus();
    } else {
      told.say("");
    }
  }

  private void send(boolean runs) {
    confirming(false);
    Map<Integer, String> given = new HashMap<>();
    values
        .filled()
        .forEach((number, value) -> {
          if (!value.isEmpty()) {
            given.put(Integer.valueOf(number), value);
          }
        });
    String create = index.filled().getOrDefault(INDEX, "");
    ask.setDisable(true);
    told.say(runs ? "Running …" : "Asking …");
    live.plan(new Question(statement, given, runs, runs ? "" : create), this::answered);
  }

  private void answered(Answer<Planned> answer) {
    ask.setDisable(false);
    switch (answer) {
      case Answer.Given<Planned>(Planned given) -> {
        told.say("");
        planned.accept(given);
      }
      case Answer.Refused<Planned>(String sentence) -> told.refuse(sentence);
    }
  }

  /// Where the keyboard begins.
  public Node first() {
    return ask;
  }
}
