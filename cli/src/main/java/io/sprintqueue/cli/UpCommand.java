package io.sprintqueue.cli;

import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/// `sprintqueue up`.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Run the whole pipeline on this machine until it is interrupted.",
        footer = {"", "Example: sprintqueue up --port 7070 --secret default=s3cr3t"})
final class UpCommand implements Callable<Integer> {
    private static final int INSTANCES_MAX = 16;

    @Option(
            names = "--port",
            defaultValue = "" + Target.PORT,
            converter = Port.Converter.class,
            description = "The port of the HTTP front on loopback (default: ${DEFAULT-VALUE}).")
    private Port port = new Port(Target.PORT);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: config/sprintqueue.yaml of the project).")
    private @Nullable Path configuration;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep queues, table, bodies and secrets in this directory, for the next start"
                            + " (default: everything is gone at the end).")
    private @Nullable Path data;

    @Option(
            names = "--isolate",
            description =
                    "Run each function in separate processes, under Lambda's own Runtime Interface"
                            + " Client.")
    private boolean isolate;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "With --isolate: how many processes each function has, 1 to "
                            + INSTANCES_MAX
                            + " (default: ${DEFAULT-VALUE}).")
    private int instances = 2;

    @Option(
            names = "--jira-credentials",
            paramLabel = "FILE",
            description =
                    "Read these Jiras, too: a file with {site: {kind, url, email, token}}, which"
                            + " only you should be able to read. 'setup' writes it, also while this"
                            + " runs (default: webhooks alone).")
    private @Nullable Path jiraCredentials;

    @Mixin private Secrets secrets = new Secrets();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        check.that(
                isolate || !spec.commandLine().getParseResult().hasMatchedOption("--instances"),
                "--instances needs --isolate: without it all functions run in one process");
        check.that(
                instances >= 1 && instances <= INSTANCES_MAX,
                "--instances is not from 1 to " + INSTANCES_MAX);
        check.that(
                jiraCredentials == null || canBeRead(jiraCredentials),
                "--jira-credentials names no file that can be read: " + jiraCredentials);
        Home home = Home.find();
        SiteSecrets resolved = secrets.resolve(System.getenv(), Secrets.LOCAL_SITES);
        var options =
                new LocalOptions(
                        home.template(),
                        configuration == null ? home.configuration() : configuration,
                        port.number(),
                        resolved,
                        data,
                        isolate ? instances : 0,
                        jiraCredentials);
        LocalPipeline pipeline = LocalPipeline.start(options, InstantSource.system());
        var output = new Output(spec.commandLine().getOut());
        if (jiraCredentials != null && !Files.exists(jiraCredentials)) {
            output.line("note: " + jiraCredentials + " is not there yet; 'setup' writes it.");
        }
        Running.announce(pipeline, output);
        Running.untilInterrupted(pipeline::close);
        return ExitCode.OK;
    }

    /// A file that is not there yet can be read once `setup` has written it.
    private static boolean canBeRead(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.isReadable(file)
                || (!Files.exists(file) && folder != null && Files.isDirectory(folder));
    }
}
