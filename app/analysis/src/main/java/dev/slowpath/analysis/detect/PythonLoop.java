package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.marks.CodeRole;
import dev.slowpath.analysis.marks.FrameMarks;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Profile;
import java.util.Optional;

/// What stacks of a Python profile do under an event loop, where no framework names a handler: of
/// those that do, `PythonCode` tells at the handler.
final class PythonLoop {
  private final Profile profile;
  private final CodeRole[] roles;
  private final boolean[] awaited;

  PythonLoop(Profile profile) {
    this.profile = profile;
    roles = profile.frames().stream().map(FrameMarks.usual()::role).toArray(CodeRole[]::new);
    awaited = new boolean[roles.length];
    for (int frame = 0; frame < roles.length; frame++) {
      awaited[frame] = FrameMarks.usual().isAwaited(profile.frames().get(frame));
    }
  }

  boolean isOnLoop(int stack) {
    for (int frame : profile.stacks().path(stack)) {
      if (roles[frame] == CodeRole.EVENT_LOOP) {
        return true;
      }
    }
    return false;
  }

  /// The application's own function that waits on the loop; empty where none does.
  Optional<String> blocker(int stack) {
    boolean isUnderLoop = false;
    boolean waits = false;
    int own = -1;
    for (int frame : profile.stacks().path(stack)) {
      CodeRole role = roles[frame];
      if (role == CodeRole.DISPATCH || awaited[frame]) {
        return Optional.empty();
      }
      isUnderLoop |= role == CodeRole.EVENT_LOOP;
      own = isUnderLoop && !waits && role == CodeRole.OWN ? frame : own;
      waits |= isUnderLoop && isWait(role);
    }
    return waits && own >= 0 ? Optional.of(name(profile.frames().get(own))) : Optional.empty();
  }

  private static boolean isWait(CodeRole role) {
    return role == CodeRole.HTTP || role == CodeRole.DATABASE || role == CodeRole.SLEEP;
  }

  private static String name(Frame frame) {
    return frame.line() > 0
        ? "%s (%s:%d)".formatted(frame.name(), frame.file(), frame.line())
        : frame.name();
  }
}
