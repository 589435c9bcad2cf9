package io.sprintqueue.cli;

import io.sprintqueue.local.LocalPipeline;

import java.util.concurrent.CountDownLatch;

/// What runs until it is interrupted.
final class Running {
    private Running() {}

    static void announce(LocalPipeline pipeline, Output output) {
        output.line("Sprintqueue is up: " + pipeline.url());
        output.line("  console  " + pipeline.url() + "/ in a browser");
        output.line("  webhook  POST " + pipeline.url() + "/webhooks/jira");
        output.line("  health   GET  " + pipeline.url() + "/health");
        output.line("Interrupt to stop (Ctrl-C).");
    }

    /// Waits for the interrupt of the process, or of this thread, then closes: what is in progress
    /// is finished first.
    static void untilInterrupted(Runnable close) {
        var ended = new CountDownLatch(1);
        var hook =
                new Thread(
                        () -> {
                            close.run();
                            ended.countDown();
                        },
                        "close");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            ended.await();
        } catch (InterruptedException asked) {
            Runtime.getRuntime().removeShutdownHook(hook);
            close.run();
            Thread.currentThread().interrupt();
        }
    }
}
