package io.sprintqueue.lab.bench;

/// How long one operation took and how much memory it asked for.
///
/// @param name of the operation, with the size of its body where it has one
/// @param micros of the median, which what else the machine does hardly moves
/// @param p99Micros what one in a hundred took longer than
/// @param allocatedBytes by one operation
public record Measured(String name, double micros, double p99Micros, double allocatedBytes) {}
