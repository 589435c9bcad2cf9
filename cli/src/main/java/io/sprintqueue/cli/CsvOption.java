package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.List;

/// The option for printing lists to a spreadsheet.
final class CsvOption {
    @Option(
            names = "--csv",
            description =
                    "Print CSV in UTF-8 with a header (RFC 4180). A text that a spreadsheet would"
                            + " take for a formula gets an apostrophe before it.")
    private boolean csv;

    boolean isGiven() {
        return csv;
    }

    /// Refuses it together with `--json`.
    void check(OptionCheck check, Target target) {
        check.that(!csv || !target.json(), "--csv and --json exclude each other");
    }

    /// Prints the rows of a list, and to the error output what a reader has to know of them.
    ///
    /// @param lists the members of the answer that have the rows
    static int print(
            HttpAnswer answer, CommandSpec spec, List<String> lists, List<Csv.Column> columns) {
        var notes = new Output(spec.commandLine().getErr());
        if (!Target.found(answer)) {
            notes.problem(answer);
            return ExitCode.FAILED;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(Csv.header(columns));
        for (String list : lists) {
            for (JsonNode row : answer.body().path(list)) {
                out.print(Csv.row(row, columns));
            }
        }
        out.flush();
        Answers.tellGone(notes, answer);
        Answers.tellUnreadable(notes, answer.body());
        Answers.tellIncomplete(notes, answer.body());
        return answer.status() == 200 ? ExitCode.OK : ExitCode.FAILED;
    }
}
