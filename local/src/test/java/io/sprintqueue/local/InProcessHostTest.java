package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

class InProcessHostTest {
    private final EmbeddedAws aws =
            EmbeddedAws.start(
                    Template.read(ProjectFolder.find().resolve("template.yaml")),
                    EmbeddedOptions.inMemory());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void a_function_reaches_every_service_without_a_connection() throws IOException {
        var host =
                new InProcessHost(aws, this::withoutPorts, InstantSource.system(), aws.transport());
        Path sample = ProjectFolder.find().resolve("events/aws/api-gateway-health.json");
        var question =
                new LambdaJson<>(APIGatewayV2HTTPEvent.class).read(Files.readAllBytes(sample));

        var answer = host.invoker(LocalFunction.OPERATIONS).apply(question);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    }

    /// An environment in which a call by HTTP finds nothing.
    private Map<String, String> withoutPorts(String function) {
        Map<String, String> environment = aws.functionEnvironment(function);
        for (Service service : Service.values()) {
            environment.put("AWS_ENDPOINT_URL_" + service.name(), "http://127.0.0.1:1");
        }
        environment.put(
                "CONFIG_FILE", ProjectFolder.find().resolve("config/sprintqueue.yaml").toString());
        return environment;
    }
}
