package io.sprintqueue.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// How the groups of one batch run side by side.
@FunctionalInterface
public interface SideBySide {
    /// Runs every task and returns when all have ended.
    ///
    /// @return what each returned, in the order of the tasks
    List<List<Result>> all(List<Supplier<List<Result>>> tasks);

    /// Each on a virtual thread of its own.
    static SideBySide onVirtualThreads() {
        return tasks -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = new ArrayList<Future<List<Result>>>();
                for (Supplier<List<Result>> task : tasks) {
                    running.add(threads.submit(task::get));
                }
                return running.stream().map(SideBySide::result).toList();
            }
        };
    }

    private static List<Result> result(Future<List<Result>> running) {
        try {
            return running.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a group was applied", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a group failed beyond repair", failed.getCause());
        }
    }
}
