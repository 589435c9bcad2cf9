package io.sprintqueue.local;

import io.sprintqueue.local.runtime.InstanceStatus;

import java.util.List;

/// Where the functions run.
interface FunctionHost extends AutoCloseable {
    /// An instance of the function, to handle one event at a time.
    <I, O> FunctionInvoker<I, O> invoker(LocalFunction<I, O> function);

    /// How many batches of one lane are processed at once.
    int concurrency();

    /// The processes of the function; none if it runs in this one.
    List<InstanceStatus> processes(String logicalId);

    /// Waits until each function can take events, or says why it cannot.
    void awaitFirst();

    /// Ends what it has started.
    @Override
    void close();
}
