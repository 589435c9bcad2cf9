package io.sprintqueue.cli;

import io.sprintqueue.local.LocalPipeline;

import java.util.concurrent.CountDownLatch;

/// A pipeline that runs until it is interrupted.
final class Running {
    private Running() {}

    static void announce(LocalPipeline pipeline, Output output) {
        output.line("Sprintqueue is up: " + pipeline.url());
        output.line("  console  " + pipeline.url() + "/ in a browser");
        output.line("  webhook  POST " + pipeline.url() + "/webhooks/jira");
        output.line("  health   GET  " + pipeline.url() + "/health");
        output.line("Interrupt to stop (Ctrl-C).");
    }

    /// Waits for the interrupt of the process, or of this thread, then closes the pipeline: what is
    /// in progress is finished first.
    static void untilInterrupted(LocalPipeline pipeline) {
        var ended = new CountDownLatch(1);
        var hook =
                new Thread(
                        () -> {
                            pipeline.close();
                            ended.countDown();
                        },
                        "close the pipeline");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            ended.await();
        } catch (InterruptedException asked) {
            Runtime.getRuntime().removeShutdownHook(hook);
            pipeline.close();
            Thread.currentThread().interrupt();
        }
    }
}
