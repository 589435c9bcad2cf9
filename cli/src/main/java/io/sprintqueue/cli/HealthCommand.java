package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/// `sprintqueue health`.
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = "Show whether the pipeline is ok, degraded or down, and why.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:ok, or degraded",
            "1:down, or no answer; with --strict degraded too",
            ExitCode.USAGE_LINE
        },
        footer = {
            "",
            "Example: sprintqueue health",
            "Example: sprintqueue health --public"
                    + " --url https://example.execute-api.eu-west-1.amazonaws.com"
        })
final class HealthCommand implements Callable<Integer> {
    private static final List<Output.Field<JsonNode>> FIELDS =
            List.of(
                    new Output.Field<>("CHECK", check -> Output.text(check.path("name"))),
                    new Output.Field<>("STATUS", check -> Output.text(check.path("status"))),
                    new Output.Field<>(
                            "MESSAGE",
                            check -> forCommands(Output.text(check.path("message"))),
                            120));

    @Option(names = "--public", description = "Show only the public word, which needs no IAM.")
    private boolean publicly;

    @Option(names = "--strict", description = "Treat degraded as a failure.")
    private boolean strict;

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        OperationsClient client = target.client();
        HttpAnswer answer = publicly ? client.health() : inFull(client);
        String status = answer.body().path("status").asText();
        // Down is an answer too: it comes with a 503.
        if (status.isEmpty()) {
            return Answers.print(answer, target, spec, (output, body) -> output.fields(body));
        }
        Output output = target.output(spec.commandLine().getOut());
        if (target.json()) {
            output.json(answer);
        } else {
            print(output, answer.body());
        }
        boolean well = answer.status() == 200 && !(strict && !status.equals("ok"));
        return well ? ExitCode.OK : ExitCode.FAILED;
    }

    /// A deployment that is older than this command knows the public one only.
    private static HttpAnswer inFull(OperationsClient client) {
        HttpAnswer answer = client.healthInFull();
        return answer.status() == 404 ? client.health() : answer;
    }

    /// The API names its own paths; here a command is what can be typed.
    private static String forCommands(String message) {
        return message.replace("/ops/events?outcome=DEAD", "./sprintqueue events --outcome DEAD")
                .replace("/ops/sync/", "./sprintqueue sync --site ");
    }

    private static void print(Output output, JsonNode health) {
        output.coloured(Output.text(health.path("status")));
        List<JsonNode> checks =
                StreamSupport.stream(health.path("checks").spliterator(), false).toList();
        if (!checks.isEmpty()) {
            output.table(checks, FIELDS);
        }
    }
}
