package io.sprintqueue.store.dynamodb;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The queue table as template.yaml has it: in DynamoDB Local, or at the endpoint and of the name
/// that `sprintqueue.dynamodb.endpoint` and `sprintqueue.table` say.
record LocalTable(Map<String, String> environment, String name) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static @Nullable LocalTable started;

    /// Started once, since that takes seconds; each test has its own sites.
    static synchronized LocalTable start() {
        LocalTable running = started;
        if (running == null) {
            String endpoint = System.getProperty("sprintqueue.dynamodb.endpoint");
            running = endpoint == null ? embedded() : at(endpoint);
            started = running;
        }
        return running;
    }

    DynamoDbClient client(ExecutionInterceptor... interceptors) {
        var builder =
                new AwsClients(environment, TIMEOUT)
                        .configure(DynamoDbClient.builder(), AwsClients.Service.DYNAMODB);
        return builder.overrideConfiguration(
                        builder.overrideConfiguration()
                                .copy(configuration ->
                                        configuration.executionInterceptors(List.of(interceptors))))
                .build();
    }

    private static LocalTable at(String endpoint) {
        var environment = new HashMap<>(System.getenv());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
        return new LocalTable(environment, System.getProperty("sprintqueue.table", "queue"));
    }

    private static LocalTable embedded() {
        var aws =
                EmbeddedAws.start(
                        Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
        return new LocalTable(aws.environment(), aws.physicalId("QueueTable"));
    }
}
