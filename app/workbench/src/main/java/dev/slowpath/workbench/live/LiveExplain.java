package dev.slowpath.workbench.live;

import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.Live;
import dev.slowpath.plugin.Live.Explained;
import dev.slowpath.plugin.Live.Imagined;
import dev.slowpath.plugin.Live.Parameter;
import dev.slowpath.plugin.Question;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans of a live system, kept as files that are read like any other. Each question is a
/// connection of its own.
public record LiveExplain(Recorder recorder, String address, Access access) {

  /// Plans that were kept.
  ///
  /// @param system what was connected to
  /// @param question as it was asked in the end, sampled values among it
  /// @param parameters those of the statement
  /// @param files the plan, and with an imagined index the second one
  public record Answered(
      String system,
      Instant at,
      Question question,
      List<Parameter> parameters,
      List<Path> files,
      Optional<Imagined> imagined) {
    public Answered {
      parameters = List.copyOf(parameters);
      files = List.copyOf(files);
    }
  }

  /// The statement that the system counts under an id.
  public String statement(String id) throws UnreachableException, DeclinedException {
    try (Live live = recorder.connect(address, access)) {
      return live.statement(id);
    }
  }

  /// The parameters of a statement, with values where the system has any.
  public List<Parameter> parameters(String statement)
      throws UnreachableException, DeclinedException {
    try (Live live = recorder.connect(address, access)) {
      return live.parameters(statement);
    }
  }

  /// Asks, and keeps the answer.
  ///
  /// @param samples whether parameters without a value are given one of the system's
  /// @throws IOException where the folder cannot be written to
  public Answered ask(Question question, boolean samples, Path folder)
      throws UnreachableException, DeclinedException, IOException {
    Files.createDirectories(folder);
    try (Live live = recorder.connect(address, access)) {
      List<Parameter> parameters = live.parameters(question.statement());
      Question asked = samples ? question.with(values(question, parameters)) : question;
      Explained explained = live.explain(asked);
      List<Path> files = PartFiles.write(explained.at(), explained.plans(), folder);
      return new Answered(
          live.name(), explained.at(), asked, parameters, files, explained.imagined());
    }
  }

  private static Map<Integer, String> values(Question question, List<Parameter> parameters) {
    Map<Integer, String> values = new HashMap<>(question.values());
    parameters.stream()
        .filter(one -> !one.origin().isEmpty())
        .forEach(one -> values.putIfAbsent(one.number(), one.sample()));
    return values;
  }
}
