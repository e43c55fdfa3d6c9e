package dev.slowpath.model.trace;

/// What was found amiss when spans were put together; nothing of it is dropped but exact
/// duplicates.
///
/// @param orphans spans that name a parent which is not in the set; they are kept as roots of their
///   part
/// @param duplicates exact repeats of a span, counted once
/// @param conflicts spans that share trace and span id with another but differ; kept
/// @param reversed spans that end before they start; taken as of no length at their start
/// @param cut spans whose parent chain closes on itself; taken as roots
public record Quality(int orphans, int duplicates, int conflicts, int reversed, int cut) {
  public static final Quality CLEAN = new Quality(0, 0, 0, 0, 0);
}
