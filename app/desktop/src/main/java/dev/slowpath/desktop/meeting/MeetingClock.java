package dev.slowpath.desktop.meeting;

import dev.slowpath.desktop.part.Parts;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.util.Duration;

/// How long a meeting has been going on, in minutes and seconds.
final class MeetingClock {
  private final Label label = Parts.label("0:00", "meeting-figure");
  private final Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
  private int seconds;

  MeetingClock() {
    ticks.setCycleCount(Animation.INDEFINITE);
    label.setAccessibleText("Time of the meeting; T starts it anew");
    Parts.tip(label, "T starts the clock anew");
  }

  Label label() {
    return label;
  }

  void start() {
    ticks.play();
  }

  void stop() {
    ticks.stop();
  }

  void restart() {
    seconds = 0;
    label.setText("0:00");
    ticks.playFromStart();
  }

  private void tick() {
    seconds++;
    label.setText("%d:%02d".formatted(seconds / 60, seconds % 60));
  }
}
