package io.sprintqueue.fakejira.rest;

import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every endpoint of the site's dialect behind its authentication.
public final class RestApi {
    /// Of the only site that the gateway knows.
    public static final String CLOUD_ID = "2f6ec9c1-0a3f-4b43-9c2f-3d0a3c1f5e11";

    private static final String GATEWAY = "/ex/jira/" + CLOUD_ID;

    private final Site site;
    private final Authentication authentication;
    private final Throttle throttle;
    private final List<Route> routes;

    /// The endpoints of the site's dialect.
    public RestApi(Site site) {
        this.site = site;
        this.authentication = new Authentication(site);
        this.throttle = new Throttle(site.dialect());
        this.routes =
                Stream.of(
                                new PlatformApi(site).routes(),
                                new ProjectApi(site).routes(),
                                site.dialect().isCloud()
                                        ? new SearchApi(site).routes()
                                        : new OffsetSearchApi(site).routes(),
                                new IssueApi(site).routes(),
                                new AgileApi(site).routes(),
                                new WebhookApi(site).routes())
                        .flatMap(each -> each)
                        .toList();
    }

    /// Answers the request at the moment.
    public Answer answer(Request request, Instant now) {
        boolean gateway = site.dialect().isCloud() && request.path().startsWith(GATEWAY + "/");
        Request asked = gateway ? request.at(request.path().substring(GATEWAY.length())) : request;
        var caller = authentication.of(asked, gateway, now);
        Throttle.Taken taken = throttle.take(bucket(asked, caller), now);
        var headers = new LinkedHashMap<>(caller.headers());
        headers.putAll(taken.headers());
        headers.put("Date", Dates.http(now));
        headers.put("Cache-Control", "no-cache, no-store, no-transform");
        return throttle.fault(asked)
                .orElseGet(() -> taken.ok() ? allowed(asked, caller, now) : tooFast())
                .with(headers);
    }

    /// How requests are counted and refused.
    public Throttle throttle() {
        return throttle;
    }

    private static Answer tooFast() {
        return Answer.error(429, "Rate limit exceeded.");
    }

    private String bucket(Request request, Authentication.Caller caller) {
        if (!site.dialect().isCloud()) {
            return caller.account().map(account -> account.person().id()).orElse("anonymous");
        }
        return routes.stream()
                .filter(route -> route.match(request.path()).isPresent())
                .map(route -> request.method() + " " + route.path())
                .findFirst()
                .orElse("nowhere");
    }

    private Answer allowed(Request request, Authentication.Caller caller, Instant now) {
        return caller.refused() ? Answer.notAuthenticated() : route(request, caller, now);
    }

    private Answer route(Request request, Authentication.Caller caller, Instant now) {
        boolean pathIsKnown = false;
        for (Route route : routes) {
            Optional<List<String>> parts = route.match(request.path());
            if (parts.isPresent() && route.method().equals(request.method())) {
                return route.endpoint()
                        .apply(new Call(request, parts.get(), caller.account(), now));
            }
            pathIsKnown |= parts.isPresent();
        }
        return pathIsKnown ? Answer.of(405, null) : Answer.noSuchPath();
    }

    static IssueJson shape(Site site, Call call) {
        boolean software =
                call.account().filter(one -> !one.is(Trait.WITHOUT_SOFTWARE)).isPresent();
        return new IssueJson(site, zone(site, call), software);
    }

    static ZoneId zone(Site site, Call call) {
        return call.account()
                .map(account -> account.person().zone())
                .orElse(site.settings().zone());
    }
}
