package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Item;
import io.sprintqueue.fakejira.site.Site;

import java.time.ZoneId;
import java.util.List;

/// How the changes of an issue look in JSON.
public final class ChangelogJson {
    private final Site site;
    private final Shapes shapes;

    /// The changelogs of the site.
    public ChangelogJson(Site site) {
        this.site = site;
        this.shapes = new Shapes(site);
    }

    /// The oldest first.
    List<ObjectNode> histories(Issue issue, ZoneId zone) {
        return histories(issue, zone, List.of());
    }

    /// Those that changed one of the fields; none named means all.
    List<ObjectNode> histories(Issue issue, ZoneId zone, List<String> fields) {
        return site.changesOf(issue.id()).stream()
                .map(change -> history(change, zone, wanted(change.items(), fields)))
                .filter(history -> !history.path("items").isEmpty())
                .toList();
    }

    private static List<Item> wanted(List<Item> items, List<String> fields) {
        return items.stream()
                .filter(item -> fields.isEmpty() || fields.contains(item.fieldId()))
                .toList();
    }

    private ObjectNode history(Change.OfIssue change, ZoneId zone, List<Item> items) {
        ObjectNode json = Shapes.object();
        json.put("id", Long.toString(change.id()));
        json.set("author", shapes.person(change.by()));
        json.put("created", Dates.platform(change.at(), zone));
        ArrayNode list = json.putArray("items");
        items.forEach(item -> list.add(item(item)));
        return json;
    }

    /// One item; Data Center leaves the field's id out.
    public ObjectNode item(Item item) {
        ObjectNode json = Shapes.object();
        json.put("field", item.field());
        json.put("fieldtype", item.isCustom() ? "custom" : "jira");
        if (site.dialect().isCloud() && item.fieldId() != null) {
            json.put("fieldId", item.fieldId());
        }
        json.put("from", item.from());
        json.put("fromString", item.fromText());
        json.put("to", item.to());
        return json.put("toString", item.toText());
    }
}
