package io.sprintqueue.cli;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.local.story.SampleEvent;
import io.sprintqueue.local.story.Story;
import io.sprintqueue.local.story.StoryClock;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `sprintqueue demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Run the whole pipeline on this machine and send it the story of one sprint: the signed"
                    + " samples of events/. They are moved so that the last one happens now, and"
                    + " the pipeline's clock is set to the time of each.",
            "With --live, let people work in a fake Jira, lose some of its webhooks, and watch sync"
                    + " keep the copy right. Exits with 1 if the copy is not the same in the end."
        },
        footer = {
            "",
            "Example: sprintqueue demo --exit",
            "Example: sprintqueue demo --live --minutes 1 --lost 30 --kill-sync PT10S"
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--exit", description = "Exit when everything is printed.")
    private boolean exit;

    @Option(
            names = "--port",
            defaultValue = "0",
            converter = Port.Converter.class,
            description = "The port of the HTTP front on loopback (default: any free one).")
    private Port port = new Port(0);

    @ArgGroup(exclusive = false, heading = "%nA copy that is kept right:%n")
    private @Nullable LiveDemo live;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var output = new Output(spec.commandLine().getOut());
        if (live != null && live.isAskedFor()) {
            new OptionCheck(spec).that(!exit, "--live ends by itself: leave --exit out");
            return live.run(spec, port, output);
        }
        return story(output);
    }

    private int story(Output output) {
        InstantSource real = InstantSource.system();
        Home home = Home.find();
        List<SampleEvent> events = Story.endingAt(real.instant(), home.events());
        var clock = new StoryClock(real, events.getFirst().sentAt());
        SiteSecrets secrets = secrets(events);
        output.line("Starting DynamoDB, SQS, S3 and the functions on this machine…");
        LocalPipeline pipeline =
                LocalPipeline.start(
                        new LocalOptions(
                                home.template(), home.configuration(), port.number(), secrets),
                        clock);
        try {
            new DemoRunner(pipeline, output, clock).tell(events, secrets);
            if (!exit) {
                Running.announce(pipeline, output);
                Running.untilInterrupted(pipeline::close);
            }
        } finally {
            pipeline.close();
        }
        return ExitCode.OK;
    }

    /// A secret for each site of the story, made for this run.
    private static SiteSecrets secrets(List<SampleEvent> events) {
        return new SiteSecrets(
                events.stream()
                        .map(SampleEvent::site)
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        _ -> List.of(new Secret(UUID.randomUUID().toString())))));
    }
}
