package io.sprintqueue.local;

import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.FunctionSettings;
import io.sprintqueue.local.runtime.InstanceStatus;
import io.sprintqueue.local.runtime.Pool;
import io.sprintqueue.local.runtime.Program;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Runs each function in separate processes, by the handler that the template names.
final class IsolatedHost implements FunctionHost {
    private final EmbeddedAws aws;
    private final Function<String, Map<String, String>> environment;
    private final InstantSource clock;
    private final Path taskRoot;
    private final int instances;
    private final Map<String, Pool> pools = new ConcurrentHashMap<>();

    /// Starts nothing yet.
    ///
    /// @param environment of each function, by its logical id
    /// @param taskRoot the working directory of the processes
    /// @param instances how many processes each function has
    IsolatedHost(
            EmbeddedAws aws,
            Function<String, Map<String, String>> environment,
            InstantSource clock,
            Path taskRoot,
            int instances) {
        this.aws = aws;
        this.environment = environment;
        this.clock = clock;
        this.taskRoot = taskRoot;
        this.instances = instances;
    }

    @Override
    public <I, O> FunctionInvoker<I, O> invoker(LocalFunction<I, O> function) {
        Pool pool = pools.computeIfAbsent(function.logicalId(), this::start);
        var events = new LambdaJson<>(function.event());
        var answers = new LambdaJson<>(function.answer());
        return event -> answers.read(pool.invoke(events.write(event)));
    }

    @Override
    public void awaitFirst() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pools.values().forEach(pool -> threads.execute(pool::awaitFirst));
        }
    }

    private Pool start(String name) {
        FunctionSettings settings = aws.functionSettings(name);
        var program =
                new Program(
                        name,
                        settings.handler(),
                        System.getProperty("java.class.path"),
                        Program.USUAL_OPTIONS,
                        environment.apply(name),
                        settings.memoryMegabytes(),
                        settings.timeout(),
                        taskRoot);
        return Pool.start(program, instances, clock, System.getenv());
    }

    @Override
    public int concurrency() {
        return instances;
    }

    @Override
    public List<InstanceStatus> processes(String logicalId) {
        Pool pool = pools.get(logicalId);
        return pool == null ? List.of() : pool.statuses();
    }

    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pools.values().forEach(pool -> threads.execute(pool::close));
        }
    }
}
