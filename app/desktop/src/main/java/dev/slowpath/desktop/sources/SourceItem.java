package dev.slowpath.desktop.sources;

import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.quality.DataQuality;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A line of the page of sources. They all stand in one list, of which only what is seen is made.
sealed interface SourceItem {

  /// The title, and how many files ended how.
  record Head(String text) implements SourceItem {
    public Head {
      Objects.requireNonNull(text);
    }
  }

  /// Where more files are dropped.
  record Drop() implements SourceItem {}

  /// What the columns of the files hold.
  ///
  /// @param axis the time that all files tell of
  record Columns(Optional<TimeRange> axis) implements SourceItem {
    public Columns {
      Objects.requireNonNull(axis);
    }
  }

  /// A file.
  ///
  /// @param isOpen whether all that is known of it is shown
  /// @param isLast whether it ends the card
  record File(SourcesModel.Row row, Optional<TimeRange> axis, boolean isOpen, boolean isLast)
      implements SourceItem {
    public File {
      Objects.requireNonNull(row);
      Objects.requireNonNull(axis);
    }

    File opened(boolean nowOpen) {
      return new File(row, axis, nowOpen, isLast);
    }
  }

  /// Files of folders that are of no known format.
  record Strangers(List<String> files) implements SourceItem {
    public Strangers {
      files = List.copyOf(files);
    }
  }

  /// How well the files fit together.
  record Quality(DataQuality found) implements SourceItem {
    public Quality {
      Objects.requireNonNull(found);
    }
  }
}
