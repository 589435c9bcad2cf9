package io.sprintqueue.lab.compare;

/// What a value measures.
///
/// @param load as it is called, or the start
public record Figure(String load, Quantity quantity) {
    static final String START = "start";
}
