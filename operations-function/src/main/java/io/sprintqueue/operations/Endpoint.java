package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Site;

import java.util.function.BiFunction;

/// Answers one route.
@FunctionalInterface
interface Endpoint {
    Answer answer(Request request);

    /// An endpoint for the site in the path; it refuses an invalid site name.
    static Endpoint atSite(BiFunction<Site, Request, Answer> endpoint) {
        return request ->
                Site.named(request.path().getOrDefault("site", ""))
                        .map(site -> endpoint.apply(site, request))
                        .orElseGet(
                                () -> Answer.badRequest("site is not 1 to 32 of a-z, 0-9 and -"));
    }
}
