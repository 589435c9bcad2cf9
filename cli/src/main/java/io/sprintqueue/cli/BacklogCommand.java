package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// `sprintqueue backlog PROJECT`.
@Command(
        name = "backlog",
        mixinStandardHelpOptions = true,
        description =
                "Show a project's backlog in rank order, and what is left over of its newest closed"
                        + " sprints.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {
            "",
            "Example: sprintqueue backlog ORBIT",
            "Example: sprintqueue backlog ORBIT --assignee none --csv"
        })
final class BacklogCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROJECT", description = "The project's key, or its id.")
    private String project = "";

    @Mixin private ItemFilters filters = new ItemFilters();

    @Mixin private CsvOption csv = new CsvOption();

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        csv.check(new OptionCheck(spec), target);
        HttpAnswer answer = target.client().backlog(target.site(), project, filters.query());
        return csv.isGiven()
                ? CsvOption.print(answer, spec, List.of("items", "leftOver"), ItemCsv.COLUMNS)
                : Answers.print(answer, target, spec, QueueTable::printBacklog);
    }
}
