package io.sprintqueue.cli;

import java.io.Console;
import java.util.Optional;

/// The terminal that the output goes to, if it is one.
final class Terminal {
    private Terminal() {}

    /// Whether the output is a terminal.
    static boolean isThere() {
        return console().isPresent();
    }

    /// The answer to a question; nothing where there is no one to ask.
    static Optional<String> ask(String question) {
        return console().map(console -> console.readLine("%s ", question));
    }

    /// The answer to a question, which is not shown while it is typed; nothing where there is no
    /// one to ask.
    static Optional<String> askHidden(String question) {
        return console().map(console -> console.readPassword("%s ", question)).map(String::valueOf);
    }

    /// It is null where the output is redirected, or no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
