package io.sprintqueue.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// The one place where time-outs, retries and endpoints of AWS clients are decided.
///
/// The environment is given, never read here. If it names an endpoint (`AWS_ENDPOINT_URL_SQS` and
/// its like, the SDK's own names), the client talks to that endpoint with the key pair the
/// environment gives; otherwise it uses the SDK's default chain, because under SnapStart the
/// environment has no key pair.
public final class AwsClients {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(1);
    private static final int ATTEMPTS_MAX = 3;

    private final Map<String, String> environment;
    private final Duration callTimeout;
    private final Transport transport;
    private final int attemptsMax;

    /// Clients that call by HTTP.
    ///
    /// @param environment the names and values an AWS process would find in its environment
    /// @param callTimeout bounds one call with all its attempts
    public AwsClients(Map<String, String> environment, Duration callTimeout) {
        this(environment, callTimeout, Transport.HTTP);
    }

    /// @param environment the names and values an AWS process would find in its environment
    /// @param callTimeout bounds one call with all its attempts
    /// @param transport how a call reaches its service
    public AwsClients(Map<String, String> environment, Duration callTimeout, Transport transport) {
        this(environment, callTimeout, transport, ATTEMPTS_MAX);
    }

    private AwsClients(
            Map<String, String> environment,
            Duration callTimeout,
            Transport transport,
            int attemptsMax) {
        this.environment = Map.copyOf(environment);
        this.callTimeout = callTimeout;
        this.transport = transport;
        this.attemptsMax = attemptsMax;
    }

    /// The same for calls that must not be made twice: they are never retried.
    public AwsClients tryingOnce() {
        return new AwsClients(environment, callTimeout, transport, 1);
    }

    /// Builds the client of a service with all that the clients of Sprintqueue have in common.
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, Service service) {
        return transport.client(configure(builder, service), service);
    }

    /// Sets on the builder all that the clients of Sprintqueue have in common.
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B configure(
            B builder, Service service) {
        builder.httpClientBuilder(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(CONNECTION_TIMEOUT)
                                .socketTimeout(callTimeout))
                .overrideConfiguration(
                        ClientOverrideConfiguration.builder()
                                .apiCallTimeout(callTimeout)
                                .retryStrategy(
                                        DefaultRetryStrategy.standardStrategyBuilder()
                                                .maxAttempts(attemptsMax)
                                                .build())
                                .build());
        String endpoint = environment.get("AWS_ENDPOINT_URL_" + service.name());
        if (endpoint != null) {
            builder.endpointOverride(URI.create(endpoint))
                    .region(Region.of(environment.getOrDefault("AWS_REGION", "eu-west-1")))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create(
                                            environment.getOrDefault("AWS_ACCESS_KEY_ID", "local"),
                                            environment.getOrDefault(
                                                    "AWS_SECRET_ACCESS_KEY", "local"))));
        }
        return builder;
    }

    /// The services Sprintqueue calls, named as in the SDK's endpoint variables.
    public enum Service {
        SQS,
        DYNAMODB,
        S3,
        SECRETS_MANAGER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
