package io.sprintqueue.cli;

import io.sprintqueue.lab.live.LiveFigures;
import io.sprintqueue.lab.live.LiveOptions;
import io.sprintqueue.lab.live.LiveRun;
import io.sprintqueue.lab.live.SyncFigures;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// Shows a live run: in place on a terminal, else in a line every ten seconds.
final class LiveView {
    private static final String CLEAR = "\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final LiveOptions options;
    private final Output output;
    private final String addresses;
    private final Consumer<LiveFigures> view;
    private Duration nextLine = Duration.ZERO;
    private LiveFigures.Phase shown = LiveFigures.Phase.FILLING;

    LiveView(LiveOptions options, Output output, String addresses, boolean inPlace) {
        this.options = options;
        this.output = output;
        this.addresses = addresses;
        this.view = inPlace ? this::frame : this::line;
    }

    /// Shows the addresses first.
    static LiveView begin(LiveRun run, LiveOptions options, Output output) {
        String addresses =
                "console   %s/%nfake Jira %s/%nInterrupt to stop (Ctrl-C)."
                        .formatted(run.pipelineUrl(), run.jiraUrl());
        boolean inPlace = Terminal.isThere();
        if (inPlace) {
            output.raw(CLEAR);
        } else {
            output.line(addresses);
        }
        return new LiveView(options, output, addresses, inPlace);
    }

    void show(LiveFigures figures) {
        view.accept(figures);
    }

    private void frame(LiveFigures figures) {
        output.raw(HOME);
        text(figures).lines().forEach(line -> output.line(line + CLEAR_LINE));
    }

    private void line(LiveFigures figures) {
        if (figures.phase() != shown || figures.elapsed().compareTo(nextLine) >= 0) {
            shown = figures.phase();
            nextLine = figures.elapsed().plus(LINE_EVERY);
            output.line(
                    "%s %s · %,d changes · %,d webhooks lost, %,d healed · %,d differ now · %s"
                            .formatted(
                                    phase(figures),
                                    clock(figures.elapsed()),
                                    figures.changes(),
                                    figures.lost(),
                                    figures.healed(),
                                    figures.differing(),
                                    completeness(figures)));
        }
    }

    private String text(LiveFigures figures) {
        return """
        %-12s  %s of %s

        people        %,d changes, %s a second, in %,d issues
        webhooks      %,d lost
        healed        %,d of %,d
        copy          %,d issues or sprints differ now
        completeness  %s
        agreement     %s
        sync killed   %,d times

        %s
        """
                .formatted(
                        phase(figures),
                        clock(figures.elapsed()),
                        clock(options.length()),
                        figures.changes(),
                        options.changesPerSecond(),
                        figures.issues(),
                        figures.lost(),
                        figures.healed(),
                        figures.lost(),
                        figures.differing(),
                        completeness(figures),
                        agreement(figures.sync()),
                        figures.kills(),
                        addresses);
    }

    private static String completeness(LiveFigures figures) {
        return "%.1f %% of changes told, %.1f %% of %,d by sync's judgement"
                .formatted(
                        figures.completeness(),
                        figures.sync().completeness(),
                        figures.sync().judged());
    }

    private static String agreement(SyncFigures sync) {
        return "%.1f %% of %,d samples".formatted(sync.agreement(), sync.sampled());
    }

    private static String phase(LiveFigures figures) {
        return figures.phase().name().toLowerCase(Locale.ROOT);
    }

    private static String clock(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
