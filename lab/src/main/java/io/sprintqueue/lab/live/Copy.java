package io.sprintqueue.lab.live;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.site.Truth;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// The copy of one site, to be compared with what is true in the fake Jira.
public record Copy(OperationsClient operations, Site site) {
    /// What the copy answers for an issue that is gone: it was told, or sync does not see it.
    private static final Set<Integer> GONE = Set.of(404, 410);

    /// Whether it has the issue as it is.
    public boolean has(Truth truth) {
        HttpAnswer answer = operations.item(site, truth.key());
        return truth.deleted()
                ? GONE.contains(answer.status())
                : answer.status() == 200 && isSame(answer.body(), truth);
    }

    private static boolean isSame(JsonNode item, Truth truth) {
        return item.path("issueId").asText().equals(Long.toString(truth.id()))
                && item.path("key").asText().equals(truth.key())
                && item.path("summary").asText().equals(truth.summary())
                && item.path("status").asText().equals(truth.status())
                && item.path("rank").asText().equals(truth.rank())
                && hasPoints(item, truth)
                && hasSprint(item, truth);
    }

    private static boolean hasPoints(JsonNode item, Truth truth) {
        BigDecimal points = truth.points();
        return points == null
                ? item.path("storyPoints").isNull()
                : item.path("storyPoints").decimalValue().compareTo(points) == 0;
    }

    /// What was done in a closed sprint is still in it for the copy, and in none for Jira.
    private static boolean hasSprint(JsonNode item, Truth truth) {
        Long open = truth.sprint();
        JsonNode sprint = item.path("sprintId");
        return open != null
                ? sprint.asText().equals(open.toString())
                : sprint.isNull() || truth.sprints().contains(sprint.asLong());
    }

    /// Whether it has the sprint as it is, and the issues of an open one in their order.
    public boolean has(SprintTruth truth) {
        String id = Long.toString(truth.sprint().id());
        HttpAnswer answer = operations.sprintQueue(site, id);
        JsonNode sprint = answer.body().path("sprint");
        return answer.status() == 200
                && sprint.path("name").asText().equals(truth.sprint().name())
                && sprint.path("state").asText().equals(truth.sprint().state().label())
                && (!truth.sprint().isOpen() || keys(answer.body()).equals(truth.keys()));
    }

    private static List<String> keys(JsonNode queue) {
        return StreamSupport.stream(queue.path("items").spliterator(), false)
                .map(item -> item.path("key").asText())
                .toList();
    }
}
