package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Site;

import java.util.function.BiFunction;

/// Answers one route.
@FunctionalInterface
interface Endpoint {
    Answer answer(Request request);

    /// An endpoint of the site that the path names; what is no site's name is refused.
    static Endpoint atSite(BiFunction<Site, Request, Answer> endpoint) {
        return request ->
                Site.named(request.path().getOrDefault("site", ""))
                        .map(site -> endpoint.apply(site, request))
                        .orElseGet(
                                () -> Answer.badRequest("site is not 1 to 32 of a-z, 0-9 and -"));
    }
}
