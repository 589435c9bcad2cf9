package io.sprintqueue.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/// Invokes functions by Lambda's API, of who takes every signature.
final class Invocations {
    /// Each at the same time may be its own process, on a machine of few cores.
    private static final int AT_ONCE_MAX = 2;

    private final URI endpoint;
    private final String signature;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);

    Invocations(URI endpoint) {
        this.endpoint = endpoint;
        this.signature = signature("lambda");
    }

    /// A signature from which the service and the region are read; nothing of it is checked.
    static String signature(String service) {
        return "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/%s/aws4_request, "
                        .formatted(service)
                + "SignedHeaders=host, Signature=0";
    }

    /// The function: an event's JSON in, an answer's JSON out.
    UnaryOperator<byte[]> of(String function) {
        return event -> invoke(function, event);
    }

    private byte[] invoke(String function, byte[] event) {
        String path = "/2015-03-31/functions/" + function + "/invocations";
        var request =
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .header("Authorization", signature)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                        .build();
        places.acquireUninterruptibly();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200
                    || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
                throw new IllegalStateException(function + ": " + new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new IllegalStateException("no answer from " + function, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            places.release();
        }
    }
}
