package dev.slowpath.analysis.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Threads on loan to the analysis, which makes none of its own: it says what can be done side by
/// side, and its answers are the same however many work.
public interface Crew {

  /// Does the same work with each, in any order and side by side.
  ///
  /// @return what came of each, in the order given
  <A, B> List<B> each(List<? extends A> all, Function<? super A, ? extends B> work);

  /// The caller's thread alone.
  static Crew alone() {
    return new Crew() {
      @Override
      public <A, B> List<B> each(List<? extends A> all, Function<? super A, ? extends B> work) {
        List<B> done = new ArrayList<>();
        for (A one : all) {
          done.add(work.apply(one));
        }
        return done;
      }
    };
  }
}
