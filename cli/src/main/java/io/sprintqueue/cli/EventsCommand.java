package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/// `sprintqueue events`.
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "List events, the newest first: those of an issue, or those that failed.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {
            "",
            "Example: sprintqueue events --issue ORBIT-1",
            "Example: sprintqueue events --outcome dead --site acme"
        })
final class EventsCommand implements Callable<Integer> {
    private static final List<Output.Field<JsonNode>> FIELDS =
            List.of(
                    field("RECEIVED", "receivedAt"),
                    field("SITE", "site"),
                    field("ISSUE", "issueKey"),
                    field("EVENT", "webhookEvent"),
                    field("LANE", "lane"),
                    field("OUTCOME", "outcome"),
                    field("REASON", "reason"),
                    Output.Field.wide("EVENT ID", event -> Output.text(event.path("eventId"))));

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which = new Which();

    @Mixin private PartOptions part = new PartOptions();

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    /// Which events are listed.
    private static final class Which {
        @Option(
                names = "--issue",
                paramLabel = "KEY",
                description = "Those of an issue, by its key, current or former, or by its id.")
        private @Nullable String issue;

        @Option(
                names = "--outcome",
                description =
                        "Those with this outcome: ${COMPLETION-CANDIDATES}; of all sites, or of"
                                + " --site.")
        private @Nullable Failed outcome;
    }

    /// The outcomes that may need attention.
    private enum Failed {
        DEAD,
        RETRYING
    }

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().events(query());
        return Answers.print(answer, target, spec, EventsCommand::print);
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        if (which.issue != null) {
            query.put("issue", which.issue);
        }
        if (which.outcome != null) {
            query.put("outcome", which.outcome.name());
        }
        if (which.issue != null || spec.commandLine().getParseResult().hasMatchedOption("--site")) {
            query.put("site", target.site().name());
        }
        part.putInto(query);
        return query;
    }

    private static void print(Output output, JsonNode list) {
        List<JsonNode> events =
                StreamSupport.stream(list.path("events").spliterator(), false).toList();
        if (events.isEmpty()) {
            output.line("no events here");
        } else {
            output.table(events, FIELDS);
        }
        Answers.tellUnreadable(output, list);
        Answers.tellMore(output, list);
    }

    private static Output.Field<JsonNode> field(String title, String name) {
        return new Output.Field<>(title, event -> Output.text(event.path(name)));
    }
}
