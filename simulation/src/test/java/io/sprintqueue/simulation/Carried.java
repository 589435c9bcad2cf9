package io.sprintqueue.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs simulations on virtual threads: handing control from one to the next is then cheap.
final class Carried {
    private Carried() {}

    /// Runs all of them in parallel.
    static <T> List<T> all(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var values = new ArrayList<T>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                values.add(each.get());
            }
            return values;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a simulation ran", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a simulation failed by itself", failed.getCause());
        }
    }

    static <T> T one(Callable<T> task) {
        return all(List.of(task)).getFirst();
    }
}
