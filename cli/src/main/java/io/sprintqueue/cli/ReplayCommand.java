package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.util.List;
import java.util.concurrent.Callable;

/// `sprintqueue replay ID`, and `sprintqueue replay --outcome DEAD`.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Send a DEAD event again, or a set of them. It is safe to repeat: an event has its"
                    + " effect once, and an event that is no longer DEAD is refused.",
            "One event goes to its usual lane, a set to the bulk lane."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:everything was sent again, or there was nothing to send",
            "1:something was refused or failed, or there is no answer",
            ExitCode.USAGE_LINE
        },
        footer = {
            "",
            "Example: sprintqueue replay issue-10013~9f86d081884c7d659a2feaa0c55ad015",
            "Of a set:",
            "  sprintqueue replay --outcome DEAD --dry-run",
            "  sprintqueue replay --outcome DEAD --site acme --issue ORBIT-1 --yes",
            "  sprintqueue replay --outcome DEAD --from PT2H --rate 50 --yes"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int RATE_MAX = 1_000;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "The id of one event, of the site that --site names.")
    private @Nullable String eventId;

    @Option(
            names = "--outcome",
            paramLabel = "DEAD",
            description = "All events with this outcome; only DEAD ones can be sent again.")
    private @Nullable String outcome;

    @Mixin private DeadEvents.Choice choice = new DeadEvents.Choice();

    @Option(names = "--dry-run", description = "Show the set and send nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Send a set without confirmation.")
    private boolean yes;

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "How many events of a set to send in a second at most (default: 20).")
    private int rate = 20;

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        OperationsClient client = target.client();
        if (eventId != null) {
            check.that(
                    outcome == null && !choice.isMade(),
                    "give an event's id, or --outcome DEAD and options that narrow it");
            return one(client.replay(target.site(), eventId));
        }
        check.that("DEAD".equals(outcome), "give an event's id, or --outcome DEAD");
        check.that(rate >= 1 && rate <= RATE_MAX, "--rate is not from 1 to " + RATE_MAX);
        return set(client);
    }

    private int one(HttpAnswer answer) {
        boolean sent = answer.status() == 202;
        if (target.json()) {
            output().json(answer);
        } else if (sent) {
            output().fields(answer.body());
        } else {
            output().to(spec.commandLine().getErr()).problem(answer);
        }
        return sent ? ExitCode.OK : ExitCode.FAILED;
    }

    private int set(OperationsClient client) {
        List<DeadEvents.Dead> found =
                DeadEvents.find(
                        client,
                        choice.query(
                                spec.commandLine().getParseResult().hasMatchedOption("--site")
                                        ? target.site()
                                        : null));
        if (dryRun || found.isEmpty()) {
            DeadEvents.show(found, output(), target.json());
            return ExitCode.OK;
        }
        if (!yes && !isAgreed(found.size())) {
            return ExitCode.FAILED;
        }
        ReplayedSet replayed = ReplayedSet.send(client, found, rate);
        replayed.show(output(), target.json());
        return replayed.isWhole() ? ExitCode.OK : ExitCode.FAILED;
    }

    @SuppressWarnings("SystemConsoleNull") // It is null where the output is redirected.
    private boolean isAgreed(int events) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new OptionCheck(spec)
                    .wrong("add --yes to send %d events again, or --dry-run".formatted(events));
        }
        String answer = console.readLine("Send %d dead events again? [y/N] ", events);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    private Output output() {
        return target.output(spec.commandLine().getOut());
    }
}
