package dev.slowpath.plugin.stacks.pprof;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.stacks.JavaNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The places in code that samples refer to. A location has a line for each function inlined there,
/// the innermost first.
final class Locations {
  private final Map<Long, Message> locations = new HashMap<>();
  private final Map<Long, Message> functions = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private long unknown;

  void location(Message location) {
    locations.put(location.number(1), location);
  }

  void function(Message function) {
    functions.put(function.number(1), function);
  }

  void text(String text) {
    texts.add(text);
  }

  int texts() {
    return texts.size();
  }

  long unknown() {
    return unknown;
  }

  String text(long number) throws ImportException {
    if (number < 0 || number >= texts.size()) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Whole(),
              "text %d of %d".formatted(number, texts.size()),
              "a number of the string table"));
    }
    return texts.get((int) number);
  }

  /// The stacks in the profile, each location as the frames of its lines.
  ///
  /// @param ids from the tree's frames to ids of locations
  int[] into(Profile.Builder profile, Stacks stacks, Map<Integer, Long> ids)
      throws ImportException {
    Map<Integer, List<Integer>> frames = new HashMap<>();
    for (Map.Entry<Integer, Long> id : ids.entrySet()) {
      List<Integer> numbers = new ArrayList<>();
      for (Frame frame : frames(id.getValue())) {
        numbers.add(profile.frame(frame));
      }
      frames.put(id.getKey(), numbers);
    }
    int noStack = profile.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC));
    int[] theirs = new int[stacks.size()];
    theirs[0] = Stacks.ROOT;
    for (int stack = 1; stack < theirs.length; stack++) {
      int at = theirs[stacks.parent(stack)];
      for (int frame : frames.getOrDefault(stacks.frame(stack), List.of())) {
        at = profile.push(at, frame);
      }
      theirs[stack] = at;
    }
    theirs[0] = profile.push(Stacks.ROOT, noStack);
    return theirs;
  }

  private List<Frame> frames(long id) throws ImportException {
    Message location = locations.get(id);
    List<Frame> frames = new ArrayList<>();
    if (location != null) {
      for (Message line : location.parts(4).reversed()) {
        frames.add(frame(line));
      }
    }
    if (frames.isEmpty()) {
      unknown++;
      long address = location == null ? 0 : location.number(3);
      frames.add(
          address == 0
              ? Frame.named("[unknown]", Frame.Kind.SYNTHETIC)
              : Frame.named("0x" + Long.toHexString(address), Frame.Kind.NATIVE));
    }
    return frames;
  }

  private Frame frame(Message line) throws ImportException {
    Message function = functions.get(line.number(1));
    if (function == null) {
      unknown++;
      return Frame.named("[unknown]", Frame.Kind.SYNTHETIC);
    }
    String name = text(function.number(2));
    String file = text(function.number(4));
    Frame.Kind kind = file.endsWith(".py") ? Frame.Kind.PYTHON : Frame.Kind.UNKNOWN;
    return new Frame(
        name.isEmpty() ? "[unknown]" : JavaNames.dotted(name),
        file,
        Math.clamp(line.number(2), 0, Integer.MAX_VALUE),
        kind);
  }
}
