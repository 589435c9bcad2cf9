package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `sprintqueue queue [SPRINT]`.
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description =
                "Show a sprint's queue in rank order; for an ended sprint, what was done in it and"
                        + " what is left over. Without SPRINT, show the queue of the active sprint,"
                        + " or list the active sprints if there are several.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {
            "",
            "Example: sprintqueue queue 41",
            "Example: sprintqueue queue --assignee none --state pending",
            "Example: sprintqueue queue 41 --watch"
        })
final class QueueCommand implements Callable<Integer> {
    private static final Map<String, String> ACTIVE = Map.of("state", "active");

    @Parameters(
            arity = "0..1",
            paramLabel = "SPRINT",
            description = "The sprint's id in Jira; sprints lists them.")
    private @Nullable String sprintId;

    @Mixin private ItemFilters filters = new ItemFilters();

    @Mixin private WatchOption watch = new WatchOption();

    @Mixin private CsvOption csv = new CsvOption();

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        watch.check(check, target);
        check.that(!watch.isGiven() || !csv.isGiven(), "--watch and --csv exclude each other");
        csv.check(check, target);
        OperationsClient client = target.client();
        if (sprintId != null) {
            return show(client, sprintId);
        }
        HttpAnswer active = client.sprints(target.site(), ACTIVE);
        List<JsonNode> sprints = SprintTable.of(active.body());
        if (Target.found(active) && sprints.size() == 1) {
            return show(client, Output.text(sprints.getFirst().path("id")));
        }
        boolean needsOne = watch.isGiven() || csv.isGiven() || !filters.query().isEmpty();
        if (!Target.found(active) || !needsOne) {
            return Answers.print(active, target, spec, QueueCommand::printActive);
        }
        new Output(spec.commandLine().getErr()).line(noSingle(sprints));
        return ExitCode.FAILED;
    }

    private static void printActive(Output output, JsonNode active) {
        List<JsonNode> sprints = SprintTable.of(active);
        if (sprints.isEmpty()) {
            output.line(noSingle(sprints));
            Answers.tellIncomplete(output, active);
        } else {
            SprintTable.print(output, active);
            output.line("Show one with sprintqueue queue ID.");
        }
    }

    private static String noSingle(List<JsonNode> active) {
        return active.isEmpty()
                ? "no sprint is active; sprintqueue sprints lists all"
                : "%d sprints are active, name one: %s"
                        .formatted(
                                active.size(),
                                active.stream()
                                        .map(sprint -> Output.text(sprint.path("id")))
                                        .collect(Collectors.joining(", ")));
    }

    private int show(OperationsClient client, String id) {
        if (watch.isGiven()) {
            return watch(client, id);
        }
        HttpAnswer answer = client.sprintQueue(target.site(), id, filters.query());
        return csv.isGiven()
                ? CsvOption.print(answer, spec, List.of("items", "leftOver"), ItemCsv.COLUMNS)
                : Answers.print(answer, target, spec, QueueTable::print);
    }

    private int watch(OperationsClient client, String id) {
        Map<String, String> query = filters.query();
        var watching =
                new Watch(
                        () -> client.sprintQueue(target.site(), id, query),
                        QueueTable::print,
                        QueueTable::line);
        return WatchOption.follow(watching, target, spec);
    }
}
