package dev.slowpath.model.source;

/// The address of a figure: a place in a file. Every number that is shown walks back to one.
public record Locator(Provenance source, Place place) {}
