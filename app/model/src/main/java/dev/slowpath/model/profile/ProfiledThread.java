package dev.slowpath.model.profile;

import java.util.Objects;

/// A thread of a profile. Threads of one name and different ids stay apart.
public record ProfiledThread(String name, long id) {

  public ProfiledThread {
    Objects.requireNonNull(name);
  }
}
