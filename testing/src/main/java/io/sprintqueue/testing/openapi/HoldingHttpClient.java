package io.sprintqueue.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// An HTTP client that holds each answer of the operations API against its document.
public final class HoldingHttpClient extends HttpClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client;
    private final HeldAnswers answers;

    /// @param client sends the requests
    public HoldingHttpClient(HttpClient client) {
        this(client, HeldAnswers.ofOperations());
    }

    HoldingHttpClient(HttpClient client, HeldAnswers answers) {
        this.client = client;
        this.answers = answers;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return held(request, client.send(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler) {
        return client.sendAsync(request, handler).thenApply(response -> held(request, response));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushed) {
        return client.sendAsync(request, handler, pushed)
                .thenApply(response -> held(request, response));
    }

    private <T> HttpResponse<T> held(HttpRequest request, HttpResponse<T> response) {
        if (response.body() instanceof String text && text.startsWith("{")) {
            try {
                answers.holdHttp(
                        request.method(),
                        request.uri().getRawPath(),
                        response.statusCode(),
                        MAPPER.readTree(text));
            } catch (JsonProcessingException noJson) {
                throw new AssertionError("no JSON: " + text, noJson);
            }
        }
        return response;
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public void close() {
        client.close();
    }
}
