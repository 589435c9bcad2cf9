package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Site;

import java.util.function.Function;

/// Answers each route of the operations API.
final class Operations {
    private final Health health;
    private final Items items;
    private final Events events;
    private final Replays replays;

    Operations(Health health, Items items, Events events, Replays replays) {
        this.health = health;
        this.items = items;
        this.events = events;
        this.replays = replays;
    }

    Answer answer(Request request) {
        return switch (request.route()) {
            case "GET /health" -> health.answer();
            case "GET /ops/items/{site}/{key}" ->
                    atSite(request, site -> items.byKey(site, request.path().get("key")));
            case "GET /ops/sprints/{site}/{id}/queue" ->
                    atSite(request, site -> items.ofSprint(site, request.path().get("id")));
            case "GET /ops/events/{site}/{eventId}" ->
                    atSite(request, site -> events.one(site, request.path().get("eventId")));
            case "POST /ops/events/{site}/{eventId}/replay" ->
                    atSite(
                            request,
                            site ->
                                    replays.replay(
                                            site, request.path().get("eventId"), request.query()));
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
