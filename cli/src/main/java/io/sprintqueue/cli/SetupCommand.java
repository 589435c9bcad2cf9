package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.cli.SetupStep.Status;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.concurrent.Callable;

/// `sprintqueue setup`.
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Connect a Jira: find its fields, register the webhook, store the reader's token, and"
                    + " wait until the first fill and a signed delivery have arrived.",
            "Nothing is changed that is as it should be, so it may run again. The administrator's"
                    + " token is used for this once and kept nowhere."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:connected, or with --dry-run: it could be",
            "1:something failed; it is the last line",
            ExitCode.USAGE_LINE
        },
        footer = {
            "",
            "Example: sprintqueue setup --url https://acme.atlassian.net"
                    + " --email reader@acme.example --reader-token-file reader.txt"
                    + " --admin-email admin@acme.example --admin-token-file admin.txt"
                    + " --webhook-url https://copy.example/webhooks/jira"
                    + " --webhook-secret-file secret.txt --jira-credentials jira.json"
        })
final class SetupCommand implements Callable<Integer> {
    @Mixin private SetupOptions options = new SetupOptions();

    @Option(names = "--dry-run", description = "Look at everything and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Register the webhook without asking.")
    private boolean yes;

    @Mixin private Printing printing = new Printing();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        InstantSource clock = InstantSource.system();
        SetupInput input = options.input(spec, clock);
        if (!dryRun && !yes && !Terminal.isThere()) {
            throw new OptionCheck(spec)
                    .wrong(
                            "--yes is missing: there is no terminal to ask on before Jira is"
                                    + " changed");
        }
        Output output = printing.output(spec.commandLine().getOut());
        ArrayNode steps = JsonNodeFactory.instance.arrayNode();
        boolean well =
                new Setup(
                                input,
                                dryRun,
                                this::agreed,
                                step -> {
                                    steps.add(step.json());
                                    if (!printing.json()) {
                                        print(output, step);
                                    }
                                },
                                clock)
                        .run();
        if (printing.json()) {
            output.json(JsonNodeFactory.instance.objectNode().put("ok", well).set("steps", steps));
        }
        return well ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean agreed() {
        return yes
                || Terminal.ask("Change Jira so? [y/N]")
                        .filter(answer -> answer.strip().equalsIgnoreCase("y"))
                        .isPresent();
    }

    private static void print(Output output, SetupStep step) {
        String text =
                step.status() == Status.TO_DO || step.status() == Status.PLANNED
                        ? step.text().indent(0).stripTrailing()
                        : Output.printable(step.text());
        output.line("%-9s  %-13s  %s".formatted(step.word(), step.name(), text));
    }
}
