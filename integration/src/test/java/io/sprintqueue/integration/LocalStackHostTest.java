package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// The whole stack on LocalStack as a process of this machine.
@EnabledIfSystemProperty(
        named = "localstack",
        matches = "true",
        disabledReason = "it takes minutes; ./mvnw -B verify -Plocalstack runs it")
class LocalStackHostTest extends PipelineSuite {
    /// What LocalStack's free edition takes from the template and does not make.
    private static final Set<String> NOT_MADE =
            Set.of(
                    "AWS::ApiGatewayV2::Api",
                    "AWS::ApiGatewayV2::Stage",
                    "AWS::CloudWatch::CompositeAlarm",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::CodeDeploy::Application",
                    "AWS::CodeDeploy::DeploymentGroup",
                    "AWS::Logs::MetricFilter",
                    "AWS::Pipes::Pipe");

    private Set<String> typesNotMade = Set.of();

    @Override
    Backend start(Path folder) throws IOException {
        LocalStackHost host = LocalStackHost.start(folder.resolve("localstack"));
        try {
            SamStack stack = SamStack.deploy(host.endpoint(), folder);
            typesNotMade = stack.typesNotMade();
            System.out.println("LocalStack did not make: " + typesNotMade);
            return new LocalStackBackend(host, host.endpoint(), stack);
        } catch (AssertionError | RuntimeException failed) {
            host.close();
            throw failed;
        }
    }

    @Test
    void only_what_is_known_to_be_missing_in_localstack_is_not_made() {
        assertThat(NOT_MADE).containsAll(typesNotMade);
    }
}
