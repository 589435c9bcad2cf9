package io.sprintqueue.core.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Configuration.Health;
import io.sprintqueue.core.config.Configuration.Limits;
import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.config.Configuration.Retry;
import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.config.Configuration.Sync;
import io.sprintqueue.core.config.Scalars.Bounds;
import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.UserAgentPolicy.Mode;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.merge.FieldJson;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A configuration as JSON, under the names of the file. Each site is shown whole, with what it
/// has from the defaults.
public final class ConfigurationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConfigurationJson() {}

    /// The configuration, complete.
    public static ObjectNode of(Configuration configuration) {
        ObjectNode json = NODES.objectNode();
        json.set("defaults", settings(configuration.defaults()));
        json.set("limits", limits(configuration.limits()));
        json.set("retry", retry(configuration.retry()));
        json.set("health", health(configuration.health()));
        json.set("sync", sync(configuration.sync()));
        ObjectNode sites = json.putObject("sites");
        bySite(configuration).forEach((site, own) -> sites.set(site, settings(own)));
        return json;
    }

    /// Problems or warnings, in their order.
    public static ArrayNode problems(List<Problem> problems) {
        ArrayNode json = NODES.arrayNode();
        problems.forEach(problem ->
                json.addObject()
                        .put("file", problem.fileName())
                        .put("line", problem.line())
                        .put("path", problem.path())
                        .put("message", problem.message()));
        return json;
    }

    /// Facts that are not a problem but worth knowing.
    public static ArrayNode notes(Configuration configuration) {
        ArrayNode json = NODES.arrayNode();
        note(json, "defaults", configuration.defaults());
        bySite(configuration).forEach((site, own) -> note(json, "sites." + site, own));
        return json;
    }

    private static void note(ArrayNode json, String path, SiteSettings settings) {
        if (settings.userAgent().mode() == Mode.OBSERVE) {
            json.addObject()
                    .put("path", path + ".userAgent.mode")
                    .put(
                            "message",
                            "observe: a client that is not on the list is let in and counted");
        }
    }

    private static Map<String, SiteSettings> bySite(Configuration configuration) {
        var sorted = new TreeMap<String, SiteSettings>();
        for (Map.Entry<Site, SiteSettings> entry : configuration.sites().entrySet()) {
            sorted.put(entry.getKey().name(), entry.getValue());
        }
        return sorted;
    }

    private static ObjectNode settings(SiteSettings settings) {
        ObjectNode json = NODES.objectNode();
        ObjectNode fields = json.putObject("fields");
        settings.fields().mapped().forEach(rule -> fields.set(rule.name(), rule(rule)));
        ObjectNode userAgent = json.putObject("userAgent");
        userAgent.put("mode", word(settings.userAgent().mode()));
        userAgent.set("allow", FieldJson.texts(settings.userAgent().allow()));
        json.set("lanes", lanes(settings.lanes()));
        json.put("people", word(settings.people()));
        return settings.url() == null ? json : json.put("url", settings.url());
    }

    private static ObjectNode lanes(LanePolicy lanes) {
        ObjectNode json = NODES.objectNode();
        json.set("alwaysInteractivePriorities", sorted(lanes.alwaysInteractivePriorities()));
        json.set("alwaysInteractiveEvents", FieldJson.texts(lanes.alwaysInteractiveEvents()));
        json.set("bulkEvents", FieldJson.texts(lanes.bulkEvents()));
        json.set("bulkFlows", sorted(lanes.bulkFlows()));
        return json.put("bulkMarker", lanes.bulkMarker());
    }

    private static ArrayNode sorted(Set<String> texts) {
        return FieldJson.texts(texts.stream().sorted().toList());
    }

    private static ObjectNode rule(FieldRule rule) {
        ObjectNode json = NODES.objectNode().put("type", word(rule.type()));
        json.set("from", FieldJson.texts(rule.from()));
        json.set("changelog", FieldJson.texts(rule.changelog()));
        return json;
    }

    private static ObjectNode limits(Limits limits) {
        return NODES.objectNode()
                .put("bodyBytes", limits.bodyBytes())
                .put("eventAge", Bounds.shown(limits.eventAge()))
                .put("tombstone", Bounds.shown(limits.tombstone()))
                .put("deduplication", Bounds.shown(limits.deduplication()))
                .put("history", Bounds.shown(limits.history()));
    }

    private static ObjectNode retry(Retry retry) {
        ObjectNode json =
                NODES.objectNode()
                        .put("base", Bounds.shown(retry.base()))
                        .put("factor", retry.factor())
                        .put("cap", Bounds.shown(retry.cap()));
        Redrive redrive = retry.redrive();
        json.putObject("redrive")
                .put("base", Bounds.shown(redrive.base()))
                .put("factor", redrive.factor())
                .put("cap", Bounds.shown(redrive.cap()))
                .put("cycles", redrive.cycles());
        return json;
    }

    private static ObjectNode health(Health health) {
        return NODES.objectNode()
                .put("backlogAge", Bounds.shown(health.backlogAge()))
                .put("quiet", Bounds.shown(health.quiet()));
    }

    private static ObjectNode sync(Sync sync) {
        ObjectNode json =
                NODES.objectNode()
                        .put("requestsPerSecond", sync.requestsPerSecond())
                        .put("judgeAfter", Bounds.shown(sync.judgeAfter()));
        json.set("projects", FieldJson.texts(sync.projects()));
        json.set("cadences", cadences(sync.cadences()));
        return json.put("slice", Bounds.shown(sync.slice()))
                .put("fetchOnDemand", sync.fetchOnDemand());
    }

    private static ObjectNode cadences(Cadences cadences) {
        return NODES.objectNode()
                .put("reconcile", Bounds.shown(cadences.reconcile()))
                .put("queue", Bounds.shown(cadences.queue()))
                .put("sprints", Bounds.shown(cadences.sprints()))
                .put("projects", Bounds.shown(cadences.projects()))
                .put("census", Bounds.shown(cadences.census()))
                .put("refresh", Bounds.shown(cadences.refresh()))
                .put("sample", Bounds.shown(cadences.sample()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
