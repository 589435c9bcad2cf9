package io.sprintqueue.cli;

import picocli.CommandLine.Option;

import java.io.PrintWriter;

/// The options that say how an answer is printed.
final class Printing {
    @Option(names = "--json", description = "Print the answer's JSON as it is.")
    private boolean json;

    @Option(
            names = "--no-colour",
            description =
                    "Print without colours, as it is done where the output is no terminal or"
                            + " NO_COLOR is set.")
    private boolean plain;

    boolean json() {
        return json;
    }

    /// Prints for people, in colours where they can be seen.
    Output output(PrintWriter out) {
        return new Output(out, plain ? Paint.NONE : Paint.ofTerminal());
    }
}
