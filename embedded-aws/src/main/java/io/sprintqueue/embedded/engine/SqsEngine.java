package io.sprintqueue.embedded.engine;

import io.sprintqueue.embedded.sqs.SqsAnswer;
import io.sprintqueue.embedded.sqs.SqsService;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;

/// SQS, as [SqsService] has it, on a loopback port. Its queues outlive a stop, messages in flight
/// included.
public final class SqsEngine implements Engine {
    private final SqsService service;
    private final LoopbackHttp http;

    /// Starts it on a free port.
    ///
    /// @param directory where the messages are kept, or null to keep them in memory
    public SqsEngine(String region, @Nullable Path directory) {
        this.service = SqsWiring.service(region, this::endpoint, directory);
        this.http = new LoopbackHttp(this::answer);
    }

    private EngineAnswer answer(EngineRequest request) throws IOException {
        try {
            SqsAnswer answer = service.answer(request.header("x-amz-target"), request.body());
            return new EngineAnswer(answer.status(), answer.headers(), answer.body());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the wait was ended").initCause(ended);
        }
    }

    @Override
    public URI endpoint() {
        return http.endpoint();
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B configured) {
        return http.client(configured);
    }

    @Override
    public void start() {
        service.start();
        http.start();
    }

    @Override
    public void stop() {
        // First, so that no receive takes what it can no longer hand over.
        service.stop();
        http.stop();
    }

    @Override
    public void close() {
        stop();
        http.close();
        service.close();
    }
}
