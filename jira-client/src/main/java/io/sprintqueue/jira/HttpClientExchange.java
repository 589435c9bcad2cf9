package io.sprintqueue.jira;

import io.sprintqueue.jira.JiraException.Kind;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/// Speaks HTTP. No redirect is followed, and an answer is bounded in size and time.
///
/// Cookies are kept for as long as it is open, so that a Data Center's load balancer leads all of
/// it to one node, whose index answers then fit together.
final class HttpClientExchange implements JiraExchange {
    static final int ANSWER_BYTES_MAX = 10_000_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Duration timeout;
    private final HttpClient client;

    /// @param timeout of a whole answer
    HttpClientExchange(Duration timeout) {
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER))
                        .build();
    }

    private record Received(HttpResponse<byte[]> response) implements Answer {
        @Override
        public int status() {
            return response.statusCode();
        }

        @Override
        public HttpHeaders headers() {
            return response.headers();
        }

        @Override
        public byte[] body() {
            return response.body();
        }
    }

    @Override
    public Answer send(Request request) {
        CompletableFuture<HttpResponse<byte[]>> running =
                client.sendAsync(
                        http(request),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            return new Received(running.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            running.cancel(true);
            throw new JiraException(Kind.AWAY, request + ": no answer in " + timeout);
        } catch (InterruptedException ended) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new JiraException(Kind.AWAY, request + ": interrupted");
        } catch (ExecutionException failed) {
            throw failure(request, Objects.requireNonNullElse(failed.getCause(), failed));
        }
    }

    private static HttpRequest http(Request request) {
        String body = request.body();
        HttpRequest.Builder http =
                HttpRequest.newBuilder(request.address())
                        .method(
                                request.method(),
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        request.headers().forEach(http::header);
        return http.build();
    }

    /// The message of a failure may quote what it stumbled over, so its kind is all that is told.
    private static JiraException failure(Request request, Throwable cause) {
        if (String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
            return new JiraException(
                    Kind.UNEXPECTED,
                    request + ": the answer has more than " + ANSWER_BYTES_MAX + " bytes");
        }
        Kind kind = cause instanceof SSLException ? Kind.UNTRUSTED : Kind.AWAY;
        return new JiraException(kind, request + ": " + cause.getClass().getSimpleName());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
