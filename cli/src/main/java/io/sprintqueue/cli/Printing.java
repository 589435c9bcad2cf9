package io.sprintqueue.cli;

import picocli.CommandLine.Option;

import java.io.PrintWriter;

/// The options for printing a response.
final class Printing {
    @Option(names = "--json", description = "Print the response's JSON unchanged.")
    private boolean json;

    @Option(
            names = "--no-colour",
            description =
                    "Print without colours (default if the output is not a terminal or NO_COLOR is"
                            + " set).")
    private boolean plain;

    boolean json() {
        return json;
    }

    /// Prints for people, in colours where they can be seen.
    Output output(PrintWriter out) {
        return new Output(out, plain ? Paint.NONE : Paint.ofTerminal());
    }
}
