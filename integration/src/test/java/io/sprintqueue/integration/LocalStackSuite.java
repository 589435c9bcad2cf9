package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// The whole stack on LocalStack, put up by `sam deploy`. It takes minutes;
/// `./mvnw -B verify -Plocalstack` runs it.
@Tag("localstack")
abstract class LocalStackSuite extends PipelineSuite {
    /// What LocalStack's free edition takes from the template and does not make.
    private static final Set<String> NOT_IN_FREE_EDITION =
            Set.of(
                    "AWS::ApiGatewayV2::Api",
                    "AWS::ApiGatewayV2::ApiMapping",
                    "AWS::ApiGatewayV2::DomainName",
                    "AWS::ApiGatewayV2::Stage",
                    "AWS::CloudWatch::CompositeAlarm",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::CodeDeploy::Application",
                    "AWS::CodeDeploy::DeploymentGroup",
                    "AWS::Logs::MetricFilter",
                    "AWS::Pipes::Pipe");

    private Map<String, String> notMade = Map.of();

    /// Deploys to LocalStack, which is there.
    ///
    /// @param end what ends it
    Backend deployed(URI endpoint, Path folder, Runnable end) throws IOException {
        try {
            SamStack stack = SamStack.deploy(Cloud.at(endpoint), "sprintqueue", folder);
            notMade = stack.notMade();
            TestOutput.print("NOT MADE by LocalStack: " + notMade);
            return new StackBackend(stack, end);
        } catch (IOException | AssertionError | RuntimeException failed) {
            end.run();
            throw failed;
        }
    }

    @Test
    void only_what_its_free_edition_lacks_is_not_made() {
        assertThat(NOT_IN_FREE_EDITION).containsAll(notMade.values());
    }
}
