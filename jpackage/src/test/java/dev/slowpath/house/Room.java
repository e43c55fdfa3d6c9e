package dev.slowpath.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/// A module of the build: its folder, the package it lives in, and the modules it may see.
enum Room {
  MODEL("app/model", "dev.slowpath.model"),
  API("plugins/api", "dev.slowpath.plugin"),
  READING("plugins/reading", "dev.slowpath.plugin.reading"),
  TESTKIT("plugins/testkit", "dev.slowpath.plugin.testkit"),
  ANALYSIS("app/analysis", "dev.slowpath.analysis"),
  WORKBENCH("app/workbench", "dev.slowpath.workbench"),
  CLI("app/cli", "dev.slowpath.cli"),
  DESKTOP("app/desktop", "dev.slowpath.desktop"),
  JFR("plugins/jfr", "dev.slowpath.plugin.jfr"),
  STACKS("plugins/stacks", "dev.slowpath.plugin.stacks"),
  PYTHON("plugins/python", "dev.slowpath.plugin.python"),
  TRACES("plugins/traces", "dev.slowpath.plugin.traces"),
  POSTGRES("plugins/postgres", "dev.slowpath.plugin.postgres"),
  SHOP("sample-data/shop", "dev.slowpath.sample.shop"),
  PRODUCT("jpackage", "dev.slowpath");

  /// The rooms without a clock, chance or threads of their own: a value is passed in.
  static final Set<Room> BELOW_WORKBENCH =
      EnumSet.of(MODEL, API, READING, ANALYSIS, JFR, STACKS, PYTHON, TRACES, POSTGRES);

  /// The rooms that need nothing but the JDK and JSpecify.
  static final Set<Room> WITHOUT_LIBRARIES = EnumSet.of(MODEL, API, ANALYSIS);

  private final String folder;
  private final String packageName;

  Room(String folder, String packageName) {
    this.folder = folder;
    this.packageName = packageName;
  }

  /// The room of a class of ours: the one whose package is the longest prefix of its package.
  static Room of(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return Arrays.stream(values())
        .filter(room -> (name + ".").startsWith(room.packageName + "."))
        .max(Comparator.comparingInt(room -> room.packageName.length()))
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is not ours"));
  }

  static boolean isOurs(JavaClass type) {
    return (type.getBaseComponentType().getPackageName() + ".")
        .startsWith(PRODUCT.packageName + ".");
  }

  String folder() {
    return folder;
  }

  String packageName() {
    return packageName;
  }

  boolean sees(Room other) {
    return other == this || seen().contains(other);
  }

  private Set<Room> seen() {
    return switch (this) {
      case MODEL -> Set.of();
      case API, ANALYSIS -> Set.of(MODEL);
      case READING, TESTKIT -> Set.of(MODEL, API);
      case JFR, STACKS, PYTHON, TRACES, POSTGRES -> Set.of(MODEL, API, READING);
      case WORKBENCH -> Set.of(MODEL, API, ANALYSIS);
      case CLI, DESKTOP -> Set.of(MODEL, API, ANALYSIS, WORKBENCH);
      case SHOP -> Set.of(MODEL, API, TESTKIT);
      case PRODUCT -> Set.of(MODEL, API, ANALYSIS, WORKBENCH, CLI, DESKTOP);
    };
  }
}
