package io.sprintqueue.cli;

import io.sprintqueue.local.LocalPipeline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What runs until it is interrupted.
final class Running {
    private static final String LOG = "sprintqueue.log";
    private static final Duration LAST_WORDS = Duration.ofSeconds(90);

    private Running() {}

    static void announce(LocalPipeline pipeline, Output output) {
        output.line("Sprintqueue is up: " + pipeline.url());
        output.line("  console  " + pipeline.url() + "/ in a browser");
        output.line("  webhook  POST " + pipeline.url() + "/webhooks/jira");
        output.line("  health   GET  " + pipeline.url() + "/health");
        output.line("Interrupt to stop (Ctrl-C).");
    }

    /// What is broken on purpose would hide the verdict in the functions' log, so that is off where
    /// the user does not ask for it.
    static void keepFaultsOutOfTheLog() {
        if (System.getProperty(LOG) == null) {
            System.setProperty(LOG, "off");
        }
    }

    /// Does long work that an interrupt of the process ends early: the work is asked to end, and
    /// the process waits for what it says last.
    ///
    /// @param work is given whether it may go on
    static <T> T endingEarly(Function<BooleanSupplier, T> work) {
        var asked = new AtomicBoolean();
        var said = new CountDownLatch(1);
        var hook = new Thread(() -> endEarly(asked, said), "end early");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.apply(() -> !asked.get());
        } finally {
            said.countDown();
            if (!asked.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static void endEarly(AtomicBoolean asked, CountDownLatch said) {
        asked.set(true);
        try {
            var _ = said.await(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
