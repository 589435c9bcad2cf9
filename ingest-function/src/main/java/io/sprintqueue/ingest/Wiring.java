package io.sprintqueue.ingest;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.aws.Lazy;
import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.RejectionSink;
import io.sprintqueue.messaging.S3BodyStore;
import io.sprintqueue.messaging.S3Rejections;
import io.sprintqueue.messaging.SqsLaneSender;

import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// Builds the function from its environment.
final class Wiring {
    /// Limits one call with all its attempts: the secret, S3 and SQS, one after the other, stay
    /// within the function's 10 seconds, and so within the 20 that Jira waits.
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    /// Limits the only try to report rejections, while the sender waits for its response. A cold
    /// client may need more than a second.
    private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(2);

    private Wiring() {}

    /// The function around SnapStart's image: it is primed before, and reads the secrets first
    /// after.
    ///
    /// @param warmUp of what priming does not reach
    /// @throws IllegalStateException which lists every problem of the environment
    static SnapStartResource<WebhookReceiver> snapStartResource(
            Supplier<Map<String, String>> environment, InstantSource clock, Runnable warmUp) {
        return SnapStartResource.of(
                () -> fromEnvironment(environment.get(), clock, Transport.HTTP),
                () -> {
                    warmUp.run();
                    Priming.run(environment.get(), clock);
                },
                WebhookReceiver::readSecrets);
    }

    /// Has the SDK run a call on its own responses. For the HTTP client it requests a page from
    /// AWS's STS, which needs no permission and does nothing.
    static void warmUpClients() {
        SdkWarmUp.warmUp(SqsClient.class, SecretsManagerClient.class);
    }

    /// The function without any connection, except for metrics and logs.
    static WebhookReceiver unconnected(
            Map<String, String> environment,
            InstantSource clock,
            SecretSource secrets,
            SqsClient sqs) {
        var settings = Settings.from(environment);
        var noBodies =
                new LazyBodyStore(() -> {
                    throw new IllegalStateException("no body is that large");
                });
        ReceiveCounters counters = counters(environment, clock);
        return new WebhookReceiver(
                settings.configuration(),
                new SecretCache(secrets, counters, clock),
                laneSender(sqs, noBodies, settings),
                counters,
                clock);
    }

    /// @throws IllegalStateException which lists every problem of the environment
    static WebhookReceiver fromEnvironment(
            Map<String, String> environment, InstantSource clock, Transport transport) {
        return fromEnvironment(environment, clock, transport, CALL_TIMEOUT);
    }

    static WebhookReceiver fromEnvironment(
            Map<String, String> environment,
            InstantSource clock,
            Transport transport,
            Duration callTimeout) {
        var settings = Settings.from(environment);
        var clients = new AwsClients(environment, callTimeout, transport);
        var brief = new AwsClients(environment, REPORT_TIMEOUT, transport).tryingOnce();
        ReceiveCounters counters = counters(environment, clock);
        return new WebhookReceiver(
                settings.configuration(),
                new SecretCache(secretSource(clients, settings), counters, clock),
                laneSender(
                        clients.client(SqsClient.builder(), Service.SQS),
                        new LazyBodyStore(() -> bodyStore(clients, settings.bodyBucket())),
                        settings),
                new TallyingCounters(counters, tally(brief, settings.bodyBucket(), clock)),
                clock);
    }

    private static SecretSource secretSource(AwsClients clients, Settings settings) {
        SecretsManagerClient client =
                clients.client(SecretsManagerClient.builder(), Service.SECRETS_MANAGER);
        return new SecretsManagerSource(client, settings.secretId());
    }

    private static LaneSender laneSender(SqsClient sqs, BodyStore bodies, Settings settings) {
        return new SqsLaneSender(
                sqs,
                new MessageCodec(bodies),
                Map.of(
                        Lane.INTERACTIVE, settings.interactiveQueueUrl(),
                        Lane.BULK, settings.bulkQueueUrl()));
    }

    private static BodyStore bodyStore(AwsClients clients, String bucket) {
        S3Client s3 = clients.client(S3Client.builder(), Service.S3);
        return new S3BodyStore(s3, bucket);
    }

    private static RejectionTally tally(AwsClients clients, String bucket, InstantSource clock) {
        var sink =
                new Lazy<RejectionSink>(() ->
                        new S3Rejections(clients.client(S3Client.builder(), Service.S3), bucket));
        return new RejectionTally(report -> sink.get().write(report), new SecureRandom(), clock);
    }

    private static ReceiveCounters counters(Map<String, String> environment, InstantSource clock) {
        return EmbeddedMetrics.from(environment, clock)
                .<ReceiveCounters>map(MetricCounters::new)
                .orElse(ReceiveCounters.NONE);
    }
}
