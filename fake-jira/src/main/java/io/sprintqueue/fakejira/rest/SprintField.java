package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The sprint field of an issue: objects on Cloud, texts of Java objects on Data Center.
final class SprintField {
    private final Site site;

    SprintField(Site site) {
        this.site = site;
    }

    JsonNode json(Issue issue) {
        List<Sprint> sprints =
                issue.plan().sprints().stream().flatMap(id -> site.sprint(id).stream()).toList();
        if (sprints.isEmpty()) {
            return NullNode.getInstance();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Sprint sprint : sprints) {
            if (site.dialect().isCloud()) {
                list.add(object(sprint));
            } else {
                list.add(text(sprint));
            }
        }
        return list;
    }

    private static ObjectNode object(Sprint sprint) {
        ObjectNode json = Shapes.object();
        json.put("id", sprint.id());
        json.put("name", sprint.name());
        json.put("state", sprint.state().label());
        json.put("boardId", sprint.board());
        json.put("goal", sprint.goal());
        date(json, "startDate", sprint.start());
        date(json, "endDate", sprint.end());
        date(json, "completeDate", sprint.complete());
        return json;
    }

    private static void date(ObjectNode json, String name, @Nullable Instant at) {
        if (at != null) {
            json.put(name, Dates.utc(at));
        }
    }

    private static String text(Sprint sprint) {
        return ("com.atlassian.greenhopper.service.sprint.Sprint@%x[id=%d,rapidViewId=%d,state=%s,"
                        + "name=%s,startDate=%s,endDate=%s,completeDate=%s,activatedDate=%s,"
                        + "sequence=%d,goal=%s,autoStartStop=false]")
                .formatted(
                        sprint.hashCode() & Integer.MAX_VALUE,
                        sprint.id(),
                        sprint.board(),
                        sprint.state().name().toUpperCase(Locale.ROOT),
                        sprint.name(),
                        orNull(sprint.start()),
                        orNull(sprint.end()),
                        orNull(sprint.complete()),
                        orNull(sprint.start()),
                        sprint.id(),
                        sprint.goal().isEmpty() ? "<null>" : sprint.goal());
    }

    private static String orNull(@Nullable Instant at) {
        return at == null ? "<null>" : Dates.utc(at);
    }
}
