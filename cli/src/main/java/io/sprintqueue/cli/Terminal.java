package io.sprintqueue.cli;

import java.io.Console;

/// The terminal that the output goes to, if it is one.
final class Terminal {
    private Terminal() {}

    /// Whether the output is a terminal.
    @SuppressWarnings("SystemConsoleNull") // It is null where the output is redirected.
    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
