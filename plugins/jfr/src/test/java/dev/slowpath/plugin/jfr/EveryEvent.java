package dev.slowpath.plugin.jfr;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;

/// A program of which every kind of event is recorded that is read, small enough to be kept. It is
/// written for Java 17 too: `record.sh` beside the recordings runs it from its source.
final class EveryEvent {
  private static final Object LOCK = new Object();
  private static final int MOMENT_MS = 30;

  private static volatile double sink;
  private static volatile boolean isOver;

  private EveryEvent() {}

  /// Runs for a second or so.
  ///
  /// @param arguments the file that the JVM's own recorder is to write; none where another records
  public static void main(String[] arguments) throws IOException, InterruptedException {
    burn(20);
    if (arguments.length == 0) {
      everything();
      return;
    }
    try (Recording recording = started()) {
      everything();
      recording.stop();
      recording.dump(Path.of(arguments[0]));
    }
  }

  static Recording started() {
    Recording recording = new Recording();
    enableDurations(recording);
    for (String name :
        List.of(
            "GarbageCollection",
            "GCPhasePauseLevel1",
            "ExecuteVMOperation",
            "JVMInformation",
            "CPUInformation",
            "OSInformation",
            "PhysicalMemory",
            "GCConfiguration",
            "GCHeapConfiguration",
            "ContainerConfiguration",
            "ActiveSetting",
            "CPUTimeSamplesLost")) {
      recording.enable("jdk." + name).withThreshold(Duration.ofMillis(0));
    }
    recording.enable("jdk.ClassLoad").withThreshold(Duration.ofMillis(1)).withStackTrace();
    recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
    recording.enable("jdk.NativeMethodSample").withPeriod(Duration.ofMillis(20));
    recording.enable("jdk.CPUTimeSample").with("throttle", "10 ms");
    recording.enable("jdk.ObjectAllocationSample").with("throttle", "30/s").withStackTrace();
    recording.enable("jdk.ObjectAllocationInNewTLAB").withStackTrace();
    recording.enable("jdk.ObjectAllocationOutsideTLAB").withStackTrace();
    recording.start();
    return recording;
  }

  private static void enableDurations(Recording recording) {
    for (String name :
        List.of(
            "JavaMonitorEnter",
            "ThreadPark",
            "JavaMonitorWait",
            "ThreadSleep",
            "SocketRead",
            "SocketWrite",
            "FileRead",
            "FileWrite",
            "FileForce",
            "JavaExceptionThrow",
            "JavaErrorThrow",
            "ThreadStart")) {
      recording.enable("jdk." + name).withThreshold(Duration.ofMillis(0)).withStackTrace();
    }
  }

  private static void everything() throws IOException, InterruptedException {
    Thread sleeper = new Thread(EveryEvent::sleepOnAndOff, "sleeper");
    sleeper.start();
    contend();
    readAndWrite();
    talk();
    for (int number = 0; number < 5; number++) {
      fail(number);
    }
    sink = allocate();
    System.gc();
    burn(300);
    isOver = true;
    sleeper.join();
  }

  private static void sleepOnAndOff() {
    try {
      while (!isOver) {
        Thread.sleep(MOMENT_MS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// One thread holds a monitor that another wants, waits on it, and parks.
  private static void contend() throws InterruptedException {
    Thread wanting =
        new Thread(
            () -> {
              synchronized (LOCK) {
                sink = burn(1);
              }
              LockSupport.parkNanos(LOCK, MOMENT_MS * 1_000_000L);
            },
            "wanting");
    synchronized (LOCK) {
      wanting.start();
      burn(MOMENT_MS);
      long end = System.nanoTime() + MOMENT_MS * 1_000_000L;
      while (System.nanoTime() - end < 0) {
        LOCK.wait(MOMENT_MS);
      }
    }
    wanting.join();
  }

  private static void readAndWrite() throws IOException {
    Path file = Files.createTempFile("every-event", ".txt");
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(new byte[100_000]);
      out.getChannel().force(true);
    }
    try (InputStream in = Files.newInputStream(file)) {
      sink = in.readAllBytes().length;
    }
    Files.delete(file);
  }

  private static void talk() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().readNBytes(3);
                  Thread.sleep(MOMENT_MS);
                  socket.getOutputStream().write(new byte[] {4, 5, 6});
                } catch (IOException | InterruptedException over) {
                  Thread.currentThread().interrupt();
                }
              },
              "answering");
      answering.start();
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
        OutputStream out = socket.getOutputStream();
        out.write(new byte[] {1, 2, 3});
        sink = socket.getInputStream().readNBytes(3).length;
      }
      answering.join();
    }
  }

  private static void fail(int number) {
    try {
      sink = Integer.parseInt("no number " + number);
    } catch (NumberFormatException expected) {
      sink = expected.getStackTrace().length;
    }
  }

  private static double allocate() {
    List<long[]> kept = new ArrayList<>();
    for (int number = 0; number < 400; number++) {
      kept.add(new long[10_000]);
    }
    return kept.size();
  }

  private static double burn(int ms) {
    long end = System.nanoTime() + ms * 1_000_000L;
    double heat = Math.min(1, sink);
    while (System.nanoTime() - end < 0) {
      for (int round = 1; round < 20_000; round++) {
        heat += Math.sqrt(heat + round) / round;
      }
    }
    return heat;
  }
}
