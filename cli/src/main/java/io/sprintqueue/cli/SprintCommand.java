package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `sprintqueue sprint ID`.
@Command(
        name = "sprint",
        mixinStandardHelpOptions = true,
        description =
                "Show what became of a sprint: what it was started with, what came in and went out"
                        + " after that, what was completed and what is carried over.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {"", "Example: sprintqueue sprint 41", "Example: sprintqueue sprint 41 --csv"})
final class SprintCommand implements Callable<Integer> {
    private static final List<Csv.Column> COLUMNS =
            Stream.of(
                            "key",
                            "issueId",
                            "summary",
                            "subtask",
                            "points",
                            "state",
                            "committed",
                            "doneBefore",
                            "addedAt",
                            "removedAt",
                            "completedAt",
                            "end",
                            "inferred")
                    .map(Csv.Column::of)
                    .toList();

    @Parameters(paramLabel = "ID", description = "The sprint's id in Jira; sprints lists them.")
    private String sprintId = "";

    @Mixin private CsvOption csv = new CsvOption();

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        csv.check(new OptionCheck(spec), target);
        HttpAnswer answer = target.client().sprintReport(target.site(), sprintId);
        return csv.isGiven()
                ? CsvOption.print(answer, spec, List.of("items"), COLUMNS)
                : Answers.print(answer, target, spec, SprintReportView::print);
    }
}
