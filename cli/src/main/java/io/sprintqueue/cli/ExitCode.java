package io.sprintqueue.cli;

import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;

/// The exit codes of the commands.
final class ExitCode {
    static final int OK = 0;

    /// It could not be done, or what was requested is not there.
    static final int FAILED = 1;

    /// The command was used wrongly; picocli's own code.
    static final int USAGE = 2;

    /// This machine lacks what the command needs; as of `sysexits.h`, and of the project's scripts.
    static final int UNAVAILABLE = 69;

    /// The lines of `--help` for a read command.
    static final String HEADING = "%nExit codes:%n";

    static final String OK_LINE = "0:it is there";
    static final String FAILED_LINE = "1:it does not exist or is gone, or there is no answer";
    static final String USAGE_LINE = "2:wrong command line";

    private ExitCode() {}

    /// For people: the message, and the cause's where it says more. Its lines stay lines, since
    /// all problems of a configuration are said at once.
    static String explain(Throwable failure) {
        String text = message(failure);
        Throwable cause = failure.getCause();
        String more = cause == null ? "" : message(cause);
        return (more.isEmpty() || text.contains(more) ? text : text + " (" + more + ")")
                .lines()
                .map(Output::printable)
                .collect(Collectors.joining(System.lineSeparator(), "sprintqueue: ", ""));
    }

    /// The message; for a missing file, whose message is only its name, that it is missing.
    private static String message(Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        String message = failure.getMessage();
        if (message == null && failure instanceof ConnectException) {
            return "";
        }
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
