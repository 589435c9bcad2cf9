package io.sprintqueue.cli;

import picocli.CommandLine;

/// Starts the `sprintqueue` command.
public final class Main {
    private Main() {}

    /// Runs one command and ends with its exit code.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The command with all its subcommands, as tests run it too.
    static CommandLine commandLine() {
        return new CommandLine(new SprintqueueCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println(ExitCode.explain(failure));
                    return ExitCode.FAILED;
                });
    }
}
