package dev.slowpath.workbench.intake;

import java.nio.file.Path;

/// A file to read.
///
/// @param name to show
/// @param named whether the user named it; false for one found in a folder
record Target(Path path, String name, boolean named) {}
