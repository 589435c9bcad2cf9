package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Site;

import java.util.function.Function;

/// Answers each route of the operations API.
final class Operations {
    private final Health health;
    private final Stats stats;
    private final Items items;
    private final Events events;

    Operations(Health health, Stats stats, Items items, Events events) {
        this.health = health;
        this.stats = stats;
        this.items = items;
        this.events = events;
    }

    Answer answer(Request request) {
        return switch (request.route()) {
            case "GET /health" -> health.answer();
            case "GET /ops/health" -> health.whole();
            case "GET /ops/stats" -> stats.answer(request.query());
            case "GET /ops/items/{site}/{key}" ->
                    atSite(request, site -> items.byKey(site, request.path().get("key")));
            case "GET /ops/sprints/{site}/{id}/queue" ->
                    atSite(request, site -> items.ofSprint(site, request.path().get("id")));
            case "GET /ops/events/{site}/{eventId}" ->
                    atSite(request, site -> events.one(site, request.path().get("eventId")));
            case "GET /ops/events" -> events.list(request.query());
            default -> Answer.notFound("there is no route " + request.route());
        };
    }

    private static Answer atSite(Request request, Function<Site, Answer> answer) {
        return Site.named(request.path().getOrDefault("site", ""))
                .map(answer)
                .orElseGet(() -> Answer.badRequest("site is not 1 to 32 of a-z, 0-9 and -"));
    }
}
