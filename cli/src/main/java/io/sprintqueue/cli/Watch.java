package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Repeats a request and shows each response. It shows a missing response too, and continues.
///
/// @param ask gets the response
/// @param view shows it
/// @param line shows it in one line
record Watch(
        Supplier<HttpAnswer> ask,
        BiConsumer<Output, JsonNode> view,
        Function<JsonNode, String> line) {
    private static final String CLEAR = "\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    /// Waits this long between two responses, until the thread is interrupted.
    static BooleanSupplier every(Duration pause) {
        return () -> {
            try {
                Thread.sleep(pause);
                return true;
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /// Writes in place on a terminal, otherwise a line for each answer.
    ///
    /// @param goOn waits, and says whether to request again
    void until(Output output, BooleanSupplier goOn) {
        if (Terminal.isThere()) {
            inPlace(output, goOn);
        } else {
            lineByLine(output, goOn);
        }
    }

    /// Writes each answer over the one before, without a flicker.
    ///
    /// @param goOn waits, and says whether to request again
    void inPlace(Output output, BooleanSupplier goOn) {
        output.raw(CLEAR);
        do {
            output.raw(HOME);
            frame(output).lines().forEach(text -> output.line(text + CLEAR_LINE));
            output.raw(CLEAR_BELOW);
        } while (goOn.getAsBoolean());
    }

    /// Writes a line for each answer.
    ///
    /// @param goOn waits, and says whether to request again
    void lineByLine(Output output, BooleanSupplier goOn) {
        do {
            output.line(shown(answer -> line.apply(answer.body())));
        } while (goOn.getAsBoolean());
    }

    private String frame(Output output) {
        return shown(answer -> {
            var text = new StringWriter();
            view.accept(output.to(new PrintWriter(text)), answer.body());
            return text.toString();
        });
    }

    private String shown(Function<HttpAnswer, String> show) {
        try {
            HttpAnswer answer = ask.get();
            return Target.found(answer) ? show.apply(answer) : Output.explained(answer);
        } catch (UncheckedIOException unanswered) {
            return ExitCode.explain(unanswered);
        }
    }
}
