package io.sprintqueue.cli.local;

import io.sprintqueue.cli.local.runtime.ColdStart;
import io.sprintqueue.cli.local.runtime.Program;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.FunctionSettings;
import io.sprintqueue.embedded.Template;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Starts functions on engines of this process, again and again, to see how long it takes. What
/// runs in a process is what is deployed, where the build has made that jar.
public final class ColdStarts implements AutoCloseable {
    private final Path home;
    private final InstantSource clock;
    private final EmbeddedAws aws;
    private final FirstEvents events;
    private final Path caches;

    private ColdStarts(
            Path home, InstantSource clock, EmbeddedAws aws, FirstEvents events, Path caches) {
        this.home = home;
        this.clock = clock;
        this.aws = aws;
        this.events = events;
        this.caches = caches;
    }

    /// How a process is started.
    public enum Mode {
        /// As Java does by itself.
        PLAIN("plain"),
        /// With the first compiler alone, as Lambda has it without SnapStart.
        FIRST_COMPILER("first compiler only"),
        /// The same, with a cache of loaded classes and profiles that a run before has written.
        AOT_CACHE("AOT cache"),
        /// Kept after its hooks have run, then woken. The process goes on here, so that reading
        /// the snapshot costs nothing.
        SNAP_START("snap-start");

        private static final String HOOKS =
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        private List<String> options() {
            return switch (this) {
                case PLAIN -> List.of();
                case FIRST_COMPILER, AOT_CACHE -> Program.USUAL_OPTIONS;
                case SNAP_START -> List.of(HOOKS);
            };
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// A function on the path of a delivery.
    public enum Started {
        INGEST("ingest", LocalFunction.INGEST.logicalId(), "ingest-function"),
        PROCESSOR("processor", LocalFunction.PROCESSOR.logicalId(), "processor-function");

        private final String text;
        private final String logicalId;
        private final String module;

        Started(String text, String logicalId, String module) {
            this.text = text;
            this.logicalId = logicalId;
            this.module = module;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Starts the engines.
    ///
    /// @param home the project's folder
    public static ColdStarts prepare(Path home, InstantSource clock) {
        EmbeddedAws aws =
                EmbeddedAws.start(
                        Template.read(home.resolve("template.yaml")), EmbeddedOptions.inMemory());
        try {
            aws.putSecret("WebhookSecret", FirstEvents.SECRET.value());
            Path caches = Files.createTempDirectory("sprintqueue-cold-start");
            return new ColdStarts(home, clock, aws, new FirstEvents(home, clock), caches);
        } catch (IOException failed) {
            aws.close();
            throw new UncheckedIOException("no folder for the caches", failed);
        } catch (RuntimeException failed) {
            aws.close();
            throw failed;
        }
    }

    /// Whether the process of the function runs the very jar that is deployed.
    public boolean runsDeployedJar(Started function) {
        return Files.exists(deployedJar(function));
    }

    /// Starts the function so many times.
    ///
    /// @param times at least 1
    public List<ColdStart> start(Started function, Mode mode, int times) {
        return IntStream.range(0, times).mapToObj(_ -> start(function, mode)).toList();
    }

    private ColdStart start(Started function, Mode mode) {
        if (mode != Mode.AOT_CACHE) {
            return start(function, mode, mode.options());
        }
        Path cache = cache(function);
        if (!Files.exists(cache)) {
            start(function, mode, with(mode, "-XX:AOTCacheOutput=" + cache));
        }
        return start(function, mode, with(mode, "-XX:AOTCache=" + cache));
    }

    private Path cache(Started function) {
        return caches.resolve(function + ".aot");
    }

    private static List<String> with(Mode mode, String option) {
        return Stream.concat(mode.options().stream(), Stream.of(option)).toList();
    }

    private ColdStart start(Started function, Mode mode, List<String> options) {
        FunctionSettings settings = aws.functionSettings(function.logicalId);
        var program =
                new Program(
                        function.logicalId,
                        settings.handler(),
                        classPath(function),
                        options,
                        environment(function, mode),
                        settings.memoryMegabytes(),
                        settings.timeout(),
                        home);
        return ColdStart.of(program, event(function), clock, System.getenv());
    }

    private byte[] event(Started function) {
        return switch (function) {
            case INGEST -> events.delivery();
            case PROCESSOR -> events.batch();
        };
    }

    private Map<String, String> environment(Started function, Mode mode) {
        Map<String, String> variables = aws.functionEnvironment(function.logicalId);
        variables.put("CONFIG_FILE", home.resolve("config").resolve("sprintqueue.yaml").toString());
        if (mode == Mode.SNAP_START) {
            variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        return variables;
    }

    /// The jar that is deployed and Lambda's own; without that jar all that this process has.
    private String classPath(Started function) {
        String all = System.getProperty("java.class.path");
        if (!runsDeployedJar(function)) {
            return all;
        }
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> Path.of(entry).toFile().getName().startsWith("aws-lambda-java-"))
                .collect(
                        Collectors.joining(
                                File.pathSeparator,
                                deployedJar(function) + File.pathSeparator,
                                ""));
    }

    private Path deployedJar(Started function) {
        return home.resolve(function.module)
                .resolve("target")
                .resolve(function.module + "-lambda.jar");
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
