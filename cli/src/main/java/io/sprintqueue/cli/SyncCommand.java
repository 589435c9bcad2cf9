package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Set;
import java.util.concurrent.Callable;

/// `sprintqueue sync`.
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description =
                "Show how sync with Jira stands: each job, how complete the webhooks are, and how"
                        + " far the copy agrees with Jira.",
        subcommands = {
            SyncPauseCommand.class,
            SyncResumeCommand.class,
            SyncAcceptCommand.class,
            SyncDiffCommand.class,
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:it is known how sync stands",
            "1:no answer; with --strict, also if a job is behind or stopped, or the login fails",
            ExitCode.USAGE_LINE
        },
        footer = {
            "",
            "Example: sprintqueue sync --site acme",
            "Example: sprintqueue sync --watch",
            "Example: sprintqueue sync pause --for PT2H"
        })
final class SyncCommand implements Callable<Integer> {
    private static final Set<String> WELL = Set.of("ok", "paused", "webhooks_only");

    @Option(names = "--all", description = "Show all sites that sync reads, a row each.")
    private boolean all;

    @Mixin private WatchOption watch = new WatchOption();

    @Option(
            names = "--strict",
            description = "Fail if a job is behind or stopped, or the login fails.")
    private boolean strict;

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        watch.check(check, target);
        check.that(!watch.isGiven() || !all, "--watch and --all exclude each other");
        check.that(!watch.isGiven() || !strict, "--watch and --strict exclude each other");
        OperationsClient client = target.client();
        if (watch.isGiven()) {
            return watch(client);
        }
        if (all) {
            HttpAnswer answer = client.syncs();
            return printed(
                    Answers.print(answer, target, spec, SyncView::printSites),
                    SyncView.conditions(answer.body()));
        }
        HttpAnswer answer = client.sync(target.site());
        return printed(
                Answers.print(answer, target, spec, SyncView::print),
                Set.of(answer.body().path("condition").asText()));
    }

    private int printed(int code, Set<String> conditions) {
        return code == ExitCode.OK && strict && !WELL.containsAll(conditions)
                ? ExitCode.FAILED
                : code;
    }

    private int watch(OperationsClient client) {
        var watching = new Watch(() -> client.sync(target.site()), SyncView::print, SyncView::line);
        return WatchOption.follow(watching, target, spec);
    }
}
