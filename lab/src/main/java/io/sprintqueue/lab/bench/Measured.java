package io.sprintqueue.lab.bench;

/// How long one operation took and how much memory it requested.
///
/// @param name of the operation, with the size of its body where it has one
/// @param micros of the median, which other load on the machine hardly changes
/// @param p99Micros what one in a hundred took longer than
/// @param allocatedBytes by one operation
public record Measured(String name, double micros, double p99Micros, double allocatedBytes) {}
