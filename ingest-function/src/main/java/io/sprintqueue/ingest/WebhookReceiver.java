package io.sprintqueue.ingest;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.RoutingFacts;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.core.delivery.UserAgentPolicy;
import io.sprintqueue.core.delivery.VerifiedDelivery;
import io.sprintqueue.ingest.ReceiveResult.Accepted;
import io.sprintqueue.ingest.ReceiveResult.Cause;
import io.sprintqueue.ingest.ReceiveResult.Malformed;
import io.sprintqueue.ingest.ReceiveResult.RefusedUserAgent;
import io.sprintqueue.ingest.ReceiveResult.TooLarge;
import io.sprintqueue.ingest.ReceiveResult.Unavailable;
import io.sprintqueue.ingest.ReceiveResult.Unsigned;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LaneSender;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Checks deliveries, cheapest check first: size, signature, user agent, one pass over the body.
/// Then it sends one message to a lane.
///
/// A signed JSON object is never refused: if it cannot be routed, it is sent too, and the processor
/// records it as dead, for an operator to look at.
public final class WebhookReceiver {
    private final Configuration configuration;
    private final SecretCache secrets;
    private final LaneSender lanes;
    private final ReceiveCounters counters;
    private final InstantSource clock;

    /// Sends what it accepts to these lanes.
    public WebhookReceiver(
            Configuration configuration,
            SecretCache secrets,
            LaneSender lanes,
            ReceiveCounters counters,
            InstantSource clock) {
        this.configuration = configuration;
        this.secrets = secrets;
        this.lanes = lanes;
        this.counters = counters;
        this.clock = clock;
    }

    /// Handles one delivery.
    ///
    /// @param siteName the site it claims to be from, of any shape
    /// @param headers names in lower case
    /// @param bytes the exact bytes received
    /// @param trace the trace that the request belongs to
    public ReceiveResult receive(
            String siteName, Map<String, String> headers, byte[] bytes, @Nullable String trace) {
        Instant receivedAt = clock.instant();
        Optional<Site> site = Site.named(siteName);
        ReceiveResult result = receive(site, headers, bytes, new RequestContext(receivedAt, trace));
        counters.count(site.filter(this::isKnown), result);
        return result;
    }

    /// Reads the secrets before the first delivery needs them. If they cannot be read, it will say
    /// so.
    void readSecrets() {
        try {
            secrets.current();
        } catch (SecretsUnavailableException _) {
            // Logged where it was tried; the first delivery retries.
        }
    }

    private record RequestContext(Instant receivedAt, @Nullable String trace) {}

    private ReceiveResult receive(
            Optional<Site> site,
            Map<String, String> headers,
            byte[] bytes,
            RequestContext context) {
        int limitBytes = configuration.limits().bodyBytes();
        if (bytes.length > limitBytes) {
            return new TooLarge(bytes.length, limitBytes);
        }
        var body = new Body(bytes);
        try {
            Optional<VerifiedDelivery> delivery =
                    verify(site, body, headers.get("x-hub-signature"));
            return delivery.isPresent()
                    ? route(delivery.get(), JiraHeaders.from(headers), context)
                    : new Unsigned(body.hash());
        } catch (SecretsUnavailableException failure) {
            return new Unavailable(Cause.SECRETS, failure);
        }
    }

    /// A request without a signature, or with an impossible site name, is refused without reading
    /// secrets.
    private Optional<VerifiedDelivery> verify(
            Optional<Site> site, Body body, @Nullable String signature)
            throws SecretsUnavailableException {
        if (site.isEmpty() || signature == null) {
            return Optional.empty();
        }
        SiteSecrets known = secrets.current();
        var delivery = SignatureVerifier.verify(site.get(), body, signature, known);
        if (delivery.isPresent()) {
            return delivery;
        }
        return secrets.newerThan(known)
                .flatMap(newer -> SignatureVerifier.verify(site.get(), body, signature, newer));
    }

    private ReceiveResult route(
            VerifiedDelivery delivery, JiraHeaders headers, RequestContext context) {
        Site site = delivery.site();
        UserAgentPolicy policy = configuration.of(site).userAgent();
        if (!policy.allows(headers.userAgent())) {
            counters.unknownUserAgent(site);
            if (policy.mode() == UserAgentPolicy.Mode.ENFORCE) {
                return new RefusedUserAgent(delivery.body().hash());
            }
        }
        Body body = delivery.body();
        return switch (RoutingPass.of(body)) {
            case Routing.Malformed(var reason) -> new Malformed(reason, body.hash());
            case Routing.Routed(var facts, var entity) ->
                    send(delivery, entity, facts, headers, context);
            case Routing.Unroutable(var facts, _) ->
                    send(delivery, Entity.ofItsOwn(body), facts, headers, context);
        };
    }

    private ReceiveResult send(
            VerifiedDelivery delivery,
            Entity entity,
            RoutingFacts facts,
            JiraHeaders headers,
            RequestContext context) {
        Lane lane = configuration.of(delivery.site()).lanes().choose(facts, headers);
        var envelope =
                Envelope.received(
                        delivery.site(),
                        EventId.of(entity, delivery.body()),
                        entity,
                        facts,
                        headers,
                        lane,
                        context.receivedAt(),
                        context.trace());
        try {
            lanes.send(new LaneMessage(envelope, delivery.body()));
            return new Accepted(envelope.eventId(), lane);
        } catch (RuntimeException failure) {
            return new Unavailable(Cause.LANE, failure);
        }
    }

    private boolean isKnown(Site site) {
        return configuration.label(site).equals(site.name());
    }
}
