package dev.slowpath.analysis.ranking;

/// How much of what was measured the ranking explains. Unknown is NaN.
///
/// @param load of all requests: average active requests
/// @param explained the part of that load that ranked bottlenecks account for, overlaps counted
///   once
/// @param databaseMs execution time of all statements in the server's window
/// @param databaseLinkedMs the part of it whose statements the traces show
/// @param cpuMs CPU time of the profile
/// @param cpuLinkedMs the part of it that belongs to requests
public record Coverage(
    double load,
    double explained,
    double databaseMs,
    double databaseLinkedMs,
    double cpuMs,
    double cpuLinkedMs) {}
