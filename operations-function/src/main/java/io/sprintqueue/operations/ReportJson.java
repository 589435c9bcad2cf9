package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.merge.FieldJson;
import io.sprintqueue.core.story.BurnUpStep;
import io.sprintqueue.core.story.Count;
import io.sprintqueue.core.story.ReportedItem;
import io.sprintqueue.core.story.SprintReport;
import io.sprintqueue.core.story.SprintSpan;
import io.sprintqueue.store.KnownEntity;

/// The JSON of a sprint's report. The counts are of all items, also where the list of items is cut.
final class ReportJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DONE =
            "the status category `done`, where Jira takes the board's last column";

    private ReportJson() {}

    static ObjectNode of(KnownEntity sprint, SprintReport report, ReportMaterial material) {
        ObjectNode json = NODES.objectNode();
        json.set("sprint", Json.sprint(sprint));
        json.set("start", start(report.span().start()));
        json.putObject("end")
                .put("at", Json.text(report.span().end().at()))
                .put("basis", report.span().end().basis().toString());
        json.set("committed", count(report.committed()));
        json.set("doneBefore", count(report.doneBefore()));
        json.set("added", count(report.added()));
        json.set("removed", count(report.removed()));
        json.set("completed", count(report.completed()));
        json.set("carriedOver", count(report.carriedOver()));
        json.put("inferred", report.inferred());
        boolean cut = putItems(json.putArray("items"), report);
        ArrayNode steps = json.putArray("burnUp");
        report.burnUp().forEach(step -> steps.add(step(step)));
        json.set("unreadable", Json.unreadable(material.unreadable()));
        return json.put("truncated", material.truncated())
                .put("itemsTruncated", cut)
                .put("done", DONE);
    }

    private static ObjectNode start(SprintSpan.Start start) {
        return NODES.objectNode()
                .put("at", Json.text(start.at()))
                .put("basis", start.basis().toString())
                .put("approximate", start.approximate());
    }

    private static ObjectNode count(Count count) {
        return NODES.objectNode()
                .put("items", count.items())
                .put("points", FieldJson.plain(count.points()));
    }

    /// @return whether there are more than fit into a response
    private static boolean putItems(ArrayNode items, SprintReport report) {
        int bytes = 0;
        for (ReportedItem item : report.items()) {
            ObjectNode json = item(item);
            bytes += QueuePart.bytesInAText(json.toString());
            if (bytes > QueuePart.BYTES_MAX) {
                return true;
            }
            items.add(json);
        }
        return false;
    }

    private static ObjectNode item(ReportedItem item) {
        return NODES.objectNode()
                .put("issueId", item.issueId())
                .put("key", item.key())
                .put("summary", item.summary())
                .put("subtask", item.subtask())
                .put("points", FieldJson.plain(item.points()))
                .put("state", item.state() == null ? null : item.state().name())
                .put("committed", item.committed())
                .put("doneBefore", item.doneBefore())
                .put("addedAt", Json.text(item.addedAt()))
                .put("removedAt", Json.text(item.removedAt()))
                .put("completedAt", Json.text(item.completedAt()))
                .put("end", item.end().toString())
                .put("inferred", item.inferred());
    }

    private static ObjectNode step(BurnUpStep step) {
        ObjectNode json = NODES.objectNode().put("at", step.at().toString());
        json.set("scope", count(step.scope()));
        json.set("completed", count(step.completed()));
        return json;
    }
}
