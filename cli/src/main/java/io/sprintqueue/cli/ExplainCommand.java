package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/// `sprintqueue explain KEY`.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Find a queue item by its key or id, and show who changed each field, when, and"
                        + " from what; or which event said it last. The ids of the events are in"
                        + " --json.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {"", "Example: sprintqueue explain ORBIT-1"})
final class ExplainCommand implements Callable<Integer> {
    private static final List<Output.Field<JsonNode>> FIELDS =
            List.of(
                    new Output.Field<>("FIELD", field -> Output.text(field.path("name"))),
                    new Output.Field<>("VALUE", field -> Output.text(field.path("value"))),
                    Output.Field.wide("CHANGED", ExplainCommand::changed));

    @Parameters(paramLabel = "KEY", description = "Its key, current or former, or its id.")
    private String key = "";

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().explain(target.site(), key);
        return Answers.print(answer, target, spec, ExplainCommand::print);
    }

    private static void print(Output output, JsonNode body) {
        output.line(
                "%s of site %s, issue %s, written %s"
                        .formatted(
                                Output.text(body.path("key")),
                                Output.text(body.path("site")),
                                Output.text(body.path("issueId")),
                                Count.of(body.path("revision").asLong(), "time")));
        output.table(
                StreamSupport.stream(body.path("fields").spliterator(), false).toList(), FIELDS);
        List<String> unreadable =
                StreamSupport.stream(body.path("unreadable").spliterator(), false)
                        .map(Output::text)
                        .toList();
        if (!unreadable.isEmpty()) {
            output.line(
                    "Not readable in Jira's last body, so an older value is shown: "
                            + String.join(", ", unreadable));
        }
        if (!body.path("historyComplete").asBoolean(true)) {
            output.line(
                    "Not every record of its events was read: someone may have changed a field"
                            + " later than this says.");
        }
    }

    private static String changed(JsonNode field) {
        JsonNode change = field.path("change");
        return switch (change.path("known").asText()) {
            case "known" -> ChangeText.of(change.path("by"), change.path("at"), change);
            case "untold" ->
                    "changed after %s by an event we were not told of"
                            .formatted(Output.text(change.path("at")));
            default -> lastSaid(field);
        };
    }

    private static String lastSaid(JsonNode field) {
        if (field.path("eventId").asText("").isEmpty()) {
            return "–";
        }
        return "unknown; last said by %s, %s"
                .formatted(
                        field.path("webhookEvent").isTextual()
                                ? Output.text(field.path("webhookEvent"))
                                : "an event",
                        Output.text(field.path("jiraTime")));
    }
}
