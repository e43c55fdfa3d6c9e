package dev.slowpath.workbench.intake;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.TooLargeException;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Workforce;
import dev.slowpath.workbench.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/// Reads what the user names: finds the files, recognises each, has it imported, and says how each
/// ended. One bad file does not stop the others. Small files are read side by side, large ones
/// after them and one by one; their order is that of what was asked for.
public final class Intake {
  private static final long MOST_RULES = 1_000_000;

  /// From so many bytes on a file has all threads and the memory for itself.
  static final long LARGE = 1 << 27;

  private static final Set<String> ANYBODYS = Set.of(".txt", ".json", ".csv", ".tsv", ".log");

  private final Importers importers;
  private final Workforce workers;
  private final Cancellation cancellation;
  private final Watch watch;
  private final Function<String, Cancellation> each;
  private final List<Outcome.Beside> besides = Collections.synchronizedList(new ArrayList<>());

  public Intake(Importers importers, Workforce workers, Cancellation cancellation, Watch watch) {
    this(importers, workers, cancellation, watch, _ -> cancellation);
  }

  /// One whose files can be given up one by one.
  ///
  /// @param each the cancellation of a file by its name, a part of the whole's
  public Intake(
      Importers importers,
      Workforce workers,
      Cancellation cancellation,
      Watch watch,
      Function<String, Cancellation> each) {
    this.importers = importers;
    this.workers = workers;
    this.cancellation = cancellation;
    this.watch = watch;
    this.each = each;
  }

  /// Reads everything asked for, in the order asked.
  ///
  /// @throws dev.slowpath.plugin.CancelledException once the work is cancelled
  public List<Outcome> read(Asked asked) {
    return read(asked, InputStream.nullInputStream());
  }

  /// Reads everything asked for, with `-` standing for the stream given.
  ///
  /// @throws dev.slowpath.plugin.CancelledException once the work is cancelled
  public List<Outcome> read(Asked asked, InputStream standardInput) {
    Targets targets = new Targets(asked, standardInput);
    List<Outcome> outcomes = new ArrayList<>();
    List<String> names = targets.found().stream().map(Target::name).toList();
    watch.found(names);
    targets.missing().forEach(missing -> add(missing, outcomes));
    besides.clear();
    Map<Same, String> contents = new HashMap<>();
    for (Optional<Outcome> read : readAll(targets.found(), asked)) {
      read.map(outcome -> once(outcome, asked, contents)).ifPresent(outcomes::add);
    }
    besides.sort(Comparator.comparingInt(beside -> names.indexOf(beside.of())));
    return withBesides(outcomes);
  }

  /// How each ended, in the order given; none for one that was given up.
  private List<Optional<Outcome>> readAll(List<Target> targets, Asked asked) {
    List<Supplier<Optional<Outcome>>> begun = workers.each(targets, target -> begun(target, asked));
    return begun.stream().map(Supplier::get).toList();
  }

  /// Reads a small file; hashes a large one, which takes one thread however many there are, and
  /// leaves the reading to who asks for the outcome.
  private Supplier<Optional<Outcome>> begun(Target target, Asked asked) {
    if (isLarge(target)) {
      Optional<String> hash = hash(target, asked);
      return () -> read(target, asked, hash);
    }
    Optional<Outcome> read = read(target, asked, Optional.empty());
    return () -> read;
  }

  /// None of a file that cannot be read or was given up: reading it ends in the same way.
  private Optional<String> hash(Target target, Asked asked) {
    try {
      return asked.wanted().isEmpty()
          ? Optional.of(FileSource.hash(target, each.apply(target.name())))
          : Optional.empty();
    } catch (IOException | CancelledException told) {
      return Optional.empty();
    }
  }

  /// A file whose size cannot be told is refused when it is read.
  private static boolean isLarge(Target target) {
    try {
      return target.size() >= LARGE;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /// Each file that was read with another stands where it was found, else behind that other.
  private List<Outcome> withBesides(List<Outcome> outcomes) {
    Map<String, Outcome> read = new LinkedHashMap<>();
    besides.forEach(beside -> read.putIfAbsent(beside.file(), beside));
    List<Outcome> all = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Outcome beside = read.remove(outcome.file());
      if (beside != null && outcome instanceof Outcome.Unrecognised) {
        add(beside, all);
      } else {
        all.add(outcome);
      }
    }
    Set<String> found = outcomes.stream().map(Outcome::file).collect(Collectors.toSet());
    for (Outcome.Beside beside : besides) {
      if (!found.contains(beside.file()) && read.remove(beside.file()) != null) {
        int at = all.stream().map(Outcome::file).toList().indexOf(beside.of());
        all.add(at + 1, beside);
      }
    }
    return all;
  }

  /// What makes two files one: the same bytes, said to be of the same instant.
  private record Same(String sha256, Optional<Instant> at) {}

  private Optional<Outcome> read(Target target, Asked asked, Optional<String> hash) {
    cancellation.check();
    Cancellation own = each.apply(target.name());
    try {
      own.check();
      watch.begins(target.name());
      Outcome outcome = outcome(target, asked, own, hash);
      watch.done(outcome);
      return Optional.of(outcome);
    } catch (CancelledException stopped) {
      cancellation.check();
      watch.cancelled(target.name());
      return Optional.empty();
    }
  }

  /// The same content under a second name is read, and counted once.
  private Outcome once(Outcome outcome, Asked asked, Map<Same, String> contents) {
    if (!(outcome instanceof Outcome.Read read) || !asked.wanted().isEmpty()) {
      return outcome;
    }
    Optional<Instant> at = Optional.ofNullable(asked.instants().get(read.file()));
    String first = contents.putIfAbsent(new Same(read.sha256(), at), read.file());
    if (first == null) {
      return read;
    }
    Notice repeated = new Notice(Notice.Kind.DUPLICATE, 1, "file, the same content as " + first);
    Outcome again =
        new Outcome.Read(
            read.file(), read.format(), read.sha256(), read.bytes(), List.of(), List.of(repeated));
    watch.done(again);
    return again;
  }

  private void add(Outcome outcome, List<Outcome> outcomes) {
    outcomes.add(outcome);
    watch.done(outcome);
  }

  private Outcome outcome(Target target, Asked asked, Cancellation own, Optional<String> hash) {
    try {
      if (target.size() == 0) {
        return refused(target, "an empty file", "some content");
      }
      FileSource source = FileSource.of(target, asked, hash, own, watch);
      return PolicyReader.isNamed(target.name())
          ? ruled(target, source)
          : outcome(target, source, asked);
    } catch (TooLargeException large) {
      return new Outcome.Refused(target.name(), problem(large));
    } catch (ZipException corrupt) {
      return corrupt(target, corrupt);
    } catch (IOException unreadable) {
      return refused(target, String.valueOf(unreadable.getMessage()), "a file that can be read");
    }
  }

  private static Outcome ruled(Target target, FileSource source) throws IOException {
    if (source.bytesOnDisk() > MOST_RULES) {
      return refused(target, "more than 1 MB of rules", "a smaller file");
    }
    try (InputStream in = source.open()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Policy policy = PolicyReader.read(target.name(), text);
      return new Outcome.Ruled(target.name(), source.sha256(), source.bytesOnDisk(), policy);
    } catch (ImportException slip) {
      return new Outcome.Refused(target.name(), slip.problem());
    }
  }

  private static Outcome corrupt(Target target, ZipException corrupt) {
    String found = "corrupt compressed data: " + corrupt.getMessage();
    return refused(target, found, "a whole compressed file");
  }

  private Outcome outcome(Target target, FileSource source, Asked asked) throws IOException {
    Optional<String> format = asked.formatOf(target.name());
    if (format.isPresent()) {
      return importers
          .of(format.get())
          .map(importer -> imported(target, source, importer))
          .orElseGet(() -> refused(target, "--as " + format.get(), "one of " + formatIds()));
    }
    Head head = source.head();
    if (head.size() == 0) {
      String found = "a %s stream with nothing that is whole".formatted(source.packing().word());
      return refused(target, found, "a whole compressed file");
    }
    List<Importer> sure = judged(head, Verdict.YES);
    if (sure.isEmpty() && asked.isTable(head, target.named())) {
      sure = importers.of(Asked.TABLES).stream().toList();
    }
    List<Importer> candidates = sure.isEmpty() ? judged(head, Verdict.MAYBE) : sure;
    if (candidates.isEmpty()) {
      candidates = target.named() ? byExtension(head) : List.of();
    }
    if (candidates.size() == 1) {
      return imported(target, source, candidates.getFirst());
    }
    if (!candidates.isEmpty()) {
      return undecided(target, candidates.stream().map(Importer::format).toList());
    }
    return target.named()
        ? refused(target, "no known format", "one of " + formatIds())
        : new Outcome.Unrecognised(target.name());
  }

  private static Outcome undecided(Target target, List<Format> candidates) {
    String ids = candidates.stream().map(Format::id).collect(Collectors.joining(", "));
    Problem which =
        new Problem.Unreadable(
            new Place.Whole(), "what may be " + ids, "the format to be named by --as");
    return new Outcome.Refused(target.name(), which, candidates);
  }

  private List<Importer> judged(Head head, Verdict verdict) {
    return importers.all().stream()
        .filter(importer -> importer.recognize(head) == verdict)
        .toList();
  }

  /// The one importer that an ending belongs to: its refusal tells more than ours could. Endings
  /// that anybody may use tell nothing.
  private List<Importer> byExtension(Head head) {
    List<Importer> claiming = importers.all().stream().filter(one -> claims(one, head)).toList();
    return claiming.size() == 1 ? claiming : List.of();
  }

  private static boolean claims(Importer importer, Head head) {
    return importer.format().extensions().stream()
        .filter(extension -> !ANYBODYS.contains(extension))
        .anyMatch(head::nameEndsWith);
  }

  private String formatIds() {
    return importers.formats().stream().map(one -> one.id()).collect(Collectors.joining(", "));
  }

  private Outcome imported(Target target, FileSource source, Importer importer) {
    Outcome outcome = attempted(target, source, importer);
    TooLargeException large = source.content().tooLarge();
    return large == null ? outcome : new Outcome.Refused(target.name(), problem(large));
  }

  private Outcome attempted(Target target, FileSource source, Importer importer) {
    try {
      Imported imported =
          importer.read(source, progress(target, source.content().cancellation()), workers);
      List<Notice> notices = new ArrayList<>(imported.notices());
      if (source.content().isCut()) {
        notices.addFirst(
            new Notice(
                Notice.Kind.TRUNCATED,
                1,
                "the %s stream ends before its end is due".formatted(source.packing().word())));
      }
      besides.addAll(source.besides());
      return new Outcome.Read(
          target.name(),
          importer.format(),
          source.sha256(),
          source.bytesOnDisk(),
          imported.captures(),
          notices);
    } catch (ImportException refused) {
      return new Outcome.Refused(target.name(), refused.problem());
    } catch (ZipException corrupt) {
      return corrupt(target, corrupt);
    } catch (IOException unreadable) {
      return refused(target, String.valueOf(unreadable.getMessage()), "a file that can be read");
    } catch (OutOfMemoryError full) {
      return new Outcome.Refused(
          target.name(),
          new Problem.TooLarge(
              new Place.Whole(),
              "more than fits in the memory given",
              "less, or more memory: SLOWPATH_OPTS=-Xmx4g"));
    }
  }

  private Progress progress(Target target, Cancellation own) {
    return new Progress() {
      @Override
      public void tick() {
        own.check();
      }

      @Override
      public void stage(String name) {
        watch.stage(target.name(), name);
      }
    };
  }

  private static Problem problem(TooLargeException large) {
    return new Problem.TooLarge(
        new Place.Whole(), String.valueOf(large.getMessage()), large.expected());
  }

  private static Outcome refused(Target target, String found, String expected) {
    return new Outcome.Refused(
        target.name(), new Problem.Unreadable(new Place.Whole(), found, expected));
  }
}
