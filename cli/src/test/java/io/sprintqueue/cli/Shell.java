package io.sprintqueue.cli;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;

/// Runs commands in this process, as a shell would see them.
final class Shell {
    private Shell() {}

    /// What a command left behind.
    record Ran(int code, String out, String err) {}

    /// Runs a command that asks a pipeline.
    static Ran runAt(String url, String... arguments) {
        return run(
                Stream.concat(Arrays.stream(arguments), Stream.of("--url", url))
                        .toArray(String[]::new));
    }

    static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments);
        command.getOut().flush();
        command.getErr().flush();
        return new Ran(code, out.toString(), err.toString());
    }
}
