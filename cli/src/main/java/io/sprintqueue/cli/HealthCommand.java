package io.sprintqueue.cli;

import io.sprintqueue.cli.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue health`.
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = "Show how the pipeline is: ok, degraded or down.",
        footer = {
            "",
            "Example: sprintqueue health --url https://example.execute-api.eu-west-1.amazonaws.com"
        })
final class HealthCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().health();
        boolean known = answer.body().path("status").isTextual();
        if (target.json() || !known) {
            return Answers.print(answer, target, spec, (output, body) -> output.fields(body));
        }
        // Down is an answer too: it comes with a 503.
        new Output(spec.commandLine().getOut()).line(Output.text(answer.body().path("status")));
        return answer.status() == 200 ? ExitCode.OK : ExitCode.FAILED;
    }
}
