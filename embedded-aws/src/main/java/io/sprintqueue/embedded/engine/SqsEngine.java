package io.sprintqueue.embedded.engine;

import io.sprintqueue.embedded.sqs.SqsService;

import org.jspecify.annotations.Nullable;

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
        this.service = SqsHandler.service(region, this::endpoint, directory);
        this.http = new LoopbackHttp(new SqsHandler(service));
    }

    /// What answers behind the port, for callers in this process. It refuses while stopped.
    public SqsService service() {
        return service;
    }

    @Override
    public URI endpoint() {
        return http.endpoint();
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
