package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.SyncedSites;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Answers which sites there are to look at: `default`, those that the configuration names, and
/// those that sync reads. A site without any of these may deliver too, and cannot be known here.
record Sites(Configuration configuration, SyncedSites synced) implements Endpoints {
    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("GET /ops/sites", _ -> answer());
    }

    private Answer answer() {
        var others = new TreeSet<>(configuration.sites().keySet());
        others.addAll(synced.all().keySet());
        Set<Site> all = new LinkedHashSet<>();
        all.add(Site.DEFAULT);
        all.addAll(others);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("sites");
        all.forEach(site ->
                list.addObject().put("site", site.name()).put("url", configuration.of(site).url()));
        return Answer.ok(json);
    }
}
