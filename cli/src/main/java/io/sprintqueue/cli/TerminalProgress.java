package io.sprintqueue.cli;

import io.sprintqueue.lab.Progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.jspecify.annotations.Nullable;

/// The progress of long work, as a bar if the output is a terminal.
final class TerminalProgress implements Progress {
    private final @Nullable ProgressBar bar;

    private TerminalProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /// A progress of so many steps.
    static TerminalProgress of(String task, long steps) {
        if (!Terminal.isThere()) {
            return new TerminalProgress(null);
        }
        return new TerminalProgress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(steps)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(100)
                        .clearDisplayOnFinish()
                        .build());
    }

    @Override
    public void stepTo(long steps) {
        if (bar != null) {
            bar.stepTo(steps);
        }
    }

    @Override
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
