package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.jql.Keys;
import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.site.Webhooks;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The registration of webhooks by an administrator. Each dialect has its own shape, and takes the
/// shape of another without a word: the secret is then not set, and deliveries are not signed.
final class WebhookApi {
    private static final String OLD = "/rest/webhooks/1.0/webhook";
    private static final String NEW = "/rest/jira-webhook/1.0/webhooks";
    private static final String FILTER = "issue-related-events-section";
    private static final String MASK = "********";

    private final Site site;
    private final boolean isNew;
    private final String path;

    WebhookApi(Site site) {
        this.site = site;
        this.isNew = site.dialect() == Dialect.DATA_CENTER_10;
        this.path = isNew ? NEW : OLD;
    }

    Stream<Route> routes() {
        Stream<Route> both =
                Stream.of(
                        Route.of("GET", path, call -> asAdmin(call, this::list)),
                        Route.of("POST", path, call -> asAdmin(call, this::create)),
                        Route.of("GET", path + "/{}", call -> asAdmin(call, this::show)),
                        Route.of("PUT", path + "/{}", call -> asAdmin(call, this::replace)),
                        Route.of("DELETE", path + "/{}", call -> asAdmin(call, this::remove)));
        return isNew
                ? Stream.concat(
                        both,
                        Stream.of(
                                Route.of(
                                        "GET",
                                        path + "/{}/statistics",
                                        call -> asAdmin(call, this::statistics))))
                : both;
    }

    private static Answer asAdmin(Call call, Function<Call, Answer> endpoint) {
        if (call.account().isEmpty()) {
            return Answer.notAuthenticated();
        }
        return call.account().get().is(Trait.ADMIN)
                ? endpoint.apply(call)
                : Answer.error(403, "You are not permitted to administer webhooks.");
    }

    private Answer list(Call call) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        site.webhooks().all().forEach(webhook -> list.add(json(webhook)));
        return Answer.ok(list);
    }

    private Answer create(Call call) {
        return read(call.json(), 0)
                .map(webhook -> Answer.of(201, json(site.webhooks().add(webhook))))
                .orElseGet(WebhookApi::refused);
    }

    private static Answer refused() {
        return Answer.error(400, "A webhook has a name, an absolute http(s) URL and events.");
    }

    private Answer show(Call call) {
        return find(call).map(one -> Answer.ok(json(one))).orElseGet(WebhookApi::missing);
    }

    private Optional<Webhook> find(Call call) {
        return Keys.id(call.part(0)).flatMap(site.webhooks()::find);
    }

    private static Answer missing() {
        return Answer.error(404, "The webhook does not exist.");
    }

    /// What a change leaves out stays, above all the secret, which cannot be read back.
    private Answer replace(Call call) {
        Optional<Webhook> old = find(call);
        if (old.isEmpty()) {
            return missing();
        }
        ObjectNode merged = json(old.get());
        JsonNode given = call.json();
        given.properties().forEach(each -> merged.set(each.getKey(), each.getValue()));
        return read(merged, old.get().id())
                .map(read -> kept(old.get(), read, given))
                .map(webhook -> {
                    site.webhooks().replace(webhook);
                    return Answer.ok(json(webhook));
                })
                .orElseGet(WebhookApi::refused);
    }

    private Webhook kept(Webhook old, Webhook read, JsonNode given) {
        String secret = secret(given);
        return new Webhook(
                read.id(),
                read.name(),
                read.url(),
                read.events(),
                read.filter(),
                read.excludeBody(),
                read.enabled(),
                secret == null || secret.equals(MASK) ? old.secret() : secret);
    }

    private Answer remove(Call call) {
        return Keys.id(call.part(0)).filter(site.webhooks()::remove).isPresent()
                ? Answer.of(204, null)
                : missing();
    }

    private Answer statistics(Call call) {
        return find(call)
                .map(one -> {
                    Webhooks.Tally tally = site.webhooks().tally(one.id());
                    ObjectNode json = Shapes.object();
                    json.putObject("counts")
                            .put("successes", tally.accepted())
                            .put("failures", tally.failed());
                    return Answer.ok(json);
                })
                .orElseGet(WebhookApi::missing);
    }

    private Optional<Webhook> read(JsonNode body, long id) {
        Set<String> events = new LinkedHashSet<>(Call.texts(body.path("events")));
        String name = body.path("name").asText("");
        String url = body.path("url").asText("");
        if (name.isBlank() || events.isEmpty() || !isAddress(url)) {
            return Optional.empty();
        }
        return Optional.of(
                new Webhook(
                        id,
                        name,
                        url,
                        events,
                        isNew ? "" : body.path("filters").path(FILTER).asText(""),
                        isNew
                                ? body.path("configuration").path("EXCLUDE_BODY").asBoolean()
                                : body.path("excludeBody").asBoolean(),
                        body.path(isNew ? "active" : "enabled").asBoolean(true),
                        secret(body)));
    }

    private static boolean isAddress(String url) {
        try {
            URI address = new URI(url);
            return address.getHost() != null && url.matches("https?://.*");
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /// Data Center 9 knows no secret at all.
    private @Nullable String secret(JsonNode body) {
        JsonNode secret =
                switch (site.dialect()) {
                    case CLOUD -> body.path("secret");
                    case DATA_CENTER_9 -> body.path("");
                    case DATA_CENTER_10 -> body.path("configuration").path("SECRET");
                };
        return secret.isTextual() && !secret.asText().isEmpty() ? secret.asText() : null;
    }

    private ObjectNode json(Webhook webhook) {
        ObjectNode json = Shapes.object();
        json.put("name", webhook.name()).put("url", webhook.url());
        ArrayNode events = json.putArray("events");
        webhook.events().forEach(events::add);
        return isNew ? newJson(json, webhook) : oldJson(json, webhook);
    }

    /// The number stands in the address alone.
    private ObjectNode oldJson(ObjectNode json, Webhook webhook) {
        json.putObject("filters").put(FILTER, webhook.filter());
        json.put("excludeBody", webhook.excludeBody());
        json.put("enabled", webhook.enabled());
        json.put("self", site.settings().baseUrl() + OLD + "/" + webhook.id());
        return site.dialect().isCloud() ? json.put("isSigned", webhook.secret() != null) : json;
    }

    private static ObjectNode newJson(ObjectNode json, Webhook webhook) {
        json.put("id", webhook.id());
        json.put("active", webhook.enabled());
        ObjectNode configuration = json.putObject("configuration");
        configuration.put("EXCLUDE_BODY", Boolean.toString(webhook.excludeBody()));
        if (webhook.secret() != null) {
            configuration.put("SECRET", MASK);
        }
        return json.put("sslVerificationRequired", true);
    }
}
