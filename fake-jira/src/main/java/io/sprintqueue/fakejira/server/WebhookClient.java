package io.sprintqueue.fakejira.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.webhook.Attempt;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Posts deliveries, with the patience that Jira has.
final class WebhookClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int NO_ANSWER = 0;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /// Posts the attempt.
    ///
    /// @return the status of the answer, or 0 where there is none in time
    int send(Attempt attempt, Dialect dialect) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(attempt.url())
                        .timeout(ANSWER)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        attempt.delivery().body(), UTF_8));
        attempt.headers(dialect).forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unanswered) {
            return NO_ANSWER;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
