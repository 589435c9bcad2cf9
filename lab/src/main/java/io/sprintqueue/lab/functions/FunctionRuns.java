package io.sprintqueue.lab.functions;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.FunctionSettings;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.local.runtime.Program;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs functions, each in a separate process, on engines of this process, to see how long it takes
/// them. What runs in a process is what is deployed, where the build has made that jar.
public final class FunctionRuns implements AutoCloseable {
    private final Path home;
    private final InstantSource clock;
    private final EmbeddedAws aws;
    private final MeasuredEvents events;
    private final Path caches;

    private FunctionRuns(
            Path home, InstantSource clock, EmbeddedAws aws, MeasuredEvents events, Path caches) {
        this.home = home;
        this.clock = clock;
        this.aws = aws;
        this.events = events;
        this.caches = caches;
    }

    /// Starts the engines.
    ///
    /// @param home the project's folder
    public static FunctionRuns prepare(Path home, InstantSource clock) {
        EmbeddedAws aws =
                EmbeddedAws.start(
                        Template.read(home.resolve("template.yaml")), EmbeddedOptions.inMemory());
        try {
            aws.putSecret("WebhookSecret", MeasuredEvents.SECRET.value());
            Path caches = Files.createTempDirectory("sprintqueue-cold-start");
            return new FunctionRuns(home, clock, aws, new MeasuredEvents(home, clock), caches);
        } catch (IOException failed) {
            aws.close();
            throw new UncheckedIOException("no folder for the caches", failed);
        } catch (RuntimeException failed) {
            aws.close();
            throw failed;
        }
    }

    /// Whether the process of the function runs the deployed jar, or, of the empty function,
    /// nothing but its class.
    public boolean runsDeployedJar(MeasuredFunction function) {
        return Files.exists(deployedJar(function));
    }

    /// Starts the function so many times.
    ///
    /// @param times at least 1
    public List<ColdStart> start(MeasuredFunction function, StartMode mode, int times) {
        return IntStream.range(0, times).mapToObj(_ -> start(function, mode)).toList();
    }

    private ColdStart start(MeasuredFunction function, StartMode mode) {
        if (mode != StartMode.AOT_CACHE) {
            return start(function, mode, mode.options());
        }
        Path cache = cache(function);
        if (!Files.exists(cache)) {
            start(function, mode, with(mode, "-XX:AOTCacheOutput=" + cache));
        }
        return start(function, mode, with(mode, "-XX:AOTCache=" + cache));
    }

    private Path cache(MeasuredFunction function) {
        return caches.resolve(function + ".aot");
    }

    private static List<String> with(StartMode mode, String option) {
        return Stream.concat(mode.options().stream(), Stream.of(option)).toList();
    }

    private ColdStart start(MeasuredFunction function, StartMode mode, List<String> options) {
        return ColdStart.of(
                program(function, mode, options),
                events.next(function, 1, 1),
                function::check,
                clock,
                System.getenv());
    }

    /// Lets a process of the function work until it is warm, and then as long again.
    ///
    /// @param count of the events that count; as many warm it up
    public WarmRun warm(Work work, StartMode mode, int count) {
        int invocations = Math.max(1, count / work.messages());
        try (WarmProcess process = worker(work, mode)) {
            process.work(invocations);
            return process.work(invocations);
        }
    }

    /// Starts a process that is given this work.
    public WarmProcess worker(Work work, StartMode mode) {
        MeasuredFunction function = work.function();
        return WarmProcess.start(
                program(function, mode, mode.options()),
                () -> events.next(function, work.messages(), work.issues()),
                function::check,
                clock,
                System.getenv());
    }

    /// Puts so many issues into the table, past the functions.
    ///
    /// @param progress is given how many there are by now
    public void fillTable(int issues, LongConsumer progress) {
        new Filling(aws, home, clock, progress).table(issues);
    }

    /// Puts so many messages into the lane for people, ten of each issue.
    ///
    /// @param progress is given how many wait by now
    public void fillQueue(int messages, LongConsumer progress) {
        new Filling(aws, home, clock, progress).queue(messages);
    }

    /// Starts a process of the processor that is given what waits in the lane, ten at a time.
    public WarmProcess drainer() {
        SqsClient sqs =
                new AwsClients(aws.environment(), Duration.ofSeconds(30), aws.transport())
                        .client(SqsClient.builder(), AwsClients.Service.SQS);
        return WarmProcess.start(
                program(MeasuredFunction.PROCESSOR, StartMode.PLAIN, StartMode.PLAIN.options()),
                new Backlog(sqs, aws.physicalId("InteractiveLane")),
                MeasuredFunction.PROCESSOR::check,
                clock,
                System.getenv());
    }

    private Program program(MeasuredFunction function, StartMode mode, List<String> options) {
        FunctionSettings settings = aws.functionSettings(function.logicalId());
        return new Program(
                function.logicalId(),
                function == MeasuredFunction.FLOOR
                        ? EmptyFunction.class.getName()
                        : settings.handler(),
                classPath(function),
                options,
                environment(function, mode),
                settings.memoryMegabytes(),
                settings.timeout(),
                home);
    }

    private Map<String, String> environment(MeasuredFunction function, StartMode mode) {
        Map<String, String> variables = aws.functionEnvironment(function.logicalId());
        variables.put("CONFIG_FILE", home.resolve("config").resolve("sprintqueue.yaml").toString());
        if (mode == StartMode.SNAP_START) {
            variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        return variables;
    }

    /// The jar that is deployed and Lambda's own; without that jar all that this process has.
    private String classPath(MeasuredFunction function) {
        String all = System.getProperty("java.class.path");
        if (!runsDeployedJar(function)) {
            return all;
        }
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(FunctionRuns::isOfTheRuntime)
                .collect(
                        Collectors.joining(
                                File.pathSeparator,
                                deployedJar(function) + File.pathSeparator,
                                ""));
    }

    /// Lambda's runtime client, and the one library of the SDK that it calls.
    private static boolean isOfTheRuntime(String entry) {
        String name = Path.of(entry).toFile().getName();
        return name.startsWith("aws-lambda-java-") || name.startsWith("utils-lite-");
    }

    private Path deployedJar(MeasuredFunction function) {
        if (function == MeasuredFunction.FLOOR) {
            return EmptyFunction.classPath();
        }
        return home.resolve(function.module())
                .resolve("target")
                .resolve(function.module() + "-lambda.jar");
    }

    @Override
    public void close() {
        aws.close();
        // A run that was cut short leaves more than the caches themselves.
        try (Stream<Path> files = Files.list(caches)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(caches);
        } catch (IOException failed) {
            throw new UncheckedIOException("the caches cannot be removed", failed);
        }
    }
}
