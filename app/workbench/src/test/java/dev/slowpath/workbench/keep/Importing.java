package dev.slowpath.workbench.keep;

import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/// A process to kill: puts files into an investigation one after another, and holds it.
final class Importing {
  static final int SIZE = 17 << 20;

  private Importing() {}

  /// Arguments: the investigation, a folder for the files, how many.
  public static void main(String[] arguments) throws IOException, ImportException {
    Path folder = Path.of(arguments[1]);
    try (InvestigationFile file = Keeping.openOrCreate(Path.of(arguments[0]))) {
      int first = file.contents().sources().size();
      for (int i = first; i < first + Integer.parseInt(arguments[2]); i++) {
        byte[] bytes = content(i);
        String name = "file-" + i;
        Path from = Files.write(folder.resolve(name), bytes);
        file.contents()
            .put(new KeptSource(name, Sha.of(bytes), bytes.length, "x", Optional.empty()), from);
        // Whoever kills this reads how many were promised to be there.
        System.out.write('.');
        System.out.flush();
      }
      System.in.read();
    }
  }

  static byte[] content(int number) {
    byte[] bytes = new byte[SIZE + number];
    new Random(number).nextBytes(bytes);
    return bytes;
  }
}
