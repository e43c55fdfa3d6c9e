package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.link.Linked.KnownProfile;
import dev.slowpath.desktop.flame.FlameModel.Choice;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.layout.SampleTimes;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a flame graph can be held against: another profile, another time or other threads of the
/// same, or a view that was kept.
///
/// @param name of it, for people
/// @param range of its samples; empty for all
/// @param threads its samples are of; empty for all
record Base(String name, KnownProfile profile, Optional<TimeRange> range, Optional<Lens> threads) {
  private static final int THREADS = 5;

  Base {
    Objects.requireNonNull(name);
    Objects.requireNonNull(profile);
    Objects.requireNonNull(range);
    Objects.requireNonNull(threads);
  }

  /// The first profile, and a metric of the last that the first has too.
  record Pair(Base first, Choice last) {}

  /// The earliest and the last of the profiles that tell their times; empty where there are not
  /// two.
  static Optional<Pair> firstAndLast(List<Choice> choices) {
    List<KnownProfile> profiles =
        choices.stream()
            .map(Choice::profile)
            .distinct()
            .filter(one -> one.profile().range().isPresent())
            .sorted(Comparator.comparingLong(Base::start))
            .toList();
    if (profiles.size() < 2) {
      return Optional.empty();
    }
    KnownProfile first = profiles.getFirst();
    return choices.stream()
        .filter(choice -> choice.profile().equals(profiles.getLast()))
        .filter(choice -> first.profile().samples(choice.metric()).isPresent())
        .min(Comparator.comparingInt(choice -> -samples(choice)))
        .map(last ->
            new Pair(new Base(file(first), first, Optional.empty(), Optional.empty()), last));
  }

  private static long start(KnownProfile known) {
    return known.profile().range().map(TimeRange::startNs).orElse(Long.MIN_VALUE);
  }

  /// CPU before anything else: how many there are says little between kinds of samples.
  private static int samples(Choice choice) {
    boolean isCpu = choice.metric() == Metric.CPU || choice.metric() == Metric.CPU_TIME;
    int size = choice.profile().profile().samples(choice.metric()).map(Samples::size).orElse(0);
    return isCpu && size > 0 ? Integer.MAX_VALUE : size;
  }

  /// What is looked at now.
  static Base now(Choice choice, Filters filters) {
    List<String> parts = new ArrayList<>();
    parts.add(file(choice.profile()));
    filters
        .time()
        .ifPresent(range -> parts.add("%.0f s of it".formatted(Math.max(1, range.seconds()))));
    filters.thread().ifPresent(parts::add);
    return new Base(
        String.join(", ", parts),
        choice.profile(),
        filters.time(),
        filters.thread().map(Lens.OnlyThread::new));
  }

  /// A file with its folder: before and after have files of one name.
  static String file(KnownProfile profile) {
    String path = profile.source().file();
    int folder = path.lastIndexOf('/');
    int above = folder <= 0 ? -1 : path.lastIndexOf('/', folder - 1);
    return above < 0 && folder < 0 ? Shortened.file(path) : path.substring(above + 1);
  }

  /// What a graph can be held against: profiles, the earliest first, then times and threads of its
  /// own.
  static List<Base> of(
      List<Choice> choices, Choice now, Filters filters, Optional<SampleTimes> times) {
    List<Base> bases = new ArrayList<>();
    choices.stream()
        .map(Choice::profile)
        .distinct()
        .filter(profile -> !profile.equals(now.profile()))
        .forEach(profile ->
            bases.add(new Base(file(profile), profile, Optional.empty(), Optional.empty())));
    times.filter(SampleTimes::isTimed).ifPresent(all -> addTimes(bases, now, filters, all));
    times.ifPresent(all -> addThreads(bases, now, filters, all));
    return bases;
  }

  private static void addTimes(List<Base> bases, Choice now, Filters filters, SampleTimes times) {
    TimeRange whole = times.range();
    long middle = whole.startNs() + (whole.endNs() - whole.startNs()) / 2;
    long from = filters.time().map(TimeRange::startNs).orElse(middle);
    long to = filters.time().map(TimeRange::endNs).orElse(whole.endNs());
    String word = filters.time().isPresent() ? "the time before it" : "its first half";
    if (from > whole.startNs()) {
      bases.add(timed(word, now, filters, new TimeRange(whole.startNs(), from)));
    }
    if (to < whole.endNs()) {
      bases.add(timed("the time after it", now, filters, new TimeRange(to, whole.endNs())));
    }
  }

  private static Base timed(String words, Choice now, Filters filters, TimeRange range) {
    Optional<Lens> threads = filters.thread().map(Lens.OnlyThread::new);
    return new Base(words, now.profile(), Optional.of(range), threads);
  }

  private static void addThreads(List<Base> bases, Choice now, Filters filters, SampleTimes times) {
    Optional<String> chosen = filters.thread();
    if (chosen.isPresent()) {
      Lens others = new Lens.OtherThreads(chosen.get());
      bases.add(new Base("all other threads", now.profile(), filters.time(), Optional.of(others)));
    }
    times.groups().stream()
        .filter(group -> times.groups().size() > 1 && !chosen.equals(Optional.of(group.name())))
        .limit(THREADS)
        .forEach(group ->
            bases.add(
                new Base(
                    "threads " + group.name(),
                    now.profile(),
                    filters.time(),
                    Optional.of(new Lens.OnlyThread(group.name())))));
  }

  /// The lenses that narrow a profile to it.
  List<Lens> lenses() {
    List<Lens> lenses = new ArrayList<>();
    range.ifPresent(one -> lenses.add(new Lens.OnlyTime(one)));
    threads.ifPresent(lenses::add);
    return lenses;
  }
}
