package io.sprintqueue.cli.client;

import io.sprintqueue.core.delivery.Site;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks the operations API.
public final class OperationsClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI base;
    private final RequestSigner signer;

    /// Asks the pipeline at the address.
    ///
    /// @param signer signs what leaves this machine
    public OperationsClient(HttpClient http, URI base, RequestSigner signer) {
        this.http = http;
        this.base = base;
        this.signer = signer;
    }

    /// The public health.
    public HttpAnswer health() {
        return get("/health");
    }

    /// One item, by its key.
    public HttpAnswer item(Site site, String key) {
        return get("/ops/items/" + site + "/" + encoded(key));
    }

    /// The queue of a sprint.
    public HttpAnswer sprintQueue(Site site, String sprintId) {
        return get("/ops/sprints/" + site + "/" + encoded(sprintId) + "/queue");
    }

    /// One event, by its id.
    public HttpAnswer event(Site site, String eventId) {
        return get("/ops/events/" + site + "/" + encoded(eventId));
    }

    private HttpAnswer get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(Addresses.below(base, path)).timeout(TIMEOUT).build();
        return HttpAnswer.of(http, signer.sign(request));
    }

    /// One step of a path. An event id's tilde needs no encoding, and reads better in a log.
    private static String encoded(String step) {
        return URLEncoder.encode(step, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
