package io.sprintqueue.embedded.engine;

import io.sprintqueue.embedded.sqs.SqsService;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Gives SQS the clock of this machine.
final class SqsWiring {
    private SqsWiring() {}

    static SqsService service(String region, Supplier<URI> endpoint, @Nullable Path directory) {
        return new SqsService(region, InstantSource.system(), endpoint, directory);
    }
}
