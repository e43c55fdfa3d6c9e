package dev.slowpath.sample.shop.service;

/// One SQL statement of the shop, as its text is handed to the driver.
///
/// @param name a file name for its plan
/// @param table the table it is mostly about
/// @param text one line, with `?` for each parameter
public record Query(String name, String table, String text) {}
