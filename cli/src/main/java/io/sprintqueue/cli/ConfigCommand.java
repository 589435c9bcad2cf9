package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `sprintqueue config`.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description =
                "Show the configuration in effect, with warnings about probable mistakes. It has no"
                        + " secrets: the operations API cannot read them.",
        subcommands = ConfigCheckCommand.class,
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {
            "",
            "Example: sprintqueue config",
            "Example: sprintqueue config check config/sprintqueue.yaml --against body.json"
        })
final class ConfigCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().configuration();
        return Answers.print(answer, target, spec, ConfigCommand::print);
    }

    private static void print(Output output, JsonNode configuration) {
        for (String section : List.of("defaults", "limits", "retry", "health", "sites")) {
            leaves(output, section, configuration.path(section));
        }
        configuration
                .path("warnings")
                .forEach(warning ->
                        output.line(
                                "warning: %s:%s: %s: %s"
                                        .formatted(
                                                Output.text(warning.path("file")),
                                                Output.text(warning.path("line")),
                                                Output.text(warning.path("path")),
                                                Output.text(warning.path("message")))));
        configuration.path("notes").forEach(output::note);
    }

    /// Each value under its path, one a line.
    private static void leaves(Output output, String path, JsonNode value) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                leaves(output, path + "." + entry.getKey(), entry.getValue());
            }
        } else {
            output.line(Output.printable("%-50s %s".formatted(path, Output.text(value))));
        }
    }
}
