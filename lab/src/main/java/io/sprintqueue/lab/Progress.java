package io.sprintqueue.lab;

/// How far long work has come.
public interface Progress extends AutoCloseable {
    /// Goes on by one step.
    void step();

    /// Goes on to so many steps.
    void stepTo(long steps);

    @Override
    void close();

    /// Shows progress, if the output is a terminal.
    @FunctionalInterface
    interface Display {
        /// A progress of so many steps.
        Progress of(String task, long steps);
    }
}
