package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The result of replaying a set of dead events.
///
/// @param found how many there were
/// @param replayed how many were sent
/// @param refused how many were no longer dead, or have lost their body
/// @param problems what went wrong, for each that was refused or failed
record ReplayedSet(int found, int replayed, int refused, List<Problem> problems) {
    /// So many failures in a row are not the events' fault.
    private static final int FAILURES_MAX = 5;

    /// An event that was not sent.
    ///
    /// @param why the response's message
    record Problem(DeadEvents.Dead dead, boolean refused, String why) {}

    ReplayedSet {
        problems = List.copyOf(problems);
    }

    /// Sends them one after the other, and gives up without responses.
    ///
    /// @param rate the most in a second
    static ReplayedSet send(OperationsClient client, List<DeadEvents.Dead> found, int rate) {
        var problems = new ArrayList<Problem>();
        int replayed = 0;
        int failuresInARow = 0;
        long begun = System.nanoTime();
        try (TerminalProgress progress = TerminalProgress.of("Replaying", found.size())) {
            for (int index = 0; index < found.size() && failuresInARow < FAILURES_MAX; index++) {
                Waiting.until(begun + index * Duration.ofSeconds(1).toNanos() / rate);
                DeadEvents.Dead dead = found.get(index);
                HttpAnswer answer = answer(client, dead);
                boolean refused = isRefused(answer.status());
                if (answer.status() == 202) {
                    replayed++;
                } else {
                    problems.add(new Problem(dead, refused, why(answer)));
                }
                failuresInARow = answer.status() == 202 || refused ? 0 : failuresInARow + 1;
                progress.step();
            }
        }
        int refused = (int) problems.stream().filter(Problem::refused).count();
        return new ReplayedSet(found.size(), replayed, refused, problems);
    }

    private static HttpAnswer answer(OperationsClient client, DeadEvents.Dead dead) {
        try {
            return client.replayInBulk(dead.site(), dead.eventId());
        } catch (UncheckedIOException none) {
            return new HttpAnswer(
                    0, JsonNodeFactory.instance.objectNode().put("message", none.getMessage()));
        }
    }

    /// Whether a retry cannot help.
    private static boolean isRefused(int status) {
        return status == 404 || status == 409 || status == 410;
    }

    private static String why(HttpAnswer answer) {
        return answer.body().path("message").asText("HTTP " + answer.status());
    }

    boolean isWhole() {
        return replayed == found;
    }

    private int failed() {
        return problems.size() - refused;
    }

    private int untried() {
        return found - replayed - problems.size();
    }

    void show(Output output, boolean json) {
        if (json) {
            output.json(json());
            return;
        }
        if (!problems.isEmpty()) {
            output.table(
                    problems,
                    List.of(
                            new Output.Field<>("SITE", each -> each.dead().text("site")),
                            Output.Field.wide("EVENT", each -> each.dead().text("eventId")),
                            Output.Field.wide("WHY", Problem::why)));
        }
        output.line(
                "replayed %d, refused %d, failed %d, not tried %d"
                        .formatted(replayed, refused, failed(), untried()));
    }

    private ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("found", found)
                        .put("replayed", replayed)
                        .put("refused", refused)
                        .put("failed", failed())
                        .put("notTried", untried());
        ArrayNode list = json.putArray("problems");
        problems.forEach(problem ->
                list.addObject()
                        .put("site", problem.dead().site().name())
                        .put("eventId", problem.dead().eventId())
                        .put("refused", problem.refused())
                        .put("message", problem.why()));
        return json;
    }
}
