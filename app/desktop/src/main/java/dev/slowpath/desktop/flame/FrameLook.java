package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import java.util.HashMap;
import java.util.Map;

/// How frames are painted into a raster.
interface FrameLook {

  /// The colour of a node; 0 where nothing is painted.
  int argb(int node);

  /// The colour of a node's label.
  ///
  /// @param ground what it stands on
  int ink(int ground);

  /// What stands within a node that has room for it.
  String label(int node);

  /// All nodes of a graph, as it colours them.
  static FrameLook of(Subject subject, Palette palette) {
    FramePaint paint = new FramePaint(palette);
    Map<Integer, Integer> inks = new HashMap<>();
    return new FrameLook() {
      @Override
      public int argb(int node) {
        return subject.argb(node);
      }

      @Override
      public int ink(int ground) {
        return inks.computeIfAbsent(ground, one -> Pixels.argb(paint.ink(Pixels.color(one))));
      }

      @Override
      public String label(int node) {
        return subject.label(node);
      }
    };
  }

  /// What a search found, and nothing else.
  static FrameLook of(Matches matches, Subject subject, Palette palette) {
    int match = Pixels.argb(palette.color(Token.MATCH));
    int ink = Pixels.argb(palette.color(Token.ON_MATCH));
    return new FrameLook() {
      @Override
      public int argb(int node) {
        return matches.isHit(node) ? match : 0;
      }

      @Override
      public int ink(int ground) {
        return ink;
      }

      @Override
      public String label(int node) {
        return subject.label(node);
      }
    };
  }
}
