package io.sprintqueue.embedded.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import io.sprintqueue.embedded.sqs.SqsAnswer;
import io.sprintqueue.embedded.sqs.SqsService;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Hands requests of HTTP to SQS.
record SqsHandler(SqsService service) implements HttpHandler {
    /// SQS by the clock of this machine.
    static SqsService service(String region, Supplier<URI> endpoint, @Nullable Path directory) {
        return new SqsService(region, InstantSource.system(), endpoint, directory);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SqsAnswer answer =
                    service.answer(
                            exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                            exchange.getRequestBody().readAllBytes());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            // The server ends, and so does the exchange.
            Thread.currentThread().interrupt();
        }
    }
}
