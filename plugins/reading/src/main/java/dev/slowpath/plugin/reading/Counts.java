package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Counts what was not taken as it stood, by kind and words, and makes notices of it.
public final class Counts {
  private final TreeMap<Key, Long> counts = new TreeMap<>();

  private record Key(Notice.Kind kind, String words) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : words.compareTo(other.words);
    }
  }

  public void count(Notice.Kind kind, String words) {
    add(kind, words, 1);
  }

  /// Adds so many; none is no notice.
  public void add(Notice.Kind kind, String words, long count) {
    if (count > 0) {
      counts.merge(new Key(kind, words), count, Long::sum);
    }
  }

  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    counts.forEach((key, count) -> notices.add(new Notice(key.kind(), count, key.words())));
    return notices;
  }
}
