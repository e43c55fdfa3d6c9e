package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.Lines;
import java.io.IOException;

/// The lines of what psql showed, with a look at the one that follows.
final class PsqlLines {
  private final Lines lines;
  private final Progress progress;
  private String text = "";
  private String following = "";
  private boolean hasFollowing;
  private boolean isEnded = true;
  private boolean followingIsEnded = true;
  private Place place = new Place.Line(1);
  private Place followingPlace = new Place.Line(1);

  PsqlLines(Lines lines, Progress progress) throws ImportException, IOException {
    this.lines = lines;
    this.progress = progress;
    look();
  }

  private void look() throws ImportException, IOException {
    hasFollowing = lines.advance();
    following = hasFollowing ? lines.text() : "";
    followingIsEnded = lines.isEnded();
    followingPlace = lines.place();
  }

  /// Goes to the next line; false when there is none.
  boolean advance() throws ImportException, IOException {
    progress.tick();
    if (!hasFollowing) {
      return false;
    }
    text = following;
    isEnded = followingIsEnded;
    place = followingPlace;
    look();
    return true;
  }

  String text() {
    return text;
  }

  boolean isEnded() {
    return isEnded;
  }

  Place place() {
    return place;
  }

  boolean hasFollowing() {
    return hasFollowing;
  }

  /// The next line, as long as there is one.
  String following() {
    return following;
  }
}
