package dev.slowpath.desktop.live;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.Recorder.Field;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.live.LiveDesk;
import dev.slowpath.workbench.live.LiveDesk.Ended;
import dev.slowpath.workbench.live.LiveDesk.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The form that connects to a running database and captures it. It may be closed while a capture
/// goes on: it is the same one when it is opened again.
public final class ConnectPanel extends VBox {
  private static final Field COUNT = new Field("count", "Snapshots", "1", "1", List.of(), false);
  private static final Field EVERY =
      new Field("every", "Every, seconds", "60", "60", List.of(), false);

  private final LiveDesk live;
  private final Consumer<Ended> captured;
  private final Recorder recorder;
  private final Form form = new Form();
  private final Told told = new Told();
  private final ProgressBar progress = new ProgressBar();
  private final Button connect;
  private final Button stop;
  private @Nullable Cancellation running;

  /// A form for the first kind of system at hand.
  ///
  /// @param captured told what was captured, and only then
  public ConnectPanel(LiveDesk live, Consumer<Ended> captured, Runnable closed) {
    this.live = live;
    this.captured = captured;
    recorder = live.recorders().getFirst();
    setMaxSize(480, USE_PREF_SIZE);
    HBox head =
        new HBox(
            8,
            Parts.label("Connect to " + recorder.system(), "page-title"),
            Parts.gap(),
            Parts.iconButton("Close (Esc)", "c-close", closed));
    head.getStyleClass().add("sheet-head");
    live.form(recorder).forEach(form::add);
    form.add(COUNT);
    form.add(EVERY);
    connect = Parts.button("Connect and capture", "d-database-arrow-down", "primary", this::start);
    connect.setDefaultButton(true);
    stop = Parts.button("Cancel", "c-cancel", "plain", this::stop);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText("Progress of the capture");
    HBox buttons = new HBox(8, Parts.gap(), stop, connect);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox body = new VBox(12, form, promise(), progress, told, buttons);
    body.setPadding(new Insets(16));
    getChildren().addAll(head, body);
    show(false);
  }

  private static Label promise() {
    return Parts.paragraph(
        "It only looks: read-only transactions of 30 s at most, no counter is reset, nothing is"
            + " installed. The password is kept nowhere. Keep the investigation to keep what was"
            + " captured.",
        "t3",
        "s11");
  }

  private void start() {
    Map<String, String> filled = form.filled();
    int count = whole(filled.get("count"));
    int every = whole(filled.get("every"));
    if (count < 1 || every < 1) {
      told.refuse("Snapshots and seconds are whole numbers of 1 or more");
      form.focus(count < 1 ? "count" : "every");
      return;
    }
    progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    told.say("Connecting …");
    show(true);
    int[] kept = {0};
    running =
        live.capture(
            recorder,
            filled,
            new Times(Duration.ofSeconds(every), count),
            words -> {
              kept[0]++;
              progress.setProgress((double) kept[0] / count);
              told.say(words);
            },
            this::ended);
    stop.requestFocus();
  }

  private static int whole(@Nullable String text) {
    return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private void stop() {
    if (running != null) {
      running.cancel();
      told.say("Cancelling: what the server is doing for us ends first");
    }
  }

  private void ended(Ended ended) {
    running = null;
    show(false);
    String words = String.join("\n", ended.sentences());
    if (ended.isWhole()) {
      told.say(words);
    } else {
      told.refuse(words);
      form.focus(words.contains("password") ? "password" : "host");
    }
    captured.accept(ended);
  }

  private void show(boolean isRunning) {
    form.setDisable(isRunning);
    connect.setDisable(isRunning);
    stop.setVisible(isRunning);
    progress.setVisible(isRunning);
    progress.setManaged(isRunning);
  }

  public boolean isRunning() {
    return running != null;
  }

  /// Where the keyboard begins.
  public Node first() {
    return running == null ? form.first().orElse(connect) : stop;
  }
}
