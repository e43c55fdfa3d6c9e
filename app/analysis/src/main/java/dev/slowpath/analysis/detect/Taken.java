package dev.slowpath.analysis.detect;

/// The time that a suspect takes in one request.
///
/// @param request the entry span
/// @param count how often
/// @param totalNs wall time, overlaps counted once
/// @param removableMs the most that removing the suspect takes off the request
/// @param span where it is seen best
record Taken(
    int request, double weight, double count, long totalNs, double removableMs, int span) {}
