package io.sprintqueue.integration;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Where a stack is put up.
///
/// @param region of it
/// @param endpoint of what stands for AWS, or null for AWS itself, with the credentials that the
///     SDK finds
record Cloud(String region, @Nullable URI endpoint) {
    private static final Duration CALL = Duration.ofSeconds(60);

    /// Something that stands for AWS and believes everybody.
    static Cloud at(URI endpoint) {
        return new Cloud("eu-west-1", endpoint);
    }

    /// What a program needs in its environment to find it.
    Map<String, String> environment() {
        var environment =
                new HashMap<>(
                        Map.of(
                                "AWS_REGION", region,
                                "AWS_DEFAULT_REGION", region,
                                "SAM_CLI_TELEMETRY", "0"));
        if (endpoint != null) {
            environment.put("AWS_ENDPOINT_URL", endpoint.toString());
            environment.put("AWS_ACCESS_KEY_ID", "test");
            environment.put("AWS_SECRET_ACCESS_KEY", "test");
        }
        return environment;
    }

    /// The services that Sprintqueue calls.
    AwsClients clients() {
        Map<String, String> environment = environment();
        if (endpoint != null) {
            for (Service service : Service.values()) {
                environment.put("AWS_ENDPOINT_URL_" + service.name(), endpoint.toString());
            }
        }
        return new AwsClients(environment, CALL);
    }
}
