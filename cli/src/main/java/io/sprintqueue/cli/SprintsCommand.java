package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `sprintqueue sprints`.
@Command(
        name = "sprints",
        mixinStandardHelpOptions = true,
        description =
                "List the sprints of a site: the active ones, then the future, then the closed,"
                        + " each the newest first.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {
            "",
            "Example: sprintqueue sprints --state active,future",
            "Example: sprintqueue sprints --board 9 --csv"
        })
final class SprintsCommand implements Callable<Integer> {
    private static final List<Csv.Column> COLUMNS =
            Stream.of(
                            "id",
                            "name",
                            "state",
                            "goal",
                            "startDate",
                            "endDate",
                            "completeDate",
                            "activatedDate",
                            "boardId",
                            "deleted",
                            "origin")
                    .map(Csv.Column::of)
                    .toList();

    @Option(
            names = "--state",
            split = ",",
            description = "Only those in these states: ${COMPLETION-CANDIDATES}.")
    private List<State> states = List.of();

    @Option(names = "--board", paramLabel = "ID", description = "Only those of this board.")
    private @Nullable String board;

    @Mixin private PartOptions part = new PartOptions();

    @Mixin private CsvOption csv = new CsvOption();

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    private enum State {
        ACTIVE,
        FUTURE,
        CLOSED
    }

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        check.that(part.limit() >= 1 && part.limit() <= 200, "--limit is not from 1 to 200");
        csv.check(check, target);
        HttpAnswer answer = target.client().sprints(target.site(), query());
        return csv.isGiven()
                ? print(answer)
                : Answers.print(answer, target, spec, SprintTable::print);
    }

    private int print(HttpAnswer answer) {
        int code = CsvOption.print(answer, spec, List.of("sprints"), COLUMNS);
        Answers.tellMore(new Output(spec.commandLine().getErr()), answer.body());
        return code;
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        if (!states.isEmpty()) {
            query.put(
                    "state",
                    states.stream()
                            .map(state -> state.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(",")));
        }
        if (board != null) {
            query.put("board", board);
        }
        part.putInto(query);
        return query;
    }
}
