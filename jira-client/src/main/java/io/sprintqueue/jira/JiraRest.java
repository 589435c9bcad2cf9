package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraExchange.Answer;
import io.sprintqueue.jira.JiraExchange.Request;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One conversation with one Jira over HTTP. Every address starts with the one of the credentials,
/// and an answer is bounded in depth.
final class JiraRest implements AutoCloseable {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> ABSENT = Set.of(404);
    private static final Set<Integer> NOT_SHOWN = Set.of(403, 404);
    private static final int TOO_MANY = 429;
    private static final int BAD = 400;
    private static final int FAULT = 500;

    private final URI base;
    private final @Nullable String authorization;
    private final RequestBudget budget;
    private final InstantSource clock;
    private final JiraExchange exchange;

    /// @param exchange is closed with this
    JiraRest(
            JiraCredentials credentials,
            RequestBudget budget,
            InstantSource clock,
            JiraExchange exchange) {
        this(credentials.url(), credentials.authorization(), budget, clock, exchange);
    }

    /// @param authorization absent where whoever asks stays unknown
    /// @param exchange is closed with this
    JiraRest(
            URI base,
            @Nullable String authorization,
            RequestBudget budget,
            InstantSource clock,
            JiraExchange exchange) {
        this.base = base;
        this.authorization = authorization;
        this.budget = budget;
        this.clock = clock;
        this.exchange = exchange;
    }

    /// What stands at the path.
    ///
    /// @param path begins with a slash
    Reading<JsonNode> get(String path, Map<String, String> query) {
        return found("GET " + path, find(path, query));
    }

    /// What stands at the path, if anything does.
    Reading<Optional<JsonNode>> find(String path, Map<String, String> query) {
        return answer("GET " + path, request("GET", address(path, query), null), ABSENT);
    }

    /// What stands at the path, if this account may see it: a Data Center says 403 of what is there
    /// and not to be seen.
    Reading<Optional<JsonNode>> findShown(String path, Map<String, String> query) {
        return answer("GET " + path, request("GET", address(path, query), null), NOT_SHOWN);
    }

    /// What Jira answers to what is posted: a question that is too long for an address, or
    /// something new.
    Reading<JsonNode> ask(String path, JsonNode question) {
        String what = "POST " + path;
        Request request = request("POST", address(path, Map.of()), question.toString());
        return found(what, answer(what, request, ABSENT));
    }

    /// What became of something that is written over what stands at the path.
    Reading<JsonNode> replace(String path, JsonNode body) {
        String what = "PUT " + path;
        Request request = request("PUT", address(path, Map.of()), body.toString());
        return found(what, answer(what, request, ABSENT));
    }

    private static Reading<JsonNode> found(String what, Reading<Optional<JsonNode>> answer) {
        return answer.map(
                json -> json.orElseThrow(() -> new JiraException(Kind.REFUSED, what + ": 404")));
    }

    private URI address(String path, Map<String, String> query) {
        String start = base.toString();
        String prefix = start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
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

    private Request request(String method, URI address, @Nullable String body) {
        var headers = new HashMap<String, String>();
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "sprintqueue-sync");
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return new Request(method, address, headers, body);
    }

    /// @param absent the statuses that stand for nothing
    private Reading<Optional<JsonNode>> answer(String what, Request request, Set<Integer> absent) {
        budget.take();
        Instant sent = clock.instant();
        Answer answer = exchange.send(request);
        Instant received = clock.instant();
        new RateHeaders(answer.headers(), received).tell(budget, answer.status());
        checkLogin(what, answer);
        String date = answer.headers().firstValue("Date").orElse(null);
        Instant readAt = ReadingTime.of(sent, received, date);
        if (absent.contains(answer.status())) {
            return new Reading<>(Optional.empty(), readAt);
        }
        checkStatus(what, answer.status());
        return new Reading<>(Optional.of(json(what, answer.body())), readAt);
    }

    /// An expired token is answered 200, with what anybody may see: nothing, mostly.
    private static void checkLogin(String what, Answer answer) {
        boolean failed =
                answer.headers().allValues("X-Seraph-LoginReason").stream()
                        .anyMatch(reason -> !reason.strip().equals("OK"));
        if (failed || answer.status() == UNAUTHORIZED) {
            throw new JiraException(
                    Kind.CREDENTIALS,
                    "%s: the credentials are not accepted (%d%s)"
                            .formatted(
                                    what, answer.status(), failed ? ", and the login failed" : ""));
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
        if (status != OK && status != CREATED) {
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
        exchange.close();
    }
}
