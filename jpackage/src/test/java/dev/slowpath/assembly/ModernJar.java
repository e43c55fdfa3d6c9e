package dev.slowpath.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// A jar whose class files the ahead-of-time cache can hold.
///
/// The cache leaves out classes without stack maps, which is every class file older than Java 6
/// (version 50): the JVM would verify them by the old, slow verifier. Such files are written anew
/// with their stack maps computed (JVMS 25, section 4.10.1); their code stays as it is.
final class ModernJar {
  private static final int OLDEST_CACHED = 50;
  private static final int WRITTEN_AS = ClassFile.JAVA_17_VERSION;
  private static final int MAGIC_AND_VERSION = 8;

  private ModernJar() {}

  /// Copies a jar, its old class files brought up to date; a jar without any is copied as it is.
  static void copy(Path from, Path to) throws IOException {
    if (!hasOldClasses(from)) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      return;
    }
    ClassFile classFile = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS);
    try (JarFile jar = new JarFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        JarOutputStream output = new JarOutputStream(file)) {
      for (JarEntry entry : entries(jar)) {
        byte[] bytes = read(jar, entry);
        JarEntry written = new JarEntry(entry.getName());
        written.setTime(entry.getTime());
        output.putNextEntry(written);
        output.write(isOldClass(entry, bytes) ? modern(classFile, bytes) : bytes);
        output.closeEntry();
      }
    }
    Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
  }

  private static boolean hasOldClasses(Path from) throws IOException {
    try (JarFile jar = new JarFile(from.toFile())) {
      for (JarEntry entry : entries(jar)) {
        if (isClass(entry) && isOldClass(entry, head(jar, entry))) {
          return true;
        }
      }
      return false;
    }
  }

  private static byte[] head(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readNBytes(MAGIC_AND_VERSION);
    }
  }

  private static byte[] modern(ClassFile classFile, byte[] old) {
    ClassTransform writtenAnew =
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(ClassTransform.dropping(element -> element instanceof ClassFileVersion))
            .andThen(ClassTransform.endHandler(written -> written.withVersion(WRITTEN_AS, 0)));
    return classFile.transformClass(classFile.parse(old), writtenAnew);
  }

  private static boolean isOldClass(JarEntry entry, byte[] bytes) {
    return isClass(entry) && (((bytes[6] & 0xff) << 8) | (bytes[7] & 0xff)) < OLDEST_CACHED;
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class");
  }

  private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static List<JarEntry> entries(JarFile jar) {
    return Collections.list(jar.entries());
  }
}
