package io.sprintqueue.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Calls the operations API.
public final class OperationsClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI base;
    private final RequestSigner signer;

    /// Calls the pipeline at the address.
    ///
    /// @param signer signs requests that leave this machine
    public OperationsClient(HttpClient http, URI base, RequestSigner signer) {
        this.http = http;
        this.base = base;
        this.signer = signer;
    }

    /// The public health.
    public HttpAnswer health() {
        return get("/health");
    }

    /// The health with every check.
    public HttpAnswer healthInFull() {
        return get("/ops/health");
    }

    /// The recent statistics.
    public HttpAnswer statistics(int minutes) {
        return get("/ops/stats?minutes=" + minutes);
    }

    /// The configuration in effect.
    public HttpAnswer configuration() {
        return get("/ops/config");
    }

    /// Where the value of each field of an item comes from.
    public HttpAnswer explain(Site site, String key) {
        return get("/ops/items/" + site + "/" + encoded(key) + "/explain");
    }

    /// One item, by its key.
    public HttpAnswer item(Site site, String key) {
        return get("/ops/items/" + site + "/" + encoded(key));
    }

    /// The queue of a sprint, all its parts in one response.
    public HttpAnswer sprintQueue(Site site, String sprintId) {
        return sprintQueue(site, sprintId, Map.of());
    }

    /// Those items of a sprint's queue that the query chooses, all parts in one response.
    public HttpAnswer sprintQueue(Site site, String sprintId, Map<String, String> query) {
        return whole(sprintPath(site, sprintId) + "/queue", query);
    }

    /// A part of the list of sprints that the query chooses.
    public HttpAnswer sprints(Site site, Map<String, String> query) {
        return get("/ops/sprints/" + site + query(query));
    }

    /// What became of a sprint since it started.
    public HttpAnswer sprintReport(Site site, String sprintId) {
        return get(sprintPath(site, sprintId) + "/report");
    }

    /// Those items of a project's backlog that the query chooses, all parts in one response.
    ///
    /// @param project its key or id
    public HttpAnswer backlog(Site site, String project, Map<String, String> query) {
        return whole("/ops/backlog/" + site + "/" + encoded(project), query);
    }

    private static String sprintPath(Site site, String sprintId) {
        return "/ops/sprints/" + site + "/" + encoded(sprintId);
    }

    /// Reads all parts of a list of items.
    private HttpAnswer whole(String path, Map<String, String> query) {
        HttpAnswer whole = get(path + query(query));
        HttpAnswer part = whole;
        while (part.body().path("next").isTextual()) {
            var next = new LinkedHashMap<>(query);
            next.put("next", part.body().path("next").textValue());
            part = get(path + query(next));
            if (!(part.body().path("items") instanceof ArrayNode more)
                    || !(whole.body() instanceof ObjectNode list)) {
                return part;
            }
            list.withArray("items").addAll(more);
            part.body().path("leftOver").forEach(list.withArray("leftOver")::add);
            part.body().path("unreadable").forEach(list.withArray("unreadable")::add);
            list.set("next", part.body().path("next"));
            list.set("truncated", part.body().path("truncated"));
        }
        return whole;
    }

    /// One event, by its id.
    public HttpAnswer event(Site site, String eventId) {
        return get("/ops/events/" + site + "/" + encoded(eventId));
    }

    /// A part of the list of events that the query chooses.
    ///
    /// @param query name to value, not encoded
    public HttpAnswer events(Map<String, String> query) {
        return get("/ops/events" + query(query));
    }

    private static String query(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /// Replays a dead event, to its usual lane.
    public HttpAnswer replay(Site site, String eventId) {
        return post(replayPath(site, eventId));
    }

    /// Replays a dead event, to the bulk lane.
    public HttpAnswer replayInBulk(Site site, String eventId) {
        return post(replayPath(site, eventId) + "?lane=bulk");
    }

    /// Brings some rows of older versions to their places in the lists.
    ///
    /// @param again whether to begin at the start, whatever was done
    public HttpAnswer migrate(int rows, boolean again) {
        return post("/ops/migrate?rows=" + rows + (again ? "&again=true" : ""));
    }

    /// How the sync of every site stands, in brief.
    public HttpAnswer syncs() {
        return get("/ops/sync");
    }

    /// How the sync of a site stands, job by job.
    public HttpAnswer sync(Site site) {
        return get("/ops/sync/" + site);
    }

    /// Asks for a fill.
    public HttpAnswer fill(Site site) {
        return post("/ops/sync/" + site + "/fill");
    }

    /// Pauses the sync of a site.
    public HttpAnswer pauseSync(Site site, Duration length) {
        return post("/ops/sync/" + site + "/pause?for=" + encoded(length.toString()));
    }

    /// Ends the pause of a site.
    public HttpAnswer resumeSync(Site site) {
        return post("/ops/sync/" + site + "/resume");
    }

    /// Accepts that most issues of a project are gone.
    public HttpAnswer acceptGone(Site site, String projectId) {
        return post("/ops/sync/" + site + "/accept?project=" + encoded(projectId));
    }

    /// Compares a reading of an issue in Jira with what is held of it.
    ///
    /// @param reading the body of the event that sync would send
    public HttpAnswer syncDiff(Site site, String issueId, Body reading) {
        String path = "/ops/sync/" + site + "/issues/" + encoded(issueId) + "/diff";
        return ask(
                to(path).header("content-type", "application/json")
                        .POST(BodyPublishers.ofByteArray(reading.bytes())));
    }

    private HttpAnswer post(String path) {
        return ask(to(path).POST(BodyPublishers.noBody()));
    }

    private static String replayPath(Site site, String eventId) {
        return "/ops/events/" + site + "/" + encoded(eventId) + "/replay";
    }

    private HttpAnswer get(String path) {
        return ask(to(path));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(Addresses.below(base, path)).timeout(TIMEOUT);
    }

    private HttpAnswer ask(HttpRequest.Builder request) {
        return HttpAnswer.of(http, signer.sign(request.build()));
    }

    /// One step of a path, or a value of a query. An event id's tilde needs no encoding, and reads
    /// better in a log.
    private static String encoded(String step) {
        return URLEncoder.encode(step, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
