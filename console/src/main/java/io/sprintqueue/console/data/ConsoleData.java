package io.sprintqueue.console.data;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.console.data.OperationsApi.Answer;
import io.sprintqueue.console.data.OperationsApi.Question;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.Reply.Missing;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The console's requests to the operations API, and what it reads from the responses.
public final class ConsoleData {
    /// As many events as one page shows.
    public static final int EVENTS_PER_PAGE = 25;

    private final OperationsApi api;

    /// Calls this API.
    public ConsoleData(OperationsApi api) {
        this.api = api;
    }

    /// The statistics of the last minutes.
    public Reply<Statistics> statistics(int minutes) {
        return get(
                "/ops/stats",
                Map.of(),
                Map.of("minutes", Integer.toString(minutes)),
                Statistics::of);
    }

    /// The health with its checks. That it is down, the API says by 503.
    public Reply<HealthReport> health() {
        Answer answer = api.ask(new Question("GET /ops/health", Map.of(), Map.of()));
        return answer.body().has("status")
                ? new Known<>(HealthReport.of(answer.body()), false)
                : missing(answer);
    }

    /// The events that ended so, of all sites: `DEAD` or `RETRYING`.
    public Reply<Event.Page> eventsByOutcome(String outcome, int limit, @Nullable String next) {
        return events(Map.of("outcome", outcome), limit, next);
    }

    /// The events of an issue.
    public Reply<Event.Page> eventsOfIssue(String site, String key, @Nullable String next) {
        return events(Map.of("site", site, "issue", key), EVENTS_PER_PAGE, next);
    }

    /// One event.
    public Reply<Event> event(String site, String eventId) {
        return get("/ops/events/{site}/{eventId}", eventPath(site, eventId), Map.of(), Event::of);
    }

    /// One item, by its key of now or before.
    public Reply<Item> item(String site, String key) {
        return get("/ops/items/{site}/{key}", itemPath(site, key), Map.of(), Item::of);
    }

    /// Who changed the item's values, and where they come from.
    public Reply<Explanation> explain(String site, String key) {
        return get(
                "/ops/items/{site}/{key}/explain", itemPath(site, key), Map.of(), Explanation::of);
    }

    /// The Jira sites.
    public Reply<List<String>> sites() {
        return get(
                "/ops/sites",
                Map.of(),
                Map.of(),
                json -> Fields.list(json, "sites", site -> Fields.textOr(site, "site", "")));
    }

    /// The sprints of a site.
    ///
    /// @param state and `board` leave the others out, where they are given
    public Reply<SprintList> sprints(
            String site,
            @Nullable String state,
            @Nullable String board,
            int limit,
            @Nullable String next) {
        var query = part(limit, next);
        put(query, "state", state);
        put(query, "board", board);
        return get("/ops/sprints/{site}", Map.of("site", site), query, SprintList::of);
    }

    /// How much work is in a sprint.
    public Reply<Totals> totals(String site, String sprintId) {
        return get("/ops/sprints/{site}/{id}", sprintPath(site, sprintId), Map.of(), Totals::of);
    }

    /// A part of a sprint's queue.
    public Reply<Board> board(
            String site, String sprintId, Filters filters, int limit, @Nullable String next) {
        return get(
                "/ops/sprints/{site}/{id}/queue",
                sprintPath(site, sprintId),
                part(filters, limit, next),
                Board::of);
    }

    /// What happened in a sprint.
    public Reply<SprintReport> report(String site, String sprintId) {
        return get(
                "/ops/sprints/{site}/{id}/report",
                sprintPath(site, sprintId),
                Map.of(),
                SprintReport::of);
    }

    /// The projects of a site.
    public Reply<ProjectList> projects(String site, int limit, @Nullable String next) {
        return get(
                "/ops/projects/{site}", Map.of("site", site), part(limit, next), ProjectList::of);
    }

    /// A part of a project's backlog.
    ///
    /// @param project its key or id
    public Reply<Backlog> backlog(
            String site, String project, Filters filters, int limit, @Nullable String next) {
        return get(
                "/ops/backlog/{site}/{project}",
                Map.of("site", site, "project", project),
                part(filters, limit, next),
                Backlog::of);
    }

    /// How the sync of every site that has credentials stands.
    public Reply<List<SyncSite>> syncs() {
        return get("/ops/sync", Map.of(), Map.of(), SyncSite::list);
    }

    /// How the sync of a site stands.
    public Reply<SyncReport> sync(String site) {
        return get("/ops/sync/{site}", Map.of("site", site), Map.of(), SyncReport::of);
    }

    /// Replays a dead event.
    public Reply<Boolean> replay(String site, String eventId) {
        Answer answer =
                api.ask(
                        new Question(
                                "POST /ops/events/{site}/{eventId}/replay",
                                eventPath(site, eventId),
                                Map.of()));
        return isGood(answer) ? new Known<>(true, false) : missing(answer);
    }

    private Reply<Event.Page> events(Map<String, String> which, int limit, @Nullable String next) {
        var query = part(limit, next);
        query.putAll(which);
        return get("/ops/events", Map.of(), query, Event::page);
    }

    private static Map<String, String> part(Filters filters, int limit, @Nullable String next) {
        Map<String, String> query = part(limit, next);
        query.putAll(filters.query());
        return query;
    }

    private static Map<String, String> part(int limit, @Nullable String next) {
        var query = new HashMap<String, String>();
        query.put("limit", Integer.toString(limit));
        put(query, "next", next);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private <T> Reply<T> get(
            String path,
            Map<String, String> parameters,
            Map<String, String> query,
            Function<JsonNode, T> read) {
        Answer answer = api.ask(new Question("GET " + path, parameters, query));
        boolean gone = answer.status() == 410;
        return gone || isGood(answer)
                ? new Known<>(read.apply(answer.body()), gone)
                : missing(answer);
    }

    private static boolean isGood(Answer answer) {
        return answer.status() / 100 == 2;
    }

    private static <T> Missing<T> missing(Answer answer) {
        return new Missing<>(
                answer.status(),
                Fields.textOr(answer.body(), "message", "the operations API does not answer"));
    }

    private static Map<String, String> itemPath(String site, String key) {
        return Map.of("site", site, "key", key);
    }

    private static Map<String, String> sprintPath(String site, String sprintId) {
        return Map.of("site", site, "id", sprintId);
    }

    private static Map<String, String> eventPath(String site, String eventId) {
        return Map.of("site", site, "eventId", eventId);
    }
}
