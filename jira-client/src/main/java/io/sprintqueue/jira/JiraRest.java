package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.jira.JiraException.Kind;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// One conversation with one Jira over HTTP. Every address starts with the one of the credentials,
/// no redirect is followed, and an answer is bounded in size, depth and time.
///
/// Cookies are kept for as long as it is open, so that a Data Center's load balancer leads all of
/// it to one node, whose index answers then fit together.
final class JiraRest implements AutoCloseable {
    static final int ANSWER_BYTES_MAX = 10_000_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int BAD = 400;
    private static final int FAULT = 500;

    private final JiraCredentials credentials;
    private final RequestBudget budget;
    private final InstantSource clock;
    private final Duration timeout;
    private final HttpClient client;

    /// @param timeout of a whole answer
    JiraRest(
            JiraCredentials credentials,
            RequestBudget budget,
            InstantSource clock,
            Duration timeout) {
        this.credentials = credentials;
        this.budget = budget;
        this.clock = clock;
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER))
                        .build();
    }

    /// What stands at the path.
    ///
    /// @param path begins with a slash
    Reading<JsonNode> get(String path, Map<String, String> query) {
        return found("GET " + path, find(path, query));
    }

    /// What stands at the path, if anything does.
    Reading<Optional<JsonNode>> find(String path, Map<String, String> query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path, query)).GET();
        return answer("GET " + path, request);
    }

    /// The answer to a question that is too long for an address.
    Reading<JsonNode> ask(String path, JsonNode question) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path, Map.of()))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question.toString()));
        return found("POST " + path, answer("POST " + path, request));
    }

    private static Reading<JsonNode> found(String what, Reading<Optional<JsonNode>> answer) {
        return answer.map(
                json -> json.orElseThrow(() -> new JiraException(Kind.REFUSED, what + ": 404")));
    }

    private URI address(String path, Map<String, String> query) {
        String base = credentials.url().toString();
        String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        String parameters =
                query.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        return URI.create(prefix + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Reading<Optional<JsonNode>> answer(String what, HttpRequest.Builder request) {
        budget.take();
        Instant sent = clock.instant();
        HttpResponse<byte[]> response =
                send(
                        what,
                        request.header("Authorization", credentials.authorization())
                                .header("Accept", "application/json")
                                .header("User-Agent", "sprintqueue-sync")
                                .build());
        Instant received = clock.instant();
        new RateHeaders(response.headers(), received).tell(budget, response.statusCode());
        checkLogin(what, response);
        String date = response.headers().firstValue("Date").orElse(null);
        Instant readAt = ReadingTime.of(sent, received, date);
        if (response.statusCode() == NOT_FOUND) {
            return new Reading<>(Optional.empty(), readAt);
        }
        checkStatus(what, response.statusCode());
        return new Reading<>(Optional.of(json(what, response.body())), readAt);
    }

    private HttpResponse<byte[]> send(String what, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> running =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            return running.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            running.cancel(true);
            throw new JiraException(Kind.AWAY, what + ": no answer in " + timeout);
        } catch (InterruptedException ended) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new JiraException(Kind.AWAY, what + ": interrupted");
        } catch (ExecutionException failed) {
            throw failure(what, Objects.requireNonNullElse(failed.getCause(), failed));
        }
    }

    /// The message of a failure may quote what it stumbled over, so its kind is all that is told.
    private static JiraException failure(String what, Throwable cause) {
        boolean tooLarge = String.valueOf(cause.getMessage()).contains("exceeds capacity");
        return tooLarge
                ? new JiraException(
                        Kind.UNEXPECTED,
                        what + ": the answer has more than " + ANSWER_BYTES_MAX + " bytes")
                : new JiraException(Kind.AWAY, what + ": " + cause.getClass().getSimpleName());
    }

    /// An expired token is answered 200, with what anybody may see: nothing, mostly.
    private static void checkLogin(String what, HttpResponse<?> response) {
        boolean failed =
                response.headers().allValues("X-Seraph-LoginReason").stream()
                        .anyMatch(reason -> !reason.strip().equals("OK"));
        if (failed || response.statusCode() == UNAUTHORIZED) {
            throw new JiraException(Kind.CREDENTIALS, what + ": the credentials are not accepted");
        }
    }

    private static void checkStatus(String what, int status) {
        if (status == TOO_MANY) {
            throw new JiraException(Kind.LIMITED, what + ": 429, too many requests");
        }
        if (status >= FAULT) {
            throw new JiraException(Kind.AWAY, what + ": " + status);
        }
        if (status >= BAD) {
            throw new JiraException(Kind.REFUSED, what + ": " + status);
        }
        if (status != OK) {
            throw new JiraException(
                    Kind.UNEXPECTED, what + ": " + status + ", and no redirect is followed");
        }
    }

    private static JsonNode json(String what, byte[] body) {
        try {
            return BoundedJson.tree(body);
        } catch (IOException refused) {
            throw new JiraException(
                    Kind.UNEXPECTED, what + ": the answer is " + BoundedJson.problem(refused));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
