package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;

import io.sprintqueue.aws.Transport;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.local.runtime.InstanceStatus;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Runs the functions in this process: each instance is an object.
///
/// @param environment of each function, by its logical id
/// @param transport leads to the engines
record InProcessHost(
        EmbeddedAws aws,
        Function<String, Map<String, String>> environment,
        InstantSource clock,
        Transport transport)
        implements FunctionHost {
    /// On a machine of few cores.
    private static final int CONCURRENCY = 4;

    @Override
    public <I, O> FunctionInvoker<I, O> invoker(LocalFunction<I, O> function) {
        String name = function.logicalId();
        RequestHandler<I, O> handler =
                function.handler().make(environment.apply(name), clock, transport);
        return event ->
                handler.handleRequest(
                        event, new LocalContext(name, aws.functionSettings(name).timeout(), clock));
    }

    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    @Override
    public List<InstanceStatus> processes(String logicalId) {
        return List.of();
    }

    @Override
    public void awaitFirst() {
        // An instance that could not start does not count.
    }

    @Override
    public void close() {
        // Nothing outlives this process.
    }
}
