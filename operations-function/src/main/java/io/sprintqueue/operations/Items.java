package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.AskedKey;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.store.Explainer;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.StoredEntity;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers requests for items. One that is deleted, or hidden with its project, is gone; one that
/// the account of sync cannot see is not found, and the response says why.
final class Items implements Endpoints {
    private final QueueReader reader;
    private final JiraLinks links;
    private final Explainer explainer;

    Items(QueueReader reader, Configuration configuration) {
        this.reader = reader;
        this.links = new JiraLinks(configuration);
        this.explainer = new Explainer(reader, site -> configuration.of(site).people());
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "GET /ops/items/{site}/{key}",
                Endpoint.atSite((site, request) -> one(site, request.path().get("key"))),
                "GET /ops/items/{site}/{key}/explain",
                Endpoint.atSite((site, request) -> explain(site, request.path().get("key"))));
    }

    /// One item by its key, current or former, or by its id.
    private Answer one(Site site, @Nullable String key) {
        if (key == null || !isKey(key)) {
            return noKey();
        }
        return reader.issue(site, key)
                .map(issue -> shown(issue, () -> json(item(issue, reader.sprintOf(issue)))))
                .orElseGet(Items::notFound);
    }

    private JsonNode json(QueueItem item) {
        return Json.item(item, links.of(item));
    }

    /// Where each field of the item has its value from, and who changed it.
    private Answer explain(Site site, @Nullable String key) {
        if (key == null || !isKey(key)) {
            return noKey();
        }
        return explainer
                .issue(site, key)
                .map(explained ->
                        shown(
                                explained.issue(),
                                () ->
                                        ExplanationJson.of(
                                                item(explained.issue(), explained.sprint()),
                                                explained)))
                .orElseGet(Items::notFound);
    }

    private Answer shown(StoredEntity issue, Supplier<JsonNode> json) {
        var state = issue.versioned().state();
        Optional<String> unseen = IssueVisibility.hiddenBecause(state);
        if (unseen.isPresent() && !state.deleted()) {
            return unseen(unseen.get());
        }
        boolean hidden = new ProjectVisibility(reader, issue.key().site()).hides(state);
        return state.deleted() || hidden ? Answer.gone(json.get()) : Answer.ok(json.get());
    }

    /// It is not shown, not even as it last was: whoever asks might not be allowed to see it.
    private static Answer unseen(String why) {
        return Answer.error(
                404,
                why,
                why.equals("archived")
                        ? "the issue is archived in Jira"
                        : "the account that sync reads Jira with does not see this issue");
    }

    /// The item that is stored.
    ///
    /// @param sprint the state of the sprint that it names
    static QueueItem item(StoredEntity stored, State sprint) {
        return QueueItem.of(
                stored.key().site(),
                stored.key().entity().id(),
                stored.versioned().state(),
                sprint,
                stored.versioned().revision());
    }

    static boolean isKey(String key) {
        return AskedKey.of(key).isPresent();
    }

    private static Answer noKey() {
        return noKey("key");
    }

    /// The response to an invalid key.
    static Answer noKey(String name) {
        return Answer.badRequest(name + " is not 1 to " + AskedKey.LENGTH_MAX + " characters");
    }

    static Answer notFound() {
        return Answer.notFound("no issue of this site has that id, or has or had that key");
    }
}
