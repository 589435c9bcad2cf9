package io.sprintqueue.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The root command: it only names the others.
@Command(
        name = "sprintqueue",
        mixinStandardHelpOptions = true,
        version = "sprintqueue 1.0.0-SNAPSHOT",
        description = "A live copy of a Jira sprint queue, from Jira's webhooks.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SendCommand.class,
            LoadCommand.class,
            BenchCommand.class,
            CostCommand.class,
            ChaosCommand.class,
            FakeJiraCommand.class,
            SetupCommand.class,
            DoctorCommand.class,
            ItemCommand.class,
            QueueCommand.class,
            SprintsCommand.class,
            SprintCommand.class,
            BacklogCommand.class,
            ExplainCommand.class,
            EventCommand.class,
            ReplayCommand.class,
            EventsCommand.class,
            StatsCommand.class,
            HealthCommand.class,
            SyncCommand.class,
            FillCommand.class,
            MigrateCommand.class,
            ConfigCommand.class,
            GenerateCompletion.class,
        },
        footer = {
            "",
            "Examples:",
            "  sprintqueue demo --exit",
            "  sprintqueue up --port 7070 --secret default=s3cr3t",
            "  sprintqueue send events/cloud/*.json --secret s3cr3t",
            "  sprintqueue item ORBIT-1",
            "  sprintqueue queue",
            "  sprintqueue sprint 41",
            "  sprintqueue stats --watch",
            "  sprintqueue config check config/sprintqueue.yaml --against body.json",
        })
final class SprintqueueCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command; --help lists them");
    }
}
