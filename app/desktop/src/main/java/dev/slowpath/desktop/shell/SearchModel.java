package dev.slowpath.desktop.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the search finds: everything that can be gone to, held against words.
///
/// @param finds in the order shown where nothing is asked yet
record SearchModel(List<Find> finds) {
  /// More are counted, and not listed.
  static final int LISTED = 50;

  SearchModel {
    finds = List.copyOf(finds);
  }

  /// What matched.
  ///
  /// @param listed the best of them
  /// @param count of all
  record Found(List<Find> listed, int count) {
    Found {
      listed = List.copyOf(listed);
    }
  }

  private record Match(Find find, int worth, int place) {}

  /// What holds every word, the best first: a name that is the words, one that begins with them,
  /// one that holds them at the start of a word, any other.
  Found find(String asked) {
    String words = asked.strip().toLowerCase(Locale.ROOT);
    String[] each = words.split("\\s+");
    List<Match> matches = new ArrayList<>();
    for (int place = 0; place < finds.size(); place++) {
      Find find = finds.get(place);
      if (holdsAll(find.folded(), each)) {
        matches.add(new Match(find, worth(find, words), place));
      }
    }
    matches.sort(
        Comparator.comparingInt(Match::worth)
            .thenComparing(match -> match.find().kind())
            .thenComparingInt(Match::place));
    List<Find> listed = matches.stream().limit(LISTED).map(Match::find).toList();
    return new Found(listed, matches.size());
  }

  private static boolean holdsAll(String text, String[] words) {
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static int worth(Find find, String words) {
    int at = find.folded().indexOf(words);
    if (at == 0) {
      return find.text().length() == words.length() ? 0 : 1;
    }
    boolean startsWord = at > 0 && !Character.isLetterOrDigit(find.folded().charAt(at - 1));
    return startsWord ? 2 : 3;
  }
}
