package io.sprintqueue.embedded.engine;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.AttributeMap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// An HTTP client of the SDK that has no connection: it calls an engine in this process. While the
/// engine is stopped it fails like a refused connection.
final class InProcessHttp implements SdkHttpClient {
    private final EngineApi engine;
    private final BooleanSupplier isStopped;

    private InProcessHttp(EngineApi engine, BooleanSupplier isStopped) {
        this.engine = engine;
        this.isStopped = isStopped;
    }

    /// The form in which the SDK takes such a client.
    record Builder(EngineApi engine, BooleanSupplier isStopped)
            implements SdkHttpClient.Builder<Builder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new InProcessHttp(engine, isStopped);
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (isStopped.getAsBoolean()) {
                    throw new ConnectException("the engine is stopped");
                }
                return response(engine.answer(asked(request)));
            }

            @Override
            public void abort() {
                // The thread that calls is interrupted, and no connection is left to close.
            }
        };
    }

    private static EngineRequest asked(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest head = request.httpRequest();
        Optional<ContentStreamProvider> content = request.contentStreamProvider();
        byte[] body = {};
        if (content.isPresent()) {
            try (InputStream stream = content.get().newStream()) {
                body = stream.readAllBytes();
            }
        }
        return EngineRequest.of(head.method().name(), head.getUri(), head.headers(), body);
    }

    private static HttpExecuteResponse response(EngineAnswer answer) {
        var head = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.headers().forEach(head::putHeader);
        var body = AbortableInputStream.create(new ByteArrayInputStream(answer.body()));
        return HttpExecuteResponse.builder().response(head.build()).responseBody(body).build();
    }

    @Override
    public String clientName() {
        return "InProcess";
    }

    @Override
    public void close() {
        // The engine lives on.
    }
}
