package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A Jira to which the steps of one situation happen: its issues stay as the last step left them,
/// and each step becomes the body that this Jira sends of it.
final class Jira {
    private static final int BETWEEN_STEPS_SECONDS = 10;
    private static final Set<String> OF_A_STEP =
            Set.of(
                    "issue",
                    "at",
                    "updated",
                    "event",
                    "key",
                    "now",
                    "gone",
                    "with",
                    "without",
                    "body",
                    "headers",
                    "outcome",
                    "not_outcome",
                    "says",
                    "record");

    private final Dialect dialect;
    private final Notation notation;
    private final Map<Integer, ObjectNode> issues = new HashMap<>();
    private int seconds;
    private int steps;

    Jira(Dialect dialect, Notation notation) {
        this.dialect = dialect;
        this.notation = notation;
    }

    Situation.Step step(JsonNode step) {
        Trees.expectNames(step, OF_A_STEP);
        steps++;
        seconds = step.path("at").asInt(seconds + BETWEEN_STEPS_SECONDS);
        ObjectNode body =
                step.path("body") instanceof ObjectNode whole ? whole.deepCopy() : ofAnIssue(step);
        body.put("timestamp", notation.at(seconds).toEpochMilli());
        Trees.merge(body, step.path("with"));
        step.path("without").forEach(path -> Trees.remove(body, dialect.names(path.asText())));
        return new Situation.Step(
                "step " + steps,
                notation.spelled(body).toString(),
                Trees.texts(step.path("headers")),
                Trees.object(step).deepCopy().retain("outcome", "not_outcome", "says", "record"));
    }

    private ObjectNode ofAnIssue(JsonNode step) {
        ObjectNode issue = issues.computeIfAbsent(step.path("issue").asInt(1), dialect::issue);
        ObjectNode fields = issue.withObject("/fields");
        dialect.set(fields, step.path("now"));
        step.path("gone").forEach(name -> Trees.remove(fields, dialect.names(name.asText())));
        fields.put("updated", "@" + step.path("updated").asInt(seconds));
        issue.put("key", step.path("key").asText(issue.path("key").asText()));
        ObjectNode body = dialect.body();
        body.put("webhookEvent", step.path("event").asText("jira:issue_updated"));
        body.set("issue", issue.deepCopy());
        return body;
    }
}
