package io.sprintqueue.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// How the groups of one batch run in parallel.
@FunctionalInterface
public interface ParallelGroups {
    /// Runs every task and returns when all have ended.
    ///
    /// @return what each returned, in the order of the tasks
    <T> List<T> all(List<Supplier<T>> tasks);

    /// Each on its own virtual thread.
    static ParallelGroups onVirtualThreads() {
        return ParallelGroups::eachOnAThread;
    }

    private static <T> List<T> eachOnAThread(List<Supplier<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (Supplier<T> task : tasks) {
                running.add(threads.submit(task::get));
            }
            return running.stream().map(ParallelGroups::result).toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while groups were running", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a group failed unexpectedly", failed.getCause());
        }
    }
}
