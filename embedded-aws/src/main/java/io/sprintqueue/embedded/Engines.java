package io.sprintqueue.embedded;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.embedded.engine.DynamoDbEngine;
import io.sprintqueue.embedded.engine.Engine;
import io.sprintqueue.embedded.engine.S3Engine;
import io.sprintqueue.embedded.engine.SecretsEngine;
import io.sprintqueue.embedded.engine.SqsEngine;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The four engines, in parallel.
///
/// @param directory what they hold for themselves, or null if they keep all in memory
record Engines(
        SqsEngine sqs,
        DynamoDbEngine dynamoDb,
        S3Engine s3,
        SecretsEngine secrets,
        @Nullable DataDirectory directory)
        implements Transport {
    static {
        // The engines start side by side, and two of them may be the first to need the JDK's
        // loggers
        // and its management: each would wait for what the other holds.
        System.getLogger(Engines.class.getName());
    }

    static final String REGION = "eu-west-1";
    static final String ACCOUNT_ID = "000000000000";

    /// Starts them at the same time, since each alone takes a while.
    static Engines start(EmbeddedOptions options) {
        var data = options.dataDirectory();
        DataDirectory taken = data == null ? null : DataDirectory.take(data);
        try {
            return start(data, taken);
        } catch (RuntimeException failed) {
            if (taken != null) {
                taken.close();
            }
            throw failed;
        }
    }

    private static Engines start(@Nullable Path data, @Nullable DataDirectory taken) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sqs =
                    CompletableFuture.supplyAsync(
                            () -> new SqsEngine(REGION, directory(data, "sqs")), threads);
            var dynamoDb =
                    CompletableFuture.supplyAsync(
                            () -> new DynamoDbEngine(directory(data, "dynamodb")), threads);
            var s3 =
                    CompletableFuture.supplyAsync(
                            () -> new S3Engine(directory(data, "s3")), threads);
            var secrets =
                    CompletableFuture.supplyAsync(
                            () -> new SecretsEngine(REGION, ACCOUNT_ID, directory(data, "secrets")),
                            threads);
            return together(sqs, dynamoDb, s3, secrets, taken);
        }
    }

    /// All four or none: where one does not start, the others end.
    private static Engines together(
            CompletableFuture<SqsEngine> sqs,
            CompletableFuture<DynamoDbEngine> dynamoDb,
            CompletableFuture<S3Engine> s3,
            CompletableFuture<SecretsEngine> secrets,
            @Nullable DataDirectory taken) {
        try {
            CompletableFuture.allOf(sqs, dynamoDb, s3, secrets).join();
            return new Engines(sqs.join(), dynamoDb.join(), s3.join(), secrets.join(), taken);
        } catch (CompletionException e) {
            Stream.of(sqs, dynamoDb, s3, secrets)
                    .filter(engine -> !engine.isCompletedExceptionally())
                    .map(CompletableFuture::join)
                    .forEach(Engine::close);
            throw new IllegalStateException("an engine failed to start", e.getCause());
        }
    }

    Engine of(Service service) {
        return switch (service) {
            case SQS -> sqs;
            case DYNAMODB -> dynamoDb;
            case S3 -> s3;
            case SECRETS_MANAGER -> secrets;
        };
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B configured, Service service) {
        return of(service).client(configured);
    }

    /// What a process needs in its environment to find the engines and nothing else.
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        for (Service service : Service.values()) {
            environment.put(
                    "AWS_ENDPOINT_URL_" + service.name(), of(service).endpoint().toString());
        }
        return environment;
    }

    void close() {
        List.of(sqs, dynamoDb, s3, secrets).forEach(Engine::close);
        if (directory != null) {
            directory.close();
        }
    }

    private static @Nullable Path directory(@Nullable Path data, String name) {
        if (data == null) {
            return null;
        }
        try {
            return Files.createDirectories(data.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the data directory " + data, e);
        }
    }
}
