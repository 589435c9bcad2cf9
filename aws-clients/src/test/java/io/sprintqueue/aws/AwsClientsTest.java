package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.aws.AwsClients.Service;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsServiceClientConfiguration;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

class AwsClientsTest {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    @Test
    void where_the_environment_names_an_endpoint_the_client_talks_to_it() {
        SqsServiceClientConfiguration client =
                configured(
                        Map.of(
                                "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9324",
                                "AWS_REGION", "eu-central-1"));

        assertThat(client.endpointOverride()).contains(URI.create("http://127.0.0.1:9324"));
        assertThat(client.region()).isEqualTo(Region.EU_CENTRAL_1);
    }

    @Test
    void an_endpoint_of_another_service_is_not_taken() {
        assertThat(
                        configured(Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9"))
                                .endpointOverride())
                .isEmpty();
    }

    @Test
    void every_call_is_bounded_with_all_its_attempts() {
        SqsServiceClientConfiguration client = configured(Map.of());

        assertThat(client.overrideConfiguration().apiCallTimeout()).contains(CALL_TIMEOUT);
        assertThat(client.overrideConfiguration().retryStrategy().orElseThrow().maxAttempts())
                .isEqualTo(3);
    }

    @Test
    void a_service_is_named_for_people() {
        assertThat(Service.SECRETS_MANAGER).hasToString("secrets manager");
    }

    private static SqsServiceClientConfiguration configured(Map<String, String> environment) {
        var builder = SqsClient.builder().region(Region.EU_WEST_1);
        try (SqsClient client =
                new AwsClients(environment, CALL_TIMEOUT).client(builder, Service.SQS)) {
            return client.serviceClientConfiguration();
        }
    }
}
